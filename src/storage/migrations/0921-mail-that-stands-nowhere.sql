-- As in 0831, for every message: it goes with the record on which it stands, be that a complaint or another, and with no other. One that
-- stands on none goes by a rule of its own (docs/decisions/0103-mail-that-came.md), and so never with something else.
create or replace function goes_with(p_authority uuid, p_stream uuid, p_kind text, p_main uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  with named as (
    select distinct coalesce(payload ->> 'complaint', payload #>> '{changes,complaint}') as id from events
    where authority_id = p_authority and stream_id = p_stream and coalesce(payload ->> 'complaint', payload #>> '{changes,complaint}') is not null)
  select case when p_kind = 'message' then coalesce(p_main::text = (
      select case type when 'MessageFiled' then payload ->> 'complaint' when 'MessageFiledBeside' then payload ->> 'entry' end from events
      where authority_id = p_authority and stream_id = p_stream and type in ('MessageFiled', 'MessageFiledBeside', 'MessageFilingUndone', 'MessageSetAside') order by seq desc limit 1), false)
    else p_kind in ('equality-form', 'bundle', 'disclosure') and exists (select 1 from named where id = p_main::text)
      and not exists (
        select 1 from named n where n.id <> p_main::text
          and not exists (select 1 from events d where d.authority_id = p_authority and d.stream_id::text = n.id and d.type = 'RecordDestroyed')) end
$$;
