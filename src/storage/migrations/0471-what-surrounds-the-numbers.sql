-- What figures count of training: places and people of all its sessions together, its score of 1 to 5, and whom it was for.

alter table report_facts
  add column places integer,
  add column attended integer,
  add column score smallint,
  add column audiences text[] not null default '{}';
