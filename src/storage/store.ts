import { sql } from 'kysely'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { OutOfSight } from '../application/access/out-of-sight.ts'
import { seeingOf, type Seeing } from '../application/access/sight.ts'
import type { AuthorityId, Clock, Reads, Store, StreamId, Transaction } from '../application/ports.ts'
import type { FileReads } from '../application/files/ports.ts'
import type { EditionReads } from '../application/report/editions.ts'
import type { LetterDraftReads } from '../application/letters/ports.ts'
import type { ReminderMailReads } from '../application/outbox/reminder-mail-ports.ts'
import type { MessageReads } from '../application/messages/ports.ts'
import type { OutboxReads } from '../application/outbox/ports.ts'
import type { PaperReads } from '../application/rights/ports.ts'
import type { RetentionReads } from '../application/retention/ports.ts'
import { makeEditions, readsOfEditions } from './editions.ts'
import { makeEqualityAnswers, readEqualityAnswers } from './equality-answers.ts'
import { carriedOut } from './ledger/carried-out.ts'
import { LostRace, makeLedger } from './ledger/ledger.ts'
import { keptReads, makeKept } from './kept.ts'
import { loadStream } from './ledger/load.ts'
import { importRecords } from './imports.ts'
import { makeLetterDrafts, readsOfLetterDrafts } from './letter-drafts.ts'
import { makeMail, readsOfMessages } from './messages.ts'
import { makeOutbox, readsOfOutbox } from './outbox.ts'
import { makeReminderMail, readsOfReminderMail } from './reminder-mail.ts'
import { makePapers, readsOfPapers } from './papers.ts'
import { makeFiles, readsOfFiles } from './files/rows.ts'
import { makePeople, readPeople } from './people.ts'
import type { Pools } from './pools.ts'
import type { Projector, QueryReadsOf, Trx } from './projector.ts'
import { projectAll } from './projections/project-all.ts'
import { wordUsed } from './queries/word-use.ts'
import { byStreamAndClock, redate, wouldMove } from './projections/redate.ts'
import { makeDestroyer } from './retention/destroyer.ts'
import { retentionReads } from './retention/reads.ts'
import { makeSeals } from './sealed.ts'
import { makeReferences } from './references.ts'
import { indexedPeople } from './search/indexed-people.ts'
import { bankHolidayLists, forgetSettings, makeSettings, readSettings, settingsKnownOn } from './settings.ts'
import { makeTexts, readTexts } from './texts.ts'
import { makeTurns } from './turns.ts'
import { seenReads } from './seen-reads.ts'
import { withAllInSight } from './sight.ts'
import { inAuthority, recordAlone, turnAlone } from './transaction.ts'

/** More than a few happen only where another program writes to the same stream: those of this one take turns. */
const TRIES = 12
/** The pause before the next try grows from 5 ms to 160 ms at most, and is another for each, so that a crowd does not come back together. */
const PAUSE_MS = 5
const MOST_DOUBLED = 5
/** Errors after which the same work may succeed: a key somebody else took first, a serialisation failure, a deadlock. */
const AGAIN = new Set(['23505', '40001', '40P01'])

/**
 * The register in PostgreSQL. `projector` writes what is derived, in the same transaction; `reads` answers from it. `clock`
 * says what day it is for what somebody may see from day to day; without it, the database's own.
 */
export function createStore(parts: Readonly<{ pools: Pick<Pools, 'app'>; projector: Projector; reads: QueryReadsOf; clock?: Clock }>): Store {
  const { pools, projector, reads, clock } = parts
  const inTurn = makeTurns<StreamId>()
  return {
    async write(viewer, work) {
      const seeing = seeingOf(viewer)
      const { authorityId } = seeing
      let lost: StreamId | null = null
      for (let attempt = 1; ; attempt += 1) {
        const once = () => inAuthority(pools.app, seeing, 'record', (trx, client, outOfSight) => work({ ...makeTransaction({ trx, client, outOfSight }, seeing, projector, attempt > 1), ...among(seenReads(trx, authorityId, reads(trx, authorityId), outOfSight)) }), clock)
        try {
          return await (lost === null ? once() : inTurn(lost, once))
        } catch (error) {
          if (attempt === TRIES || !mayGoAgain(error)) throw error
          lost = error instanceof LostRace ? error.streamId : lost
          await pause(Math.random() * PAUSE_MS * 2 ** Math.min(attempt, MOST_DOUBLED))
        }
      }
    },
    read: (viewer, work) => {
      const seeing = seeingOf(viewer)
      const { authorityId } = seeing
      return inAuthority(pools.app, seeing, 'read', (trx, _client, outOfSight) => work(seenReads(trx, authorityId, { ...ledgerReads(trx, authorityId), ...reads(trx, authorityId) }, outOfSight)), clock)
    },
  }
}

function mayGoAgain(error: unknown): boolean {
  return error instanceof LostRace || (error instanceof Error && AGAIN.has((error as { code?: string }).code ?? ''))
}

