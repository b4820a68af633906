-- The diary, the feeds of calendars, reminders and the chase list (docs/decisions/0043-the-diary-and-its-feeds.md, 0044-reminders-are-computed.md).

-- Of an item among several of its kind (an action, a promised contact, a freeze to review) the clock is one of many: whose it is.
alter table complaint_clocks add column item text;

-- What is due in some days, of any number of complaints.
create index complaint_clocks_by_due on complaint_clocks (authority_id, due_on, stream_id) where is_running;

-- The highest rung of the chase ladder that was chased while the present stage 1 clock ran (nought: none), and the last chase of any kind.
alter table complaint_summaries add column chased_rung smallint not null default 0;
alter table complaint_summaries add column last_chased_on date;

-- The address under which somebody's calendar fetches their dates. Only the SHA-256 of its token is kept, and one for each person.
create table feeds (
  authority_id uuid not null,
  user_id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  -- own: what is theirs to answer; visible: whatever they may see.
  covers text not null check (covers in ('own', 'visible')),
  made_at timestamptz(3) not null,
  primary key (authority_id, user_id),
  unique (authority_id, token_hash),
  foreign key (authority_id, user_id) references users (authority_id, user_id)
);
select secure_table('feeds', 'select, insert, update, delete');

-- Who is reminded of what. Computed, so a row may be deleted and made again at any time; what somebody has put away stays put away.
create table reminders (
  authority_id uuid not null,
  reminder_id uuid not null,
  -- Who is reminded: the one whose it is, their deputy while they are away, or a complaints manager where it is nobody's.
  user_id uuid not null,
  kind text not null check (kind in ('fell-due', 'about-to', 'silent')),
  stream_id uuid not null,
  -- Empty for silence.
  clock_id text not null,
  item text not null,
  -- For silence the last day on which anything was recorded.
  due_on date not null,
  made_on date not null,
  put_away_on date,
  primary key (authority_id, reminder_id),
  unique (authority_id, user_id, stream_id, kind, clock_id, item, due_on),
  foreign key (authority_id, user_id) references users (authority_id, user_id)
);
select secure_table('reminders', 'select, insert, update, delete');

-- The day for which reminders were computed, and a digest of what they were computed with: when, who stands in for whom, and the authority's numbers.
create table reminder_runs (
  authority_id uuid not null references authorities,
  made_on date not null,
  basis text not null,
  primary key (authority_id)
);
select secure_table('reminder_runs', 'select, insert, update');
