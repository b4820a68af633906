import { PATIENCE_MS, waitMs } from './back-off.ts'
import type { Failure, HandOver } from './failures.ts'

/**
 * Where a message stands on its way out. `handing-over` is in force from before the first byte of the message until the answer
 * to the last one: what is found so when nobody is handing over may have been taken, and a person decides. Decision: 0101.
 */
export const OUTBOX_STATES = ['queued', 'handing-over', 'sent', 'may-have-been-sent', 'failed', 'cancelled'] as const
export type OutboxState = (typeof OUTBOX_STATES)[number]

/** The ways out. In a demonstration everything goes the last way, at the end of which there is nobody. */
export const SENDING_CHANNELS = ['email', 'notify-email', 'notify-text', 'notify-letter'] as const
export type SendingChannel = (typeof SENDING_CHANNELS)[number]
export type Channel = SendingChannel | 'demonstration'

/** One message's way so far. Instants are UTC. */
export type OutboxEntry = Readonly<{
  messageId: string
  state: OutboxState
  /** Tries so far: each has its number, and only the newest may say what came of it. */
  attempts: number
  /** When it was queued, or somebody last said that it is to be sent again: patience counts from here. */
  since: string
  /** Not tried before this instant. */
  nextAt: string
  /** The last try; null before the first. */
  triedAt: string | null
  lastFailure: Failure | null
}>

/** What happens to a message. `attempt` is the number of the try that tells. */
export type Happening =
  | Readonly<{ kind: 'taken-up' }>
  | Readonly<{ kind: 'begun'; attempt: number }>
  | Readonly<{ kind: 'ended'; attempt: number; as: HandOver }>
  /** Found in the midst of a hand-over that nobody is making any more. */
  | Readonly<{ kind: 'found-unfinished' }>
  /** A person says what became of one that may have been sent. */
  | Readonly<{ kind: 'decided-sent' }>
  /** A person wants it sent again: one that failed, or one that may have been sent. */
  | Readonly<{ kind: 'send-again' }>
  | Readonly<{ kind: 'cancelled' }>
  /** The other side, which had taken it, says that it was not delivered. */
  | Readonly<{ kind: 'came-back'; why: Failure }>

/** What does not follow from where it stands: nothing changes. */
export type NotSo = 'not-so'

/** How far it is after something happened at `now`; 'not-so' where that cannot have happened to it. Pure: the seed of the wait is its id and its try. */
export function afterwards(entry: OutboxEntry, happening: Happening, now: string): OutboxEntry | NotSo {
  const { state } = entry
  switch (happening.kind) {
    case 'taken-up': return state === 'queued' && isDue(entry, now) ? takenUp(entry, now) : 'not-so'
    case 'begun': return state === 'queued' && happening.attempt === entry.attempts ? { ...entry, state: 'handing-over' } : 'not-so'
    case 'ended': return ended(entry, happening.attempt, happening.as, now)
    case 'found-unfinished': return state === 'handing-over' ? { ...entry, state: 'may-have-been-sent' } : 'not-so'
    case 'decided-sent': return state === 'may-have-been-sent' ? { ...entry, state: 'sent', lastFailure: null } : 'not-so'
    case 'send-again': return state === 'may-have-been-sent' || state === 'failed' ? { ...entry, state: 'queued', since: now, nextAt: now, triedAt: null } : 'not-so'
    case 'cancelled': return state === 'queued' || state === 'failed' ? { ...entry, state: 'cancelled' } : 'not-so'
    case 'came-back': return state === 'sent' || state === 'may-have-been-sent' ? { ...entry, state: 'failed', lastFailure: happening.why } : 'not-so'
  }
}

/** Whether it is to be tried now. A last try that lies ahead says that the clock went back: that keeps nothing waiting. */
export function isDue({ state, nextAt, triedAt }: OutboxEntry, now: string): boolean {
  return state === 'queued' && (nextAt <= now || (triedAt !== null && triedAt > now))
}

/** A try begins: should the program end before the first byte, the next follows after the usual wait. */
function takenUp(entry: OutboxEntry, now: string): OutboxEntry {
  const attempts = entry.attempts + 1
  return { ...entry, attempts, triedAt: now, nextAt: later(now, waitOf({ ...entry, attempts }, now)) }
}

function ended(entry: OutboxEntry, attempt: number, as: HandOver, now: string): OutboxEntry | NotSo {
  const { state } = entry
  if (attempt !== entry.attempts) return 'not-so'
  // Another server may have found it unfinished meanwhile; the one that handed over knows better.
  if (as.kind === 'accepted') return state === 'handing-over' || state === 'may-have-been-sent' ? { ...entry, state: 'sent', lastFailure: null } : 'not-so'
  if (as.kind === 'no-telling') return state === 'handing-over' ? { ...entry, state: 'may-have-been-sent' } : 'not-so'
  if (state !== 'queued' && state !== 'handing-over') return 'not-so'
  if (as.kind === 'never') return { ...entry, state: 'failed', lastFailure: as.why }
  const next = later(now, Math.max(waitOf(entry, now), as.afterMs ?? 0))
  return next > later(entry.since, PATIENCE_MS) ? { ...entry, state: 'failed', lastFailure: as.why } : { ...entry, state: 'queued', nextAt: next, lastFailure: as.why }
}

function waitOf({ messageId, attempts, since }: OutboxEntry, now: string): number {
  return waitMs(Date.parse(now) - Date.parse(since), `${messageId} ${attempts}`)
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString()
}
