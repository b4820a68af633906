-- When each remedy of a fact was promised, and where it stands: in the same places as `remedies` and `remedy_pence`.

alter table report_facts
  -- Days as they are written (ISO 8601): a list of texts, as the other lists of a fact are.
  add column remedies_promised_on text[] not null default '{}',
  -- owed, given-in-time, given-late, not-given
  add column remedy_states text[] not null default '{}';
-- What is still owed is little, among many complaints.
create index report_facts_owing on report_facts (authority_id) where known_to is null and 'owed' = any (remedy_states);
