-- What is to be sent, and how far it is (docs/decisions/0101-nothing-is-sent-twice-in-silence.md). Rows are written with the event that
-- says so, in one transaction; a job hands over. Ids, codes and instants: what is in a message stands in a table of its own.
create table outbox (
  authority_id uuid not null,
  -- Its Message-ID too, however often it is tried. Random: nobody can guess one.
  message_id uuid not null,
  -- The record whose letter it is: it goes with it. Null where somebody is reminded.
  stream_id uuid,
  letter_id uuid,
  user_id uuid,
  channel text not null check (channel in ('email', 'notify-email', 'notify-text', 'notify-letter', 'demonstration')),
  -- The way it was meant to go; in a demonstration the channel is another.
  wanted text not null check (wanted in ('email', 'notify-email', 'notify-text', 'notify-letter')),
  state text not null check (state in ('queued', 'handing-over', 'sent', 'may-have-been-sent', 'failed', 'cancelled')),
  attempts integer not null default 0 check (attempts >= 0),
  since timestamptz(3) not null,
  next_at timestamptz(3) not null,
  tried_at timestamptz(3),
  last_failure text collate "C",
  queued_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  -- What it is called by those who took it.
  their_id text,
  -- When they were last asked what became of it.
  asked_at timestamptz(3),
  check ((stream_id is null) = (letter_id is null) and (stream_id is null) = (user_id is not null)),
  primary key (authority_id, message_id)
);
create index outbox_due on outbox (authority_id, next_at) where state = 'queued';
create index outbox_by_stream on outbox (authority_id, stream_id);
create index outbox_open on outbox (authority_id, state) where state in ('handing-over', 'may-have-been-sent', 'failed');
create index outbox_to_ask on outbox (authority_id, asked_at) where state = 'sent' and their_id is not null;
select secure_table('outbox', 'select, insert, update, delete');
select limit_sight('outbox', jsonb_build_object(
  'register', not_sealed(),
  'own', 'exists (select 1 from complaint_summaries s where s.authority_id = outbox.authority_id and s.stream_id = outbox.stream_id)'));

-- To whom, and what: erased as soon as it has left, with its record otherwise. An address may be a protected one, so nobody sees a row:
-- only what looks for no person (the job) does.
create table outbox_contents (
  authority_id uuid not null,
  message_id uuid not null,
  stream_id uuid,
  address text not null,
  subject text not null,
  body text not null,
  html text,
  attachments uuid[] not null,
  primary key (authority_id, message_id)
);
create index outbox_contents_by_stream on outbox_contents (authority_id, stream_id);
select secure_table('outbox_contents', 'select, insert, update, delete');
select limit_sight('outbox_contents', '{}');
do $$
begin
  execute format('create policy for_no_person on outbox_contents as restrictive for select to %I using ((select current_setting(''heard.sight'')) = ''whole'')', current_setting('heard.app_role'));
end
$$;
