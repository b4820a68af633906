-- With which message somebody was reminded of something, so that it is asked once more whether that is still so when the message leaves
-- (docs/decisions/0108-asked-again-when-it-leaves.md). Null: it was queued before this was kept.
alter table reminders_mailed add column message_id uuid;
create index reminders_mailed_by_message on reminders_mailed (authority_id, message_id);
