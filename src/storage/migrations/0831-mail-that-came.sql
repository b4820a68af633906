-- Mail that came (docs/decisions/0103-mail-that-came.md). A message is a stream of the register; the whole of it is a file. Here is
-- what stands beside: what was fetched, how mailboxes are, by what later messages are known to follow, and who has seen what.

-- Each message of a mailbox once, whatever number its server gives it: by SHA-256 of the whole of it, with the lines of the servers that
-- it passed, from which nobody guesses anything. It stays when a message is destroyed, or it would be fetched again.
create table mail_fetched (
  authority_id uuid not null,
  mailbox text not null,
  digest bytea not null check (octet_length(digest) = 32),
  uid_validity bigint not null,
  uid bigint not null,
  -- Null where it was left on the server: it is larger than anything that is kept.
  is_kept boolean not null,
  fetched_at timestamptz(3) not null,
  primary key (authority_id, mailbox, digest)
);
create index mail_fetched_by_uid on mail_fetched (authority_id, mailbox, uid_validity, uid);
select secure_table('mail_fetched', 'select, insert, update');

-- How a mailbox is: the last that was fetched of it, and since when it cannot be reached, and why.
create table mailboxes (
  authority_id uuid not null,
  mailbox text not null,
  uid_validity bigint,
  last_uid bigint not null default 0,
  looked_at timestamptz(3),
  failing_since timestamptz(3),
  failure text collate "C",
  attempts integer not null default 0,
  next_at timestamptz(3),
  primary key (authority_id, mailbox)
);
select secure_table('mailboxes', 'select, insert, update');

-- By what a later message is known to follow this one: digests of its Message-ID and of the address of whoever sent it. They go
-- with the message. No person asks them.
create table message_marks (
  authority_id uuid not null,
  stream_id uuid not null,
  own_id bytea,
  sender bytea,
  primary key (authority_id, stream_id)
);
create index message_marks_by_id on message_marks (authority_id, own_id);
select secure_table('message_marks', 'select, insert, delete');
select limit_sight('message_marks', '{}');
do $$
begin
  execute format('create policy for_no_person on message_marks as restrictive for select to %I using ((select current_setting(''heard.sight'')) = ''whole'')', current_setting('heard.app_role'));
end
$$;

-- That somebody of the complaints team opened a message: until then it is new.
create table messages_seen (
  authority_id uuid not null,
  stream_id uuid not null,
  seen_at timestamptz(3) not null,
  seen_by text not null,
  primary key (authority_id, stream_id)
);
select secure_table('messages_seen', 'select, insert, delete');
select limit_sight('messages_seen', jsonb_build_object('register', not_sealed()));

create index register_entries_messages on register_entries (authority_id, result, received_on desc, stream_id) where kind = 'message';

-- Whoever sees their own complaints alone sees of mail what is filed on those, and nothing that waits to be filed.
create function own_messages() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select e.stream_id from entry_complaints e join complaint_summaries s on s.authority_id = e.authority_id and s.stream_id = e.complaint_id
    where e.authority_id = current_setting('heard.authority_id')::uuid
      and (s.owner_id = current_setting('heard.user_id') or s.allocated_team = any (current_setting('heard.teams')::text[]))
      and not current_setting('heard.user_id') = any (s.hidden_from);
end
$$;
do $$
declare
  app text := current_setting('heard.app_role');
begin
  execute 'revoke all on function own_messages() from public';
  execute format('grant execute on function own_messages() to %I', app);
  execute format('create policy own_mail on register_entries as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) = ''own'') and kind = ''message'' then stream_id in (select own_messages()) else true end)', app);
  execute format('create policy own_mail on events as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) = ''own'') and stream_kind = ''message'' then stream_id in (select own_messages()) else true end)', app);
end
$$;

-- As in 0731: a message goes with the complaint on which it stands.
create or replace function goes_with(p_authority uuid, p_stream uuid, p_kind text, p_main uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  with named as (
    select distinct coalesce(payload ->> 'complaint', payload #>> '{changes,complaint}') as id from events
    where authority_id = p_authority and stream_id = p_stream and coalesce(payload ->> 'complaint', payload #>> '{changes,complaint}') is not null)
  select case when p_kind = 'message' then p_main::text = (
      select case when type = 'MessageFiled' then payload ->> 'complaint' end from events
      where authority_id = p_authority and stream_id = p_stream and type in ('MessageFiled', 'MessageFiledBeside', 'MessageFilingUndone', 'MessageSetAside') order by seq desc limit 1)
    else p_kind in ('equality-form', 'bundle', 'disclosure') and exists (select 1 from named where id = p_main::text)
      and not exists (
        select 1 from named n where n.id <> p_main::text
          and not exists (select 1 from events d where d.authority_id = p_authority and d.stream_id::text = n.id and d.type = 'RecordDestroyed')) end
$$;
