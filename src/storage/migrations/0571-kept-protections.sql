-- What was worked out by disclosure control: which numbers are withheld, and what an outsider could deduce. A row is found by
-- the digest of everything that was asked and by the program that answered; it may be taken away and worked out again, which
-- nothing else in the register would notice, but a report that is on its way to approval: what is published carries its own.
-- Decision: 0068.

create table kept_protections (
  authority_id uuid not null,
  problem text collate "C" not null check (problem ~ '^[0-9a-f]{64}$'),
  program text collate "C" not null,
  -- JSON. It holds no number that is withheld: what is printed, and the ranges that an outsider could work out.
  figures text not null,
  made_at timestamptz(3) not null,
  -- The last day it was asked for: what nobody asks for is taken away.
  used_on date not null,
  primary key (authority_id, problem, program)
);
create index kept_protections_unused on kept_protections (authority_id, used_on);
select secure_table('kept_protections', 'select, insert, update, delete');
