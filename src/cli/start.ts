import type { CliCommand } from './command.ts'
import type { Operator } from '../application/operator.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard start [--demo]

Starts the database and the web server, and serves until it is stopped (Ctrl-C). It serves your own register once
heard setup has made it, and the demonstration until then. The first start of the demonstration loads it, which takes
a minute or so; nothing listens before that has ended.

${CHOICE_USAGE}

What the environment may say:
  PORT              where to listen; 3000 unless given, 0 for any that is free
  HOST              on which address; 127.0.0.1 (this machine only) unless given
  HEARD_DATA        the data folder; ~/.local/share/heard unless given, /var/lib/heard for root
  DATABASE_URL      a PostgreSQL server (15 or later) instead of the one that comes with Heard, as the role that serves
  HEARD_OWNER_URL   the same database as the role that owns its tables; needed beside DATABASE_URL
  HEARD_JOBS_URL    the same database as the role that runs nightly jobs; without it, run heard seal every night
  HEARD_SEALS       where seals are kept outside the database; below the data folder unless given
  HEARD_PUBLIC_URL  the address that people type, such as https://complaints.example.gov.uk
  HEARD_OIDC_SECRET the client secret of the provider with which people sign in (docs/how-to/sign-in.md)
  HEARD_AUTHORITY   for other commands, where there are several authorities: the host name of the one that is meant
  HEARD_TODAY       fixes today, such as 2026-11-23; for demonstrations and tests

docs/how-to/operate.md goes from here to a served address.`

/** `heard start`: what `npm start` runs. */
export function startCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'start', summary: 'start the database and the web server', usage: USAGE, options: CHOICE, words: [0, 0],
    run: (typed) => operator.start(choiceOf(typed)),
  })
}
