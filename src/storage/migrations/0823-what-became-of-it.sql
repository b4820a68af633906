-- When those who took a message said that it arrived: they are not asked again.
alter table outbox add column arrived_at timestamptz(3);
drop index outbox_to_ask;
create index outbox_to_ask on outbox (authority_id, asked_at) where state in ('sent', 'may-have-been-sent') and arrived_at is null;
