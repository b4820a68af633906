-- What an authority keeps beside its register and may look at again as it was: sets of tables, printed figures, figures of
-- others. A change is another version; nothing that was kept is ever changed. Decision: 0063.

create table kept_versions (
  authority_id uuid not null,
  kind text not null check (kind in ('table-set', 'printed-report', 'benchmark')),
  kept_id uuid not null,
  version integer not null check (version > 0),
  -- Null where this version takes it away.
  body jsonb,
  -- A double click keeps one version.
  command_id uuid not null,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  primary key (authority_id, kind, kept_id, version),
  unique (authority_id, command_id)
);
select secure_table('kept_versions', 'select, insert');
