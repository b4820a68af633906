-- Rows derived from the ledger, rewritten in the transaction of each append (docs/decisions/0015-projections.md).
-- `code_version` and `holiday_list` say what made a row; they are not part of what it says.

-- One row for each complaint: what the work list needs, with the open clock that runs out first.
create table complaint_summaries (
  authority_id uuid not null,
  stream_id uuid not null,
  reference text collate "C" not null,
  procedure text not null,
  stage text not null,
  status text not null,
  -- Neither closed nor withdrawn: it is still on the work list.
  is_open boolean not null,
  received_on date not null,
  channel text not null,
  complainant_type text,
  complainant_id uuid,
  teams text[] not null,
  divisions text[] not null,
  owner_id text,
  -- The team it is allocated to: with the owner, what a team manager's sight of it depends on.
  allocated_team text,
  category text,
  priority text not null,
  priority_reason_id uuid,
  next_contact_on date,
  acknowledged_on date,
  answered_on date,
  closed_on date,
  outcome text,
  to_complete smallint not null,
  clock_id text,
  due_on date,
  provisional boolean not null,
  paused_on date,
  head_seq integer not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id)
);
create index complaint_summaries_open_by_due on complaint_summaries (authority_id, due_on, stream_id) include (paused_on) where is_open;
create index complaint_summaries_by_reference on complaint_summaries (authority_id, reference);
select secure_table('complaint_summaries', 'select, insert, update, delete');

-- Every clock that has started. What depends on today (overdue, days left) is left to the reader.
create table complaint_clocks (
  authority_id uuid not null,
  stream_id uuid not null,
  clock_id text not null,
  number smallint not null,
  stage text not null,
  -- The authority still has to do it: not done, not stopped, no mere advice, and no opportunity of the complainant's.
  is_running boolean not null,
  started_on date not null,
  -- Working days from the start to the date, pauses apart; null where the limit is of another kind.
  limit_working_days integer,
  due_on date not null,
  provisional boolean not null,
  paused_on date,
  ended_on date,
  -- How it ended: met, late or stopped; null while it runs.
  ending text,
  -- The date is the start and the limit alone: it can be counted again without the stream.
  is_plain boolean not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, clock_id, number)
);
create index complaint_clocks_running on complaint_clocks (authority_id, stream_id, clock_id, number) where is_running;
select secure_table('complaint_clocks', 'select, insert, update, delete');

create table complaint_breaches (
  authority_id uuid not null,
  stream_id uuid not null,
  number smallint not null,
  code text not null,
  law text not null,
  confirmed boolean not null,
  happened_on date not null,
  seq integer,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, number)
);
select secure_table('complaint_breaches', 'select, insert, update, delete');

-- Who has a part in which complaint: names themselves are read from people.
create table complaint_people (
  authority_id uuid not null,
  stream_id uuid not null,
  person_id uuid not null,
  role text not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, person_id, role)
);
create index complaint_people_by_person on complaint_people (authority_id, person_id);
select secure_table('complaint_people', 'select, insert, update, delete');

-- The other things a council records: compliments, enquiries, Ombudsman contacts, training, caseload.
create table register_entries (
  authority_id uuid not null,
  stream_id uuid not null,
  kind text not null,
  reference text collate "C" not null,
  received_on date not null,
  channel text,
  -- Whom a compliment came from, or what sort of enquiry it was.
  sort text,
  teams text[] not null,
  divisions text[] not null,
  resolved_on date,
  result text,
  quantity integer not null,
  head_seq integer not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id)
);
create index register_entries_by_day on register_entries (authority_id, received_on);
select secure_table('register_entries', 'select, insert, update, delete');
