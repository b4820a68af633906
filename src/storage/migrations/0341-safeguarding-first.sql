-- A complaint with a safeguarding concern that nobody has acknowledged heads the work list, whatever the order, and stays
-- on it though it is closed (docs/decisions/0045-a-calm-page.md). No older event raises one, so that false is what a
-- rebuild would give.
alter table complaint_summaries add column safeguarding_open boolean not null default false;

-- The ordinary order of the work list; it counts its groups from the same index.
drop index complaint_summaries_open_by_due;
create index complaint_summaries_open_by_due on complaint_summaries (authority_id, safeguarding_open desc, due_on, stream_id)
  include (paused_on) where is_open or safeguarding_open;
