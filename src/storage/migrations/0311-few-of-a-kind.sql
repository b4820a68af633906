-- The desk of the Ombudsman and the pool of people read their streams whole: they are few, so the index is small.
create index register_entries_of_few on register_entries (authority_id, kind, stream_id) where kind in ('ombudsman-contact', 'pool-member');
