-- What follows a seal, and the tier of protected contact details (docs/decisions/0082-sealed-complaints.md and 0083).

-- Whom a sealed complaint is about: they are on no list, and break no seal.
alter table complaint_seals add column about text[] not null default '{}';

-- The complaints that an entry of the register is there because of: it is seen with them. Projected.
create table entry_complaints (
  authority_id uuid not null,
  stream_id uuid not null,
  complaint_id uuid not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, complaint_id)
);
create index entry_complaints_by_complaint on entry_complaints (authority_id, complaint_id);
select secure_table('entry_complaints', 'select, insert, update, delete');

-- A sealed document has its words, and none of them stand among those that everybody searches.
alter table search_documents add column is_sealed boolean not null default false;

-- The streams that are not there for whoever looks: what is sealed from them, and the entries that are there because of it.
create function sealed_from_reader() returns setof uuid language sql stable as $$
  with sealed as (
    select s.stream_id from complaint_seals s
    where s.authority_id = current_setting('heard.authority_id')::uuid
      and not current_setting('heard.user_id') = any (s.for_users)
      and not exists (
        select 1 from seal_breaks b where b.authority_id = s.authority_id and b.stream_id = s.stream_id
          and b.user_id = current_setting('heard.user_id') and b.until_at > sight_now() and not b.user_id = any (s.about))
    union
    -- Whoever is accused in one and may not hear of it yet, whatever their role (decision 0039).
    select h.stream_id from complaint_hidden h
    where h.authority_id = current_setting('heard.authority_id')::uuid and h.user_id = current_setting('heard.user_id'))
  select stream_id from sealed
  union
  select e.stream_id from entry_complaints e
  where e.authority_id = current_setting('heard.authority_id')::uuid and e.complaint_id in (select stream_id from sealed)
$$;

-- The people who have a part in nothing but these streams.
create function people_in_nothing_but(hidden uuid[]) returns setof uuid language sql stable as $$
  select p.person_id from sealed_people p
  where p.authority_id = current_setting('heard.authority_id')::uuid and p.stream_id = any (hidden)
    and not exists (select 1 from complaint_people c where c.authority_id = p.authority_id and c.person_id = p.person_id and c.stream_id <> all (hidden))
    and not exists (select 1 from register_people r where r.authority_id = p.authority_id and r.person_id = p.person_id and r.stream_id <> all (hidden))
$$;

-- Besides the rule of each sight: whoever sees all entries of the register, or counts them, sees none that is there because of
-- a complaint that is sealed from them. A report counts everything.
do $$
declare
  one text;
begin
  foreach one in array array['events', 'texts', 'register_entries', 'register_clocks', 'register_people', 'report_facts', 'search_documents', 'complaint_links'] loop
    execute format(
      'create policy follows_seal on %s as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true)) in (''own'', ''figures'') then %s else true end)',
      one, current_setting('heard.app_role'), not_sealed());
  end loop;
end
$$;

-- That somebody broke a seal, or tried and nothing opened: told at once to the data protection officer, and to nobody whom
-- the complaint is about. The reference as it was typed and the reason are words; they are kept here alone, and erasable.
create table seal_notices (
  authority_id uuid not null,
  notice_id uuid not null,
  kind text not null check (kind in ('broken', 'tried')),
  at timestamptz(3) not null,
  user_id text not null,
  reference text not null,
  reason text not null,
  until_at timestamptz(3),
  not_for text[] not null,
  primary key (authority_id, notice_id)
);
create index seal_notices_newest on seal_notices (authority_id, at desc);
select secure_table('seal_notices', 'select, insert, delete');

create table seal_notice_reads (
  authority_id uuid not null,
  notice_id uuid not null,
  user_id text not null,
  read_at timestamptz(3) not null,
  primary key (authority_id, notice_id, user_id)
);
select secure_table('seal_notice_reads', 'select, insert, delete');

-- Contact details that must not be seen by everybody who may see their person: a tier of its own. `protected` says which parts of
-- a person's contact are kept here and not beside their name; `why` stands with the version that said so.
alter table people add column protected text[] not null default '{}';
create table protected_contacts (
  authority_id uuid not null,
  person_id uuid not null,
  version integer not null,
  email text,
  telephone text,
  address text,
  why text,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  primary key (authority_id, person_id, version)
);
select secure_table('protected_contacts', 'select, insert, delete');
do $$
begin
  -- It opens in a transaction that asks for this tier, and for people whom whoever asks may see.
  execute format(
    'create policy sight on protected_contacts as restrictive for select to %I using (current_setting(''heard.tier'', true) = ''protected-contact'' '
    'and exists (select 1 from people p where p.authority_id = protected_contacts.authority_id and p.person_id = protected_contacts.person_id))',
    current_setting('heard.app_role'));
end
$$;

-- Moves parts of a person's contact, of every version, out of the table of people. The application adds versions and changes
-- none; this alone takes out of them what must not be read there any more.
create function protect_contact(of_authority uuid, of_person uuid, parts text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if of_authority is distinct from current_setting('heard.authority_id')::uuid then raise exception 'another authority'; end if;
  insert into protected_contacts (authority_id, person_id, version, email, telephone, address, recorded_at, recorded_by)
  select authority_id, person_id, version, case when 'email' = any (parts) then contact->>'email' end,
    case when 'telephone' = any (parts) then contact->>'telephone' end, case when 'address' = any (parts) then contact->>'address' end, recorded_at, recorded_by
  from people where authority_id = of_authority and person_id = of_person and contact ?| parts
  on conflict (authority_id, person_id, version) do update set
    email = coalesce(excluded.email, protected_contacts.email), telephone = coalesce(excluded.telephone, protected_contacts.telephone),
    address = coalesce(excluded.address, protected_contacts.address);
  update people set contact = nullif(contact - parts, '{}'::jsonb) where authority_id = of_authority and person_id = of_person and contact ?| parts;
end
$$;
do $$
begin
  execute 'revoke all on function protect_contact(uuid, uuid, text[]) from public';
  execute format('grant execute on function protect_contact(uuid, uuid, text[]) to %I', current_setting('heard.app_role'));
end
$$;
