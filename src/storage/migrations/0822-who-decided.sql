-- Who last said what is to become of a message: that it was sent, that it is to be sent again, that it is not to be sent at all.
alter table outbox add column decided_as text check (decided_as in ('decided-sent', 'send-again', 'cancelled'));
alter table outbox add column decided_by text;
alter table outbox add column decided_at timestamptz(3);
