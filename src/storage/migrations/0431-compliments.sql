-- Compliments as equals: what their list, their digest and their figures ask for.

create table compliments (
  authority_id uuid not null,
  stream_id uuid not null,
  reference text collate "C" not null,
  received_on date not null,
  -- A client or a professional, and of what sort; null where nobody said.
  giver text not null,
  sort text,
  channel text,
  divisions text[] not null,
  teams text[] not null,
  worker_id uuid,
  -- The words as they came; null where there are none.
  said_id uuid,
  consent text not null,
  -- The quotation as it was last checked; null while none was.
  quotation_id uuid,
  passed_on date,
  thanked_on date,
  is_imported boolean not null,
  head_seq integer not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id)
);
create index compliments_newest on compliments (authority_id, received_on desc, stream_id);
select secure_table('compliments', 'select, insert, update, delete');

alter table report_facts
  -- Of a compliment: when thanks reached the worker or the team, by when they should have, and what became of consent to quote.
  add column passed_on date,
  add column pass_on_due date,
  add column consent text;
