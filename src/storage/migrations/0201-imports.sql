-- The trace of each import: who loaded which file, when, and what became of its rows.
create table imports (
  authority_id uuid not null references authorities,
  import_id uuid not null,
  source text not null,
  file_name text not null,
  file_digest bytea not null check (octet_length(file_digest) = 32),
  started_at timestamptz(3) not null,
  started_by text not null,
  -- Null while it runs, and for ever where the program was killed in the middle.
  finished_at timestamptz(3),
  counts jsonb,
  primary key (authority_id, import_id)
);
create index imports_by_start on imports (authority_id, started_at);
select secure_table('imports', 'select, insert, update');

-- Which row became which stream. The key is what makes loading a file again add nothing twice.
create table import_rows (
  authority_id uuid not null,
  source text not null,
  row_key text not null,
  stream_id uuid not null,
  row_digest bytea not null check (octet_length(row_digest) = 32),
  import_id uuid not null,
  primary key (authority_id, source, row_key),
  foreign key (authority_id, import_id) references imports (authority_id, import_id)
);
select secure_table('import_rows', 'select, insert');
