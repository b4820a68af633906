-- Whoever is accused in an open safeguarding concern hears nothing until the designated officer agrees, so the complaint is
-- not shown to them (docs/decisions/0039-before-a-stage-begins.md). No older event accuses anybody, so that an empty list
-- is what a rebuild would give.
alter table complaint_summaries add column hidden_from text[] not null default '{}';
