-- A file beside a request or a bundle holds papers of complaints: it is there for whoever sees every one of them, whenever they
-- were sealed. The data protection officer has the files of requests, which answer somebody's right; bundles are not theirs.
-- docs/decisions/0095-pages-from-outside-and-who-has-a-file.md
alter table working_files add column complaints uuid[] not null default '{}';

do $$
declare
  of_requests constant text := 'exists (select 1 from events e where e.authority_id = %1$s.authority_id and e.stream_id = %1$s.stream_id and e.seq = 1 and e.stream_kind = ''rights-request'')';
begin
  perform limit_sight('working_papers', jsonb_build_object('register', not_sealed(), 'duties', format(of_requests, 'working_papers')));
  perform limit_sight('working_files', jsonb_build_object(
    'register', not_sealed() || ' and not (complaints && (select current_setting(''heard.sealed'')::uuid[])::uuid[])',
    'duties', format(of_requests, 'working_files')));
end
$$;