/** What a transaction asks of other streams than those that it writes. */
function among({ linksTo, streamsOfKind, sealBroken }: ReturnType<QueryReadsOf>): Pick<Transaction, 'linksTo' | 'streamsOfKind' | 'sealBroken'> {
  return { linksTo, streamsOfKind, sealBroken }
}

type Open = Readonly<{ trx: Trx; client: pg.ClientBase; outOfSight: OutOfSight }>
/** How what is derived from the ledger is written: with all of the authority in sight. */
type Derive = <T>(work: () => Promise<T>) => Promise<T>

function makeTransaction({ trx, client, outOfSight }: Open, { authorityId, sight }: Seeing, projector: Projector, isSecondTry: boolean): Omit<Transaction, keyof ReturnType<typeof among>> {
  const derive: Derive = (work) => withAllInSight(trx, sight, work)
  return {
    authorityId, outOfSight,
    ledger: makeLedger(trx, authorityId, (...asked) => derive(() => projector(...asked)), { isSecondTry, outOfSight }),
    people: indexedPeople(trx, authorityId, makePeople(trx, authorityId), derive),
    texts: makeTexts(trx, authorityId),
    references: makeReferences(trx, authorityId),
    settings: makeSettings(trx, authorityId),
    imports: importRecords(trx, authorityId),
    redating: makeRedating({ trx, client, outOfSight }, authorityId, derive),
    equality: makeEqualityAnswers(trx, authorityId),
    turnAlone: () => turnAlone(trx, authorityId),
    kept: makeKept(trx, authorityId),
    editions: makeEditions(trx, authorityId),
    papers: makePapers(trx, authorityId),
    files: makeFiles(trx, authorityId, projector),
    letterDrafts: makeLetterDrafts(trx, authorityId),
    outbox: makeOutbox(trx, authorityId, derive), reminderMail: makeReminderMail(trx, authorityId, derive),
    mail: makeMail(trx, authorityId),
    destroyer: makeDestroyer(trx, authorityId, projector),
    ...outOf(retentionReads(trx, authorityId)),
    seals: makeSeals(trx, authorityId),
  }
}

function outOf({ retentionFacts, tombstones }: RetentionReads): Pick<Transaction, 'retentionFacts' | 'tombstones'> {
  return { retentionFacts, tombstones }
}

function makeRedating({ trx, client }: Open, authorityId: AuthorityId, derive: Derive): Transaction['redating'] {
  return {
    alone: async () => {
      await recordAlone(trx, authorityId)
      // A rebuild, which is the owner's and goes through all authorities, holds this.
      await sql`lock table events in row exclusive mode`.execute(trx)
      forgetSettings(trx)
    },
    redate: async (calendar, changedFrom) => (await derive(() => redate(trx, authorityId, calendar, changedFrom))).moved.toSorted(byStreamAndClock),
    projectAll: async (calendar) => {
      await derive(() => projectAll(trx, client, authorityId, calendar))
    },
  }
}

/** What is answered from the ledger and what stands beside it, within one transaction. */
export function ledgerReads(trx: Trx, authorityId: AuthorityId): EditionReads & FileReads & MessageReads & LetterDraftReads & OutboxReads & ReminderMailReads & PaperReads & RetentionReads & Pick<Reads, 'stream' | 'carriedOut' | 'people' | 'texts' | 'settings' | 'settingsKnownOn' | 'bankHolidayLists' | 'wouldMove' | 'users' | 'equalityAnswers' | 'wordUsed' | 'kept' | 'keptHistory'> {
  return {
    ...readsOfEditions(trx, authorityId),
    ...readsOfPapers(trx, authorityId),
    ...readsOfFiles(trx, authorityId),
    ...readsOfOutbox(trx, authorityId),
    ...readsOfMessages(trx, authorityId),
    ...readsOfLetterDrafts(trx, authorityId),
    ...readsOfReminderMail(trx, authorityId),
    ...keptReads(trx, authorityId),
    ...retentionReads(trx, authorityId),
    stream: async (streamId) => (await loadStream(trx, authorityId, streamId)).recorded,
    carriedOut: (commandIds) => carriedOut(trx, authorityId, commandIds),
    people: (personIds) => readPeople(trx, authorityId, personIds),
    texts: (textIds) => readTexts(trx, authorityId, textIds),
    settings: () => readSettings(trx, authorityId),
    settingsKnownOn: (day) => settingsKnownOn(trx, authorityId, day),
    bankHolidayLists: () => bankHolidayLists(trx, authorityId),
    wouldMove: (calendar, changedFrom) => wouldMove(trx, authorityId, calendar, changedFrom),
    equalityAnswers: (answersIds) => readEqualityAnswers(trx, authorityId, answersIds),
    wordUsed: (asked) => wordUsed(trx, authorityId, asked),
    users: async () => {
      const { rows } = await sql<Awaited<ReturnType<Reads['users']>>[number]>`
        select user_id as "userId", name, role, teams, is_active as "isActive" from users where authority_id = ${authorityId} order by name`.execute(trx)
      return rows
    },
  }
}
