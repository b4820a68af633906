-- What the figures need of each stream, as known between two days (src/domain/reporting/report-fact.ts).
create table report_facts (
  authority_id uuid not null,
  stream_id uuid not null,
  known_from date not null,
  -- The first day on which it was no longer so known; null while it is.
  known_to date,
  -- The last day on which anything of it is counted; the end of time while it is open.
  last_on date not null,
  kind text not null,
  reference text collate "C" not null,
  received_on date not null,
  closed_on date,
  withdrawn boolean not null,
  channel text,
  complainant_type text,
  by_child boolean not null,
  supported_by_advocate boolean not null,
  about_disabled_child boolean not null,
  category text,
  divisions text[] not null,
  teams text[] not null,
  outcome text,
  stage_one_answered_on date,
  stage_one_working_days integer,
  stage_one_extended boolean not null,
  stage_two_requested_on date,
  stage_two_answered_on date,
  stage_two_working_days integer,
  stage_two_extended boolean not null,
  -- Points upheld, partly upheld, not upheld and without a finding.
  stage_two_findings integer[],
  stage_three_requested_on date,
  stage_three_met_on date,
  corporate_review_requested_on date,
  ombudsman_result text,
  quantity integer not null,
  breaches smallint not null,
  known_assumed boolean not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, known_from)
);
create index report_facts_by_last_day on report_facts (authority_id, last_on);
select secure_table('report_facts', 'select, insert, update, delete');
