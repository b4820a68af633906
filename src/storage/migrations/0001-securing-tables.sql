-- Every table begins with authority_id and belongs to one authority at a time (docs/decisions/0005-the-ledger.md).
-- `heard.app_role` is set by whoever migrates: the role that the server connects as.

create function secure_table(secured regclass, privileges text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', secured);
  execute format('alter table %s force row level security', secured);
  execute format(
    'create policy own_authority on %s to %I using (authority_id = current_setting(''heard.authority_id'')::uuid) '
    'with check (authority_id = current_setting(''heard.authority_id'')::uuid)',
    secured, current_setting('heard.app_role'));
  -- Row-level security is forced on the owner too; verify, rebuild and backup see every authority through this.
  execute format('create policy whole_register on %s to %I using (true) with check (true)', secured, current_user);
  execute format('grant %s on %s to %I', privileges, secured, current_setting('heard.app_role'));
end
$$;

create table authorities (
  authority_id uuid primary key,
  name text not null,
  -- The host name of its address; null answers to every host while it is the only one.
  host_name text,
  is_demonstration boolean not null,
  created_at timestamptz(3) not null,
  -- Null while its first data are being loaded: such an authority is never served.
  ready_at timestamptz(3)
);
alter table authorities enable row level security;
alter table authorities force row level security;
do $$
begin
  -- Which authority a request is for is decided before any can be set, so the list itself may be read.
  execute format('create policy any_authority on authorities for select to %I using (true)', current_setting('heard.app_role'));
  execute format('create policy whole_register on authorities to %I using (true) with check (true)', current_user);
  execute format('grant select on authorities to %I', current_setting('heard.app_role'));
end
$$;
