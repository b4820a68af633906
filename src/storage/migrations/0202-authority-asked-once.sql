-- Which authority a row may be written for is asked once for a statement, as a query of its own, and no longer for each
-- of the forty rows that a complaint brings. Reading stays as it was.

create or replace function secure_table(secured regclass, privileges text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', secured);
  execute format('alter table %s force row level security', secured);
  execute format(
    'create policy own_authority on %s to %I using (authority_id = current_setting(''heard.authority_id'')::uuid) '
    'with check (authority_id = (select current_setting(''heard.authority_id'')::uuid))',
    secured, current_setting('heard.app_role'));
  execute format('create policy whole_register on %s to %I using (true) with check (true)', secured, current_user);
  execute format('grant %s on %s to %I', privileges, secured, current_setting('heard.app_role'));
end
$$;

do $$
declare secured regclass;
begin
  for secured in select polrelid::regclass from pg_policy where polname = 'own_authority' loop
    execute format(
      'alter policy own_authority on %s with check (authority_id = (select current_setting(''heard.authority_id'')::uuid))', secured);
  end loop;
end
$$;
