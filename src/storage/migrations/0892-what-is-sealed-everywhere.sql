-- Every table that holds something of a record goes by the list of what is sealed, in every sight that goes by one: those too that
-- name only ids of a sealed record, or came after 0711 (docs/decisions/0092-what-follows-a-seal.md). A test asks all of them.
-- As in 0601, for statements too that lock what they read: they work out every list beforehand, where no sight set one too.
create or replace function not_sealed() returns text language sql immutable as $$
  select 'stream_id <> all ((select coalesce(nullif(current_setting(''heard.sealed'', true), ''''), ''{}'')::uuid[])::uuid[])'
$$;

do $$
declare
  one record;
begin
  for one in
    select unnest(array['complaint_seals', 'complaint_hidden', 'entry_complaints', 'sealed_people', 'seal_breaks']) as name, array['register', 'own', 'figures', 'duties', 'rights'] as sights
    union all
    select unnest(array['compliments', 'files', 'outbox', 'outbox_contents', 'reminders', 'reminders_mailed', 'letter_drafts', 'messages_seen']), array['register', 'own', 'figures', 'duties', 'rights']
  loop
    execute format('drop policy if exists follows_seal on %I', one.name);
    execute format(
      'create policy follows_seal on %I as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) = any (%L)) then %s else true end)',
      one.name, current_setting('heard.app_role'), one.sights, not_sealed());
  end loop;
  -- That two records are one person is about people: of those who are in nothing but what is sealed, neither is named.
  execute format(
    'create policy follows_seal on person_sameness as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) in (''own'', ''duties'', ''rights'')) '
    'then person_id <> all ((select coalesce(nullif(current_setting(''heard.sealed_people'', true), ''''), ''{}'')::uuid[])::uuid[]) and other_id <> all ((select coalesce(nullif(current_setting(''heard.sealed_people'', true), ''''), ''{}'')::uuid[])::uuid[]) else true end)',
    current_setting('heard.app_role'));
end
$$;
