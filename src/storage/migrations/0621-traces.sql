-- Who looked at what, apart from the ledger (docs/decisions/0081-traces.md). Each program that serves writes a chain of its
-- own from its start, so that nobody waits for anybody else's; each trace has the hash of the one before it in its chain.
create table traces (
  authority_id uuid not null,
  chain_id uuid not null,
  seq integer not null check (seq > 0),
  at timestamptz(3) not null,
  -- An account, or the operator; null for somebody who has not signed in.
  user_id text,
  kind text not null,
  subject_kind text,
  -- An id or a code, never a name.
  subject_id text,
  route text not null,
  what text,
  -- Search words and reasons stand apart, so that they can be erased; here is SHA-256(salt || words).
  words_id uuid,
  words_digest bytea check (octet_length(words_digest) = 32),
  hash_format smallint not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (authority_id, chain_id, seq),
  check ((words_id is null) = (words_digest is null))
);
create index traces_by_time on traces (authority_id, at);
create index traces_by_user on traces (authority_id, user_id, at);
create index traces_by_subject on traces (authority_id, subject_id, at) where subject_id is not null;
-- What is not just looking: refusals, failures, broken seals, exports. Few among very many.
create index traces_out_of_the_ordinary on traces (authority_id, at) where kind not in ('read', 'listed', 'searched');
select secure_table('traces', 'select, insert');

create table trace_words (
  authority_id uuid not null,
  words_id uuid not null,
  words text not null,
  salt bytea not null check (octet_length(salt) = 16),
  primary key (authority_id, words_id)
);
select secure_table('trace_words', 'select, insert, delete');

-- The beginning of a chain whose time is up: what went, up to which number, and the hash that the rest follows.
create table trace_tombstones (
  authority_id uuid not null,
  chain_id uuid not null,
  through_seq integer not null check (through_seq > 0),
  last_hash bytea not null check (octet_length(last_hash) = 32),
  -- Of all that went from this chain.
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  destroyed_at timestamptz(3) not null,
  primary key (authority_id, chain_id, through_seq)
);
select secure_table('trace_tombstones', 'select');

-- The last trace of each chain that grew, under the same seal as the heads of the ledger's streams.
create table sealed_trace_heads (
  authority_id uuid not null,
  seal_number integer not null,
  chain_id uuid not null,
  seq integer not null check (seq > 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (authority_id, seal_number, chain_id),
  foreign key (authority_id, seal_number) references seals (authority_id, number) deferrable initially deferred
);
create index sealed_trace_heads_by_chain on sealed_trace_heads (authority_id, chain_id, seal_number);
select secure_table('sealed_trace_heads', 'select, insert');

-- How many chains of traces a seal names besides streams; null for a seal of the first format.
alter table seals add column chains integer check (chains >= 0);
