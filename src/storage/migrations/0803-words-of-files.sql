-- What stands in a file, so that it is found; and when it was last asked whether it is clean. Decision: 0097.
alter table files
  add column scanned_at timestamptz(3),
  -- Whether its words were read. `none`: there are none, as in a photograph. `failed`: they could not be read.
  add column words_state text collate "C" not null default 'waiting' check (words_state in ('waiting', 'read', 'none', 'failed'));
create index files_to_read on files (authority_id, added_at) where words_state = 'waiting';

-- The words of a file as they were read from its bytes; they go with it.
create table file_texts (
  authority_id uuid not null,
  file_id uuid not null,
  stream_id uuid not null,
  body text not null,
  -- The forms by which it is found, as search_documents keeps them.
  words text collate "C" not null,
  read_at timestamptz(3) not null,
  primary key (authority_id, file_id)
);
create index file_texts_by_stream on file_texts (authority_id, stream_id);
select secure_table('file_texts', 'select, insert, update, delete');
select limit_sight('file_texts', jsonb_build_object(
  'register', not_sealed(),
  'own', 'exists (select 1 from complaint_summaries s where s.authority_id = file_texts.authority_id and s.stream_id = file_texts.stream_id)'));

-- The files of documents that stand: projected from the complaint. What was taken away is none of them.
create table complaint_files (
  authority_id uuid not null,
  stream_id uuid not null,
  file_id uuid not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, file_id)
);
select secure_table('complaint_files', 'select, insert, update, delete');
select limit_sight('complaint_files', jsonb_build_object(
  'register', not_sealed(),
  'own', 'exists (select 1 from complaint_summaries s where s.authority_id = complaint_files.authority_id and s.stream_id = complaint_files.stream_id)'));

-- From outside a file is seen where it was released to whoever looks, as a text is (0681).
select limit_sight('files', jsonb_build_object(
  'register', not_sealed(),
  'own', 'exists (select 1 from complaint_summaries s where s.authority_id = files.authority_id and s.stream_id = files.stream_id)',
  'appointed', 'file_id = any ((select current_setting(''heard.released'')::uuid[])::uuid[])'));
