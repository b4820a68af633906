import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { wholeOf } from '../../application/access/sight.ts'
import type { MailboxFailure, MailboxState, OnServer } from '../../application/messages/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { waitMs } from '../../domain/outbox/back-off.ts'
import { MOST_BYTES, takeApart, type Reception } from '../received/receive-message.ts'
import { NoAccess, type AccessTokens } from '../oauth/access-tokens.ts'
import { mailboxFailure } from './failures.ts'
import type { MailboxSettings } from './settings.ts'
import { watchMailbox, type MailboxWork, type Patience, type ReadTo } from './watch-mailbox.ts'

/** Somebody may mend it at any minute: it is tried again within half an hour. */
const LONGEST_WAIT_MS = 30 * 60_000

/** What a mailbox brought and what became of it: counts and codes alone, for the log. */
export type MailboxNews = Readonly<{ mailbox: string } & ({ failure: MailboxFailure; /** The sign-in service's own code. */ said?: string } | { received: 'in-triage' | 'filed' | 'set-aside' | 'before' | 'too-large' | 'refused' })>

export type KeepingParts = Readonly<{ reception: Reception; authorityId: AuthorityId; settings: MailboxSettings; tell(news: MailboxNews): void; patience?: Patience; access?: AccessTokens }>

/** Reads a mailbox until `stopped`; where it is not reached, that is said, and it is tried again, each time after a longer wait. */
export async function keepMailbox(parts: KeepingParts, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    const { nextAt } = await stateOf(parts)
    const waits = nextAt === null ? 0 : Math.min(LONGEST_WAIT_MS, Date.parse(nextAt) - Date.parse(parts.reception.services.clock.now()))
    if (waits > 0 && !await waited(waits, stopped)) return
    await watchOnce(parts, stopped)
  }
}

/** One connection, to its end. Returns why it ended; null where it was stopped. */
export async function watchOnce(parts: KeepingParts, stopped: AbortSignal): Promise<MailboxFailure | null> {
  try {
    await watchMailbox(parts.settings, workOf(parts), stopped, parts)
    return null
  } catch (error) {
    const failure = mailboxFailure(error)
    parts.tell({ mailbox: parts.settings.key, failure, ...(error instanceof NoAccess && error.said !== null && { said: error.said }) })
    await failed(parts, failure)
    return failure
  }
}

async function waited(ms: number, stopped: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal: stopped, ref: false }).catch(() => false)
}

/** The state is asked anew each time, so that several servers on one database go on where the other was. */
function stateOf({ reception: { services }, authorityId, settings: { key } }: KeepingParts): Promise<MailboxState> {
  return services.store.write(wholeOf(authorityId), async ({ mail }) => await mail.mailbox(key) ?? { mailbox: key, uidValidity: null, lastUid: 0, lookedAt: null, failingSince: null, failure: null, attempts: 0, nextAt: null })
}

function workOf(parts: KeepingParts): MailboxWork {
  const { reception, authorityId, settings: { key }, tell } = parts
  const { store, clock } = reception.services
  const reached = ({ uidValidity, lastUid }: ReadTo): MailboxState => ({ mailbox: key, uidValidity, lastUid, lookedAt: clock.now(), failingSince: null, failure: null, attempts: 0, nextAt: null })
  return {
    most: MOST_BYTES,
    readTo: () => stateOf(parts),
    receive: async ({ at, arrivedAt, bytes }) => {
      const state = reached({ uidValidity: at.uidValidity, lastUid: at.uid })
      const record = await takeApart(reception, authorityId, { at, arrivedAt, bytes, state })
      return async () => {
        const got = await record()
        if (got.kind === 'refused') throw new Error(`a message was refused: ${got.code}`)
        if (got.kind === 'too-large') await leftOut(parts, at, state)
        tell({ mailbox: key, received: got.kind === 'received' ? got.place : got.kind })
      }
    },
    leaveOut: async (at) => {
      await leftOut(parts, at, reached({ uidValidity: at.uidValidity, lastUid: at.uid }))
      tell({ mailbox: key, received: 'too-large' })
    },
    looked: async (readTo) => store.write(wholeOf(authorityId), ({ mail }) => mail.saveMailbox(reached(readTo))),
    keptAmong: (at, uids) => store.write(wholeOf(authorityId), ({ mail }) => mail.fetchedAmong(at, uids)),
  }
}

/** It is told apart by its number: what is in it was not read. */
async function leftOut({ reception: { services: { store, clock } }, authorityId }: KeepingParts, at: OnServer, state: MailboxState): Promise<void> {
  const digest = createHash('sha256').update(`left out ${at.uidValidity} ${at.uid}`).digest('hex')
  await store.write(wholeOf(authorityId), async ({ mail }) => {
    if (!await mail.fetchedBefore(at, digest)) await mail.fetched(at, digest, false, clock.now())
    await mail.saveMailbox(state)
  })
}

async function failed(parts: KeepingParts, failure: MailboxFailure): Promise<void> {
  const { services: { store, clock } } = parts.reception
  const state = await stateOf(parts)
  const now = clock.now()
  const failingSince = state.failingSince ?? now
  const attempts = state.attempts + 1
  const wait = Math.min(LONGEST_WAIT_MS, waitMs(Date.parse(now) - Date.parse(failingSince), `${state.mailbox} ${attempts}`))
  // A connection that merely ended after it was read is opened again at once.
  const isFirstDrop = failure === 'connection-dropped' && state.failingSince === null && state.lookedAt !== null
  const nextAt = new Date(Date.parse(now) + (isFirstDrop ? 1000 : wait)).toISOString()
  await store.write(wholeOf(parts.authorityId), ({ mail }) => mail.saveMailbox({ ...state, failingSince, failure, attempts, nextAt }))
}
