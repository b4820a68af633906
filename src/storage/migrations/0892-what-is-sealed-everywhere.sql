-- Every table that holds something of a record goes by the list of what is sealed, in every sight that goes by one: those of before 0711
-- too, and those that name only ids (docs/decisions/0092-what-follows-a-seal.md). A test asks all of them.
do $$
declare
  name text;
begin
  foreach name in array array['complaint_seals', 'complaint_hidden', 'entry_complaints', 'sealed_people', 'seal_breaks', 'compliments', 'reminders'] loop
    execute format(
      'create policy follows_seal on %I as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) = any (%L)) then %s else true end)',
      name, current_setting('heard.app_role'), array['register', 'own', 'figures', 'duties', 'rights'], not_sealed());
  end loop;
  -- That two records are one person is about people: of those who are in nothing but what is sealed, neither is named.
  execute format(
    'create policy follows_seal on person_sameness as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) in (''own'', ''duties'', ''rights'')) '
    'then not array[person_id, other_id] && (select current_setting(''heard.sealed_people'')::uuid[])::uuid[] else true end)', current_setting('heard.app_role'));
end
$$;
