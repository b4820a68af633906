-- What was published: the document, the figures behind it and the bytes of every file, as they went out. Rows are added and
-- never changed. The digest of the manifest stands in the ledger, the digests of everything else in the manifest, so that one
-- altered byte is found. Decision: 0065.

create table report_editions (
  authority_id uuid not null,
  -- The stream of the report that was frozen.
  report_id uuid not null,
  edition integer not null check (edition > 0),
  -- Where it is published: what kind of document, and of which period.
  kind text collate "C" not null,
  period text not null,
  slug text collate "C" not null check (slug <> ''),
  title text not null,
  published_at timestamptz(3) not null,
  published_on date not null,
  -- The edition at the same address that this one corrects.
  corrects integer check (corrects < edition),
  -- RFC 8785 JSON, as it was digested.
  manifest text not null,
  document text not null,
  figures text not null,
  primary key (authority_id, report_id, edition),
  -- Two reports of one address share its numbers.
  unique (authority_id, kind, slug, edition)
);
select secure_table('report_editions', 'select, insert');

create table report_files (
  authority_id uuid not null,
  report_id uuid not null,
  edition integer not null,
  name text collate "C" not null check (name ~ '^[a-z0-9][a-z0-9.-]*$'),
  media_type text not null,
  bytes bytea not null,
  primary key (authority_id, report_id, edition, name),
  foreign key (authority_id, report_id, edition) references report_editions (authority_id, report_id, edition)
);
-- Files are packed already.
alter table report_files alter column bytes set storage external;
select secure_table('report_files', 'select, insert');
