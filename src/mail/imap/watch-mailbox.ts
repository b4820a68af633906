import { setTimeout as pause } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import type { OnServer } from '../../application/messages/ports.ts'
import { type AccessTokens, accessTokens } from '../oauth/access-tokens.ts'
import { AT_ONCE_BYTES, connect } from './connect.ts'
import { CannotBeKept } from './failures.ts'
import type { MailboxSettings } from './settings.ts'

/** How far a mailbox was read: the last number that was dealt with while its numbers hold. */
export type ReadTo = Readonly<{ uidValidity: number | null; lastUid: number }>
export type Arriving = Readonly<{ at: OnServer; arrivedAt: string; size: number; bytes: AsyncIterable<Uint8Array> }>

/** What is done with what a mailbox has. Each keeps how far it was read in the same step. */
export type MailboxWork = Readonly<{
  /** The largest message that is fetched, in bytes. */
  most: number
  readTo(): Promise<ReadTo>
  /** Takes a message apart as it comes; what it answers records it. */
  receive(message: Arriving): Promise<() => Promise<void>>
  /** It is larger than anything that is kept: it stays where it is. */
  leaveOut(at: OnServer): Promise<void>
  /** The mailbox was read to its end. */
  looked(readTo: ReadTo): Promise<void>
  /** The numbers among these that are kept here. */
  keptAmong(at: Omit<OnServer, 'uid'>, uids: readonly number[]): Promise<readonly number[]>
}>

/** So long at most between two looks, though nothing was announced: a server may forget to, and some cannot. */
export type Patience = Readonly<{ lookEveryMs: number; answerMs: number }>
const PATIENCE: Patience = { lookEveryMs: 120_000, answerMs: 60_000 }
/** `access`: by what a mailbox is opened that has no password. */
export type Watching = Readonly<{ patience?: Patience; access?: AccessTokens }>
/** Numbers that are asked about in one question. */
const NUMBERS_AT_ONCE = 500

/**
 * Reads a mailbox over one connection until `stopped`: what is new, oldest first, then whatever its server announces (IDLE), and a look
 * from time to time. Ends when it is stopped; throws where the mailbox is not reached, or the connection ends (`mailboxFailure`).
 */
export async function watchMailbox(settings: MailboxSettings, work: MailboxWork, stopped: AbortSignal, { patience = PATIENCE, access = accessTokens() }: Watching = {}): Promise<void> {
  let client: ImapFlow | null = null
  const close = (): void => client?.close()
  try {
    client = await connect({ settings, access, answerMs: patience.answerMs, stopped })
    stopped.addEventListener('abort', close, { once: true })
    const ended = endOf(client)
    const news = newsOf(client)
    const { uidValidity } = await client.mailboxOpen(settings.folder, { readOnly: settings.afterwards.kind === 'leave' })
    for (let isFirst = true; !stopped.aborted; isFirst = false) {
      news.isAny = false
      await readNew({ client, settings, work, uidValidity: Number(uidValidity) }, stopped, isFirst)
      if (!stopped.aborted) await announced({ client, news, ended }, patience, stopped)
    }
  } catch (error) {
    // Whoever stops it closes the connection: what comes of that is no failure.
    if (!stopped.aborted) throw error
  } finally {
    stopped.removeEventListener('abort', close)
    if (client?.usable === true) await client.logout().catch(close)
    else close()
  }
}

/** Throws where the connection ends, whatever ends it. */
function endOf(client: ImapFlow): Promise<never> {
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => undefined)
  client.on('error', (error: Error) => ended.reject(error))
  client.on('close', () => ended.reject(new Error('the connection ended')))
  return ended.promise
}

type Open = Readonly<{ client: ImapFlow; settings: MailboxSettings; work: MailboxWork; uidValidity: number }>
type Listed = Readonly<{ uid: number; size: number; arrivedAt: string }>

async function readNew({ client, settings, work, uidValidity }: Open, stopped: AbortSignal, isFirst: boolean): Promise<void> {
  const before = await work.readTo()
  // Where its numbers no longer hold, all of it is looked at again; what was kept is known by its bytes.
  const readTo = before.uidValidity === uidValidity ? before.lastUid : 0
  const found = await listed(client, readTo, settings)
  const isWhole = await oneAhead(found, {
    take: ({ uid, size, arrivedAt }) => {
      const at = { mailbox: settings.key, uidValidity, uid }
      return size > work.most ? Promise.resolve(() => work.leaveOut(at)) : received(client, work, { at, arrivedAt, size })
    },
    recorded: ({ uid }) => tidied(client, settings, [uid]),
  }, stopped)
  if (!isWhole) return
  const lastUid = found.at(-1)?.uid ?? readTo
  if (isFirst && settings.afterwards.kind === 'move') await tidyWhatStayed({ client, settings, work, uidValidity }, lastUid)
  await kept(() => work.looked({ uidValidity, lastUid }))
}

type Steps = Readonly<{ take(message: Listed): Promise<() => Promise<void>>; recorded(message: Listed): Promise<void> }>

/**
 * Takes messages in their order, each while the one before it is being recorded, and never more than that one ahead. Whether all were:
 * not where it is stopped. Whatever it ends with, nothing is being recorded any more.
 */
