-- What people said about themselves when they were asked for equality monitoring: apart from the ledger, which holds an id and
-- a salted digest alone. A correction is another row; a row is never changed. Only totals leave this table, but to whoever
-- entered it. Decision: 0053.

create table equality_answers (
  authority_id uuid not null,
  answers_id uuid not null,
  -- The stream that says that they were asked.
  stream_id uuid not null,
  whose text not null check (whose in ('complainant', 'child')),
  -- The set of categories by which they answered.
  set_version text collate "C" not null,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  salt bytea not null check (octet_length(salt) = 16),
  digest bytea not null check (octet_length(digest) = 32),
  entered_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (authority_id, answers_id)
);
select secure_table('equality_answers', 'select, insert');
