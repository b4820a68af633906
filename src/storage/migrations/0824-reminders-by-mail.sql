-- How each person wants to be reminded by mail (docs/decisions/0105-reminders-by-mail.md); nobody has to say: a digest without a row.
create table reminder_choices (
  authority_id uuid not null,
  user_id uuid not null,
  choice text not null check (choice in ('each', 'digest', 'none')),
  chosen_at timestamptz(3) not null,
  primary key (authority_id, user_id),
  foreign key (authority_id, user_id) references users (authority_id, user_id)
);
select secure_table('reminder_choices', 'select, insert, update, delete');

-- What somebody was reminded of by mail, so that nothing is twice: reminders themselves are computed, and may be deleted and made again.
create table reminders_mailed (
  authority_id uuid not null,
  user_id uuid not null,
  stream_id uuid not null,
  kind text not null,
  clock_id text not null,
  item text not null,
  due_on date not null,
  mailed_at timestamptz(3) not null,
  primary key (authority_id, user_id, stream_id, kind, clock_id, item, due_on)
);
create index reminders_mailed_by_stream on reminders_mailed (authority_id, stream_id);
select secure_table('reminders_mailed', 'select, insert, update, delete');

-- The day of the last digest of each person: there is one a day at most.
create table reminder_digests (
  authority_id uuid not null,
  user_id uuid not null,
  last_on date not null,
  primary key (authority_id, user_id)
);
select secure_table('reminder_digests', 'select, insert, update, delete');

-- Read for one person at a time by what looks for no person: nobody asks these for anybody else.
select limit_sight('reminder_choices', '{}');
select limit_sight('reminders_mailed', '{}');
select limit_sight('reminder_digests', '{}');