async function oneAhead(messages: readonly Listed[], { take, recorded }: Steps, stopped: AbortSignal): Promise<boolean> {
  let recording = Promise.resolve()
  try {
    for (const message of messages) {
      if (stopped.aborted) return false
      const record = await take(message)
      await recording
      recording = kept(record).then(() => recorded(message))
      // Whoever waits for it is told.
      recording.catch(() => undefined)
    }
    await recording
    return true
  } finally {
    await recording.catch(() => undefined)
  }
}

/** What has a higher number than the last, in order. A server answers a question for `n:*` with its last message though that be lower. */
async function listed(client: ImapFlow, lastUid: number, { since }: MailboxSettings): Promise<readonly Listed[]> {
  const uids = await client.search({ uid: `${lastUid + 1}:*`, ...(since === null ? {} : { since: new Date(`${since}T00:00:00Z`) }) }, { uid: true })
  const asked = (Array.isArray(uids) ? uids : []).filter((uid) => uid > lastUid).toSorted((a, b) => a - b)
  const found: Listed[] = []
  for (let at = 0; at < asked.length; at += NUMBERS_AT_ONCE) {
    for await (const { uid, size, internalDate } of client.fetch(asked.slice(at, at + NUMBERS_AT_ONCE), { uid: true, size: true, internalDate: true }, { uid: true })) {
      found.push({ uid, size: size ?? 0, arrivedAt: new Date(internalDate ?? Date.now()).toISOString() })
    }
  }
  return found.toSorted((a, b) => a.uid - b.uid)
}

async function received(client: ImapFlow, work: MailboxWork, message: Omit<Arriving, 'bytes'>): Promise<() => Promise<void>> {
  const first = await part(client, message.at.uid, 0)
  // Somebody took it away meanwhile.
  if (first === null) return () => Promise.resolve()
  let ofServer: unknown = null
  async function* whole(begins: Buffer): AsyncGenerator<Buffer> {
    yield begins
    // Its size is what its server says it is, which is not always so: it ends where a part is shorter than was asked for.
    for (let [last, start] = [begins, begins.length]; last.length === AT_ONCE_BYTES; start += last.length) {
      try {
        last = await part(client, message.at.uid, start) ?? cutOff()
      } catch (error) {
        ofServer = error
        throw error
      }
      yield last
    }
  }
  try {
    return await work.receive({ ...message, bytes: whole(first) })
  } catch (error) {
    throw ofServer === null ? new CannotBeKept('', { cause: error }) : ofServer
  }
}

function cutOff(): never {
  throw new Error('a message went away while it was fetched')
}

/** So much of a message from `start` on; empty past its end, null where there is no such message any more. */
async function part(client: ImapFlow, uid: number, start: number): Promise<Buffer | null> {
  const found = await client.fetchOne(String(uid), { uid: true, source: { start, maxLength: AT_ONCE_BYTES } }, { uid: true })
  if (found !== false && found.uid === uid) return found.source ?? Buffer.alloc(0)
  const isThere = await client.search({ uid: String(uid) }, { uid: true })
  if (isThere === undefined || isThere === false || isThere.includes(uid)) throw new Error('the server gave no answer about a message that is there')
  return null
}

/** Whatever fails here is not the mailbox's fault. */
async function kept<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new CannotBeKept('', { cause })
  }
}

async function tidied(client: ImapFlow, { afterwards }: MailboxSettings, uids: readonly number[]): Promise<void> {
  if (uids.length === 0 || afterwards.kind === 'leave') return
  if (afterwards.kind === 'mark-seen') await client.messageFlagsAdd([...uids], [String.raw`\Seen`], { uid: true })
  if (afterwards.kind === 'move') await client.messageMove([...uids], afterwards.to, { uid: true })
}

/** What is kept and was not moved, since the connection ended in between. */
async function tidyWhatStayed({ client, settings, work, uidValidity }: Open, lastUid: number): Promise<void> {
  if (lastUid === 0) return
  const uids = await client.search({ uid: `1:${lastUid}` }, { uid: true })
  if (Array.isArray(uids)) await tidied(client, settings, await kept(() => work.keptAmong({ mailbox: settings.key, uidValidity }, uids)))
}

type News = { isAny: boolean; wake: () => void }

/** What the server announces, between two looks too: what comes while a mailbox is read is not missed. */
function newsOf(client: ImapFlow): News {
  const news: News = { isAny: false, wake: () => undefined }
  client.on('exists', () => {
    news.isAny = true
    news.wake()
  })
  return news
}

type Waiting = Readonly<{ client: ImapFlow; news: News; ended: Promise<never> }>

/** Until the server announces something, the time for a look has come, or it is stopped; throws where the connection ends. */
async function announced({ client, news, ended }: Waiting, { lookEveryMs }: Patience, stopped: AbortSignal): Promise<void> {
  if (news.isAny) return
  const something = Promise.withResolvers<void>()
  news.wake = () => something.resolve()
  const waiting = new AbortController()
  stopped.addEventListener('abort', news.wake, { once: true })
  try {
    client.idle().catch(() => undefined)
    await Promise.race([something.promise, ended, pause(lookEveryMs, undefined, { signal: waiting.signal, ref: false })])
  } finally {
    waiting.abort()
    stopped.removeEventListener('abort', news.wake)
    news.wake = () => undefined
  }
}
