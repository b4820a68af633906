create table settings_versions (
  authority_id uuid not null references authorities,
  version integer not null check (version > 0),
  settings jsonb not null,
  valid_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  primary key (authority_id, version)
);
select secure_table('settings_versions', 'select, insert');

-- The next number of each series of references in each year. Counted by row, in the transaction that takes it.
create table reference_numbers (
  authority_id uuid not null references authorities,
  series text not null,
  year integer not null,
  next_number integer not null check (next_number > 0),
  primary key (authority_id, series, year)
);
select secure_table('reference_numbers', 'select, insert, update');
