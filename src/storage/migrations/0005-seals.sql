create table seals (
  authority_id uuid not null references authorities,
  number integer not null check (number > 0),
  format smallint not null,
  sealed_at timestamptz(3) not null,
  -- How many streams this seal names: those that grew since the seal before it.
  streams integer not null check (streams >= 0),
  prev_root bytea not null check (octet_length(prev_root) = 32),
  root bytea not null check (octet_length(root) = 32),
  primary key (authority_id, number)
);
select secure_table('seals', 'select, insert');

create table sealed_heads (
  authority_id uuid not null,
  seal_number integer not null,
  stream_id uuid not null,
  seq integer not null check (seq > 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (authority_id, seal_number, stream_id),
  -- The heads are written first, then the seal over them.
  foreign key (authority_id, seal_number) references seals (authority_id, number) deferrable initially deferred
);
-- The last sealed head of each stream, in the order of streams.
create index sealed_heads_by_stream on sealed_heads (authority_id, stream_id, seal_number);
select secure_table('sealed_heads', 'select, insert');
