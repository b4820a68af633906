-- Files of the streams of the ledger: what each is called and what it is. Their bytes lie elsewhere, by their digest
-- (src/storage/files). Decision: 0097.
create table files (
  authority_id uuid not null,
  file_id uuid not null,
  stream_id uuid not null,
  -- Somebody's words, as everything that is called something: they go when it goes.
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  -- SHA-256 of the bytes: under this they lie.
  sha256 bytea not null check (octet_length(sha256) = 32),
  salt bytea not null check (octet_length(salt) = 16),
  -- SHA-256 of the salt and that digest: what an event holds of the file.
  digest bytea not null check (octet_length(digest) = 32),
  scan text collate "C" not null check (scan in ('waiting', 'clean', 'infected', 'not-scanned')),
  -- What a scan found.
  found text,
  added_at timestamptz(3) not null,
  added_by text not null,
  primary key (authority_id, file_id)
);
create index files_by_stream on files (authority_id, stream_id);
-- Whether anything else has the same bytes.
create index files_by_content on files (authority_id, sha256);
create index files_to_scan on files (authority_id, added_at) where scan = 'waiting';
select secure_table('files', 'select, insert, update, delete');

-- A file is seen with its complaint. From outside it is not seen yet: a document is no paper that can be released.
select limit_sight('files', jsonb_build_object(
  'register', not_sealed(),
  'own', 'exists (select 1 from complaint_summaries s where s.authority_id = files.authority_id and s.stream_id = files.stream_id)'));
