-- Who has a part in what is no complaint, who is the same person, what is arranged about contact, and search over the
-- whole register (docs/decisions/0052-people-and-sameness.md, docs/decisions/0058-search-covers-the-register.md).

-- The parts that people have in the other streams of the register: `role` is the field that names them there.
create table register_people (
  authority_id uuid not null,
  stream_id uuid not null,
  person_id uuid not null,
  role text not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, person_id, role)
);
create index register_people_by_person on register_people (authority_id, person_id);
select secure_table('register_people', 'select, insert, update, delete');

-- Two records that are said to be of one person, and not undone: a row from each of the two to the other.
create table person_sameness (
  authority_id uuid not null,
  stream_id uuid not null,
  person_id uuid not null,
  other_id uuid not null,
  said_on date not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, person_id)
);
create index person_sameness_by_person on person_sameness (authority_id, person_id);
select secure_table('person_sameness', 'select, insert, update, delete');

-- What is arranged about contact with the complainants of a complaint, as it stands; no row where nothing is.
create table contact_arrangements (
  authority_id uuid not null,
  stream_id uuid not null,
  warned_on date,
  restricted_on date,
  review_on date,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id)
);
select secure_table('contact_arrangements', 'select, insert, update, delete');

-- Search: what kind of thing a document is. The postings of what is no complaint are segments of their own.
alter table search_documents add column kind text collate "C" not null default 'complaint';
alter table search_postings add column is_entry boolean not null default false;
create index register_entries_by_reference on register_entries (authority_id, reference);
