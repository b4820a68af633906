create table events (
  authority_id uuid not null,
  stream_id uuid not null,
  seq integer not null check (seq > 0),
  stream_kind text not null,
  type text not null,
  version smallint not null,
  payload jsonb not null,
  happened_on date not null,
  -- The day that an imported register knew it; null means the London day of recorded_at.
  known_on date,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  command_id text not null,
  hash_format smallint not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (authority_id, stream_id, seq)
);
select secure_table('events', 'select, insert');

-- What makes a double click one event: the command and the last event it added. A bulk load names its first stream.
create table commands (
  authority_id uuid not null,
  command_id text not null,
  stream_id uuid not null,
  seq integer not null check (seq > 0),
  primary key (authority_id, command_id)
);
select secure_table('commands', 'select, insert');

-- Free text, apart from the ledger. The event holds SHA-256(salt || body) and the id.
create table texts (
  authority_id uuid not null,
  text_id uuid not null,
  stream_id uuid not null,
  body text not null,
  salt bytea not null check (octet_length(salt) = 16),
  digest bytea not null check (octet_length(digest) = 32),
  recorded_at timestamptz(3) not null,
  primary key (authority_id, text_id)
);
select secure_table('texts', 'select, insert');

-- A changed name is a new version; the highest is the present one.
create table people (
  authority_id uuid not null,
  person_id uuid not null,
  version integer not null check (version > 0),
  given_name text,
  family_name text,
  known_as text,
  born_on date,
  contact jsonb,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  primary key (authority_id, person_id, version)
);
select secure_table('people', 'select, insert');
