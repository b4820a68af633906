-- Learning, themes and disruptions are few too, and their streams are read whole.
create index register_entries_of_more_few on register_entries (authority_id, kind, stream_id) where kind in ('learning', 'theme', 'disruption');
-- What a theme is about and what it delayed, as known now: its page reads a few complaints of many. The operators of lists are
-- not leakproof, so an index over what stands in the lists would not be used; one over the few that have any is.
create index report_facts_of_themes on report_facts (authority_id, received_on) where known_to is null and themes <> '{}';
create index report_facts_delayed_by on report_facts (authority_id, received_on) where known_to is null and delayed_by <> '{}';
