-- Of an enquiry, the day by which it was to be answered: the authority's own target (docs/decisions/0048-before-a-complaint.md).
alter table report_facts add column due_on date;

-- The list of enquiries looks at a kind, the latest first.
create index register_entries_by_receipt on register_entries (authority_id, kind, received_on desc);
