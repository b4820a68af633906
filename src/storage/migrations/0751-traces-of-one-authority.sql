-- As in 0722, but whoever has said in which authority they are keeps traces of that one alone: naming another was the one way in
-- which a function changed the authority of a transaction that had one.
create or replace function keep_traces(
  authority uuid, instants text[], chain_ids uuid[], seqs integer[], user_ids text[], kinds text[], subject_kinds text[], subject_ids text[], routes text[], whats text[],
  words_ids uuid[], words_digests bytea[], hash_formats smallint[], prev_hashes bytea[], hashes bytea[],
  apart_ids uuid[], apart_words text[], apart_salts bytea[]
) returns void language plpgsql as $$
declare
  own uuid := nullif(current_setting('heard.authority_id', true), '');
begin
  if own <> authority then
    raise exception 'another authority' using errcode = '42501';
  end if;
  execute format('set local heard.authority_id = %L', authority);
  insert into trace_words (authority_id, words_id, words, salt)
    select authority, r.* from unnest(apart_ids, apart_words, apart_salts) r;
  insert into traces (authority_id, at, chain_id, seq, user_id, kind, subject_kind, subject_id, route, what, words_id, words_digest, hash_format, prev_hash, hash)
    select authority, r.instant::timestamptz, r.chain_id, r.seq, r.user_id, r.kind, r.subject_kind, r.subject_id, r.route, r.what, r.words_id, r.words_digest, r.hash_format, r.prev_hash, r.hash
    from unnest(instants, chain_ids, seqs, user_ids, kinds, subject_kinds, subject_ids, routes, whats, words_ids, words_digests, hash_formats, prev_hashes, hashes)
      as r(instant, chain_id, seq, user_id, kind, subject_kind, subject_id, route, what, words_id, words_digest, hash_format, prev_hash, hash);
end
$$;
