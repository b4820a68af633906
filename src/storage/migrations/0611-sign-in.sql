-- Sign-in: second factors, links that are used once, sessions one can tell apart, and rules of the authority (decision 0079).

alter table users
  -- Null for somebody who was invited and has not chosen a password yet, and for whom the provider knows.
  alter column password_hash drop not null,
  add column identity_issuer text,
  add column identity_subject text,
  -- Who shut an account that is not active: what the provider shut, the provider opens again.
  add column shut_by text check (shut_by in ('administrator', 'provider')),
  add column last_signed_in_at timestamptz(3),
  add constraint identity_whole check ((identity_issuer is null) = (identity_subject is null)),
  add constraint users_identity unique (authority_id, identity_issuer, identity_subject);

alter table sessions
  add column session_id uuid not null default gen_random_uuid(),
  -- A word for the browser and one for the system, such as 'firefox' and 'windows': the header itself is not kept.
  add column browser text not null default 'other',
  add column system text not null default 'other',
  add column how text not null default 'password',
  add column idle_minutes integer not null default 60;

create table second_factors (
  authority_id uuid not null,
  factor_id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('code-app', 'passkey')),
  name text not null,
  -- Of a code app: the shared secret in base32, and the last step of time whose code was used.
  secret text,
  last_step bigint,
  -- Of a passkey.
  credential_id text,
  public_key bytea,
  counter bigint,
  transports text[],
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  primary key (authority_id, factor_id),
  unique (authority_id, credential_id),
  foreign key (authority_id, user_id) references users (authority_id, user_id),
  check (case kind when 'code-app' then secret is not null and last_step is not null else credential_id is not null and public_key is not null and counter is not null end)
);
create index second_factors_by_user on second_factors (authority_id, user_id);
select secure_table('second_factors', 'select, insert, update, delete');

-- SHA-256 of codes of eighty random bits; a used one is gone.
create table recovery_codes (
  authority_id uuid not null,
  user_id uuid not null,
  code_digest bytea not null check (octet_length(code_digest) = 32),
  primary key (authority_id, user_id, code_digest),
  foreign key (authority_id, user_id) references users (authority_id, user_id)
);
select secure_table('recovery_codes', 'select, insert, delete');

-- What a browser or a link may do once, within a time: the second step of signing in, an invitation, a way round the provider.
create table one_use (
  authority_id uuid not null,
  token_digest bytea not null check (octet_length(token_digest) = 32),
  purpose text not null,
  user_id uuid,
  body jsonb not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (authority_id, token_digest),
  foreign key (authority_id, user_id) references users (authority_id, user_id)
);
create index one_use_by_user on one_use (authority_id, user_id);
select secure_table('one_use', 'select, insert, update, delete');

-- Somebody whom the provider knows came under the e-mail address of a local account: an administrator links them, or does not.
create table identities_waiting (
  authority_id uuid not null,
  user_id uuid not null,
  issuer text not null,
  subject text not null,
  seen_at timestamptz(3) not null,
  primary key (authority_id, user_id),
  foreign key (authority_id, user_id) references users (authority_id, user_id)
);
select secure_table('identities_waiting', 'select, insert, update, delete');

create table sign_in_rules (
  authority_id uuid not null references authorities,
  version integer not null,
  rules jsonb not null,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  primary key (authority_id, version)
);
select secure_table('sign_in_rules', 'select, insert');
