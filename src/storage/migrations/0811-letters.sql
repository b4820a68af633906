-- What is written of a letter before it is sent: rows that change, and go with the sending, with the record, or when the letter is set
-- aside. Not among the working papers, of which a record has one: of letters it has several, and two people write at two of them at once.
-- docs/decisions/0099-letters-say-what-they-have-to.md
create table letter_drafts (
  authority_id uuid not null,
  stream_id uuid not null,
  letter_id uuid not null,
  -- Grows with each change: whoever saves says what they saw.
  version integer not null check (version > 0),
  body text not null,
  updated_at timestamptz(3) not null,
  updated_by text not null,
  primary key (authority_id, stream_id, letter_id)
);
select secure_table('letter_drafts', 'select, insert, update, delete');
select limit_sight('letter_drafts', jsonb_build_object('register', not_sealed()));

-- Templates of letters are kept as sets of tables are: added to, and never changed.
alter table kept_versions drop constraint kept_versions_kind_check;
alter table kept_versions add constraint kept_versions_kind_check check (kind in ('table-set', 'printed-report', 'benchmark', 'letter-template'));
