-- What stands beside somebody's record because of their rights, and what was given to whom. Derived from the ledger. Decision: 0087.
create table rights_marks (
  authority_id uuid not null,
  -- The request or the disclosure that says it.
  stream_id uuid not null,
  number smallint not null,
  -- The complaint or the person beside which it stands.
  other_id uuid not null,
  mark text collate "C" not null,
  reference text collate "C" not null,
  marked_on date not null,
  -- Null while it holds.
  ended_on date,
  text_id uuid not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, number)
);
create index rights_marks_beside on rights_marks (authority_id, other_id, marked_on desc);
select secure_table('rights_marks', 'select, insert, update, delete');

-- What is worked on before it becomes a file: the review of what is held on a person, the choice of papers of a bundle. Erasable,
-- and no part of the ledger. Decisions: 0087, 0088.
create table working_papers (
  authority_id uuid not null,
  -- The stream of the request or the bundle.
  stream_id uuid not null,
  kind text collate "C" not null,
  -- Grows with each change: whoever saves says what they saw.
  version integer not null check (version > 0),
  body jsonb not null,
  updated_at timestamptz(3) not null,
  updated_by text not null,
  primary key (authority_id, stream_id)
);
select secure_table('working_papers', 'select, insert, update, delete');

-- What somebody added from outside (kind scan), and what was made (kind made), with its bytes. Erasable.
create table working_files (
  authority_id uuid not null,
  stream_id uuid not null,
  file_id uuid not null,
  kind text collate "C" not null,
  -- Of what was made: the version; 0 for what was added.
  version integer not null,
  name text not null,
  media_type text not null,
  digest text collate "C" not null,
  size integer not null,
  pages integer not null,
  bytes bytea not null,
  added_at timestamptz(3) not null,
  added_by text not null,
  primary key (authority_id, stream_id, file_id)
);
alter table working_files alter column bytes set storage external;
select secure_table('working_files', 'select, insert, delete');
