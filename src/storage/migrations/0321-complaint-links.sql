-- Which complaint is linked to which (docs/decisions/0042-beside-the-path.md): a link stands in the stream where it was recorded, and shows at both.
create table complaint_links (
  authority_id uuid not null,
  stream_id uuid not null,
  other_id uuid not null,
  how text not null,
  linked_on date not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, other_id)
);
create index complaint_links_by_other on complaint_links (authority_id, other_id);
select secure_table('complaint_links', 'select, insert, update, delete');
