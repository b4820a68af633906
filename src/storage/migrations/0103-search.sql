-- Search by equality alone, as row-level security wants it (docs/decisions/0016-search.md).

-- The words of each complaint: names apart from free text, with one space between. What the postings are made
-- of, and what says which of them to take away when a word goes.
create table search_documents (
  authority_id uuid not null,
  stream_id uuid not null,
  -- The postings of one writing are one segment, named for its first complaint; `place` is the complaint's in it.
  segment uuid not null,
  place smallint not null,
  received_on date not null,
  names text collate "C" not null,
  words text collate "C" not null,
  primary key (authority_id, stream_id)
);
create index search_documents_by_place on search_documents (authority_id, segment, place);
select secure_table('search_documents', 'select, insert, update, delete');

-- For each word of a segment, the complaints that have it: day of receipt (days since 1970, at most 32,767) * 65,536 + place.
create table search_postings (
  authority_id uuid not null,
  word text collate "C" not null,
  is_name boolean not null,
  segment uuid not null,
  entries integer[] not null,
  primary key (authority_id, word, is_name, segment)
);
select secure_table('search_postings', 'select, insert, update, delete');

-- The vocabulary of an authority. Whoever adds a word that is not there adds a row; two at once add two, and nobody
-- waits for anybody. The three parts are what a misspelt word still has one of (src/storage/search/parts.ts).
create table search_words (
  authority_id uuid not null,
  word text collate "C" not null,
  is_name boolean not null,
  segment uuid not null,
  part_one text collate "C",
  part_two text collate "C",
  part_three text collate "C",
  primary key (authority_id, word, is_name, segment)
);
create index search_words_by_part_one on search_words (authority_id, part_one) where part_one is not null;
create index search_words_by_part_two on search_words (authority_id, part_two) where part_two is not null;
create index search_words_by_part_three on search_words (authority_id, part_three) where part_three is not null;
select secure_table('search_words', 'select, insert, update, delete');
