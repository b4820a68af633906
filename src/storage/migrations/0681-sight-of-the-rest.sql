-- How far one sees of what came with retention and rights (docs/decisions/0078-sight-in-the-database.md).
do $$
declare
  not_sealed constant text := 'stream_id not in (select c from sealed_from_reader() c)';
begin
  perform limit_sight('retention_facts', jsonb_build_object('register', not_sealed, 'duties', 'true'));
  -- What stands where a record was: ids, a rule and two names of those who decided.
  perform limit_sight('tombstones', jsonb_build_object('register', 'true', 'duties', 'true'));
  perform limit_sight('rights_marks', jsonb_build_object('register', not_sealed, 'own', 'true', 'duties', 'true'));
  perform limit_sight('working_papers', jsonb_build_object('register', not_sealed, 'duties', 'true'));
  perform limit_sight('working_files', jsonb_build_object('register', not_sealed, 'duties', 'true'));
end
$$;
