-- What real reports print of each stage, and the facts did not hold.

alter table report_facts
  -- Why it is not considered; null where it is, or nothing was decided.
  add column not_accepted text,
  -- The outcome of the answer of each stage, in the order of the stages; `none` where a stage has none. Empty where nothing was answered.
  add column stage_outcomes text[] not null default '{}',
  -- Points upheld, partly upheld, not upheld and without a finding, of each stage in that order. Empty where nothing was answered.
  add column stage_findings integer[] not null default '{}',
  -- Working days after the date that counted, an agreed extension included; 0 in time, null without an answer.
  add column stage_one_days_late integer,
  add column stage_two_days_late integer,
  add column stage_three_answered_on date,
  -- From the request of the panel to its meeting; from the request of a corporate review to its answer.
  add column stage_three_working_days integer,
  add column corporate_review_answered_on date,
  add column corporate_review_working_days integer,
  -- Categories of its points and statuses of its children, each once.
  add column point_categories text[] not null default '{}',
  add column child_statuses text[] not null default '{}',
  -- How far advocacy came in it: offered, declined, accepted, appointed; null where nothing was recorded.
  add column advocacy text,
  -- The Ombudsman's own category of its decision.
  add column ombudsman_category text;
