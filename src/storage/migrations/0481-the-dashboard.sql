-- The dashboard counts some years of one authority, as known now: by receipt with divisions and teams, by the day of the
-- answer, by the day of the findings, and what is open. Each is answered from its index alone.
drop index report_facts_now_by_receipt;
create index report_facts_now_by_receipt on report_facts (authority_id, kind, received_on) include (divisions, teams) where known_to is null;
create index report_facts_now_by_answer on report_facts (authority_id, kind, stage_one_answered_on, stage_one_working_days)
  where known_to is null and stage_one_answered_on is not null;
create index report_facts_now_by_finding on report_facts (authority_id, found_on) where known_to is null and found_on is not null;
create index report_facts_now_open on report_facts (authority_id, kind, received_on) where known_to is null and closed_on is null;
-- The first day of the register, whatever came of it.
create index report_facts_by_receipt on report_facts (authority_id, received_on);
