create table users (
  authority_id uuid not null references authorities,
  user_id uuid not null,
  -- Lower case: the name under which one signs in.
  email text not null check (email = lower(email)),
  name text not null,
  role text not null,
  teams text[] not null,
  -- argon2id in PHC form, with its own salt and cost.
  password_hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz(3),
  is_active boolean not null default true,
  created_at timestamptz(3) not null,
  primary key (authority_id, user_id),
  unique (authority_id, email)
);
select secure_table('users', 'select, insert, update');

-- Only the SHA-256 of a session's token is kept: whoever reads this table can sign in as nobody.
create table sessions (
  authority_id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  user_id uuid not null,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (authority_id, token_hash),
  foreign key (authority_id, user_id) references users (authority_id, user_id)
);
create index sessions_by_user on sessions (authority_id, user_id);
select secure_table('sessions', 'select, insert, update, delete');

create table drafts (
  authority_id uuid not null,
  draft_id uuid not null,
  user_id uuid not null,
  kind text not null,
  body jsonb not null,
  updated_at timestamptz(3) not null,
  primary key (authority_id, draft_id),
  foreign key (authority_id, user_id) references users (authority_id, user_id)
);
create index drafts_by_user on drafts (authority_id, user_id, updated_at);
select secure_table('drafts', 'select, insert, update, delete');
