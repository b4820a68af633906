-- What the rest of the register adds to the facts that figures count, and the dates of what is no complaint.

alter table report_facts
  -- What sort of enquiry, which measure of caseload: a code of its kind.
  add column sort text,
  -- Why something was upheld, of the points upheld in whole or part: codes of the authority's list, each once.
  add column causes text[] not null default '{}',
  -- How it came about: human error, error of judgement, deliberate departure; each once.
  add column natures text[] not null default '{}',
  -- The day on which the findings were made that the causes belong to.
  add column found_on date,
  -- Themes that it is about, and disruptions and themes that delayed it: ids of streams.
  add column themes text[] not null default '{}',
  add column delayed_by text[] not null default '{}',
  -- What was given, and the money of each in pence, nought where there is none.
  add column remedies text[] not null default '{}',
  add column remedy_pence integer[] not null default '{}',
  -- Of an enquiry: whether a complaint was offered, and the answer.
  add column offer text;
-- The dashboard counts a few years of one authority, as known now.
create index report_facts_now_by_receipt on report_facts (authority_id, kind, received_on) where known_to is null;

-- Days by which something has to be done about what is no complaint: an enquiry, an action of learning.
create table register_clocks (
  authority_id uuid not null,
  stream_id uuid not null,
  number smallint not null,
  kind text not null,
  reference text collate "C" not null,
  clock_id text not null,
  -- Which of several of its kind; null for a clock that is the only one of theirs.
  item text,
  owner_id text,
  teams text[] not null,
  started_on date not null,
  due_on date not null,
  -- The day it was done, or given up; null while the authority still has to do it.
  ended_on date,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, number)
);
create index register_clocks_running on register_clocks (authority_id, due_on) where ended_on is null;
select secure_table('register_clocks', 'select, insert, update, delete');
