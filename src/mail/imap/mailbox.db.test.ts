import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { SETTINGS } from '../../../test/support/builders.ts'
import { addTestAuthority, testStore } from '../../../test/support/database.ts'
import { type Dovecot, noDovecot, startDovecot } from '../../../test/support/dovecot.ts'
import { identityProvider, OPENS } from '../../../test/support/identity-provider.ts'
import { mimeText, receptionOf } from '../../../test/support/mail.ts'
import { wholeOf } from '../../application/access/sight.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { makeProjector } from '../../storage/projections/projector.ts'
import { makeReads } from '../../storage/queries/reads.ts'
import { type AccessTokens, accessTokens } from '../oauth/access-tokens.ts'
import type { Reception } from '../received/receive-message.ts'
import { mailboxFailure } from './failures.ts'
import { type KeepingParts, keepMailbox, type MailboxNews, watchOnce } from './keep-mailbox.ts'
import type { MailboxSettings } from './settings.ts'
import { watchMailbox, type MailboxWork } from './watch-mailbox.ts'

const skip = await noDovecot()
const db = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })
const provider = skip === false ? await identityProvider({ after }, 'http://127.0.0.1') : null
const PATIENCE = { lookEveryMs: 60_000, answerMs: 5_000 }

describe('A mailbox on a real server (Dovecot)', { skip }, () => {
  let shared: Promise<Dovecot> | null = null
  const started = () => (shared ??= startDovecot(provider === null ? {} : { introspection: provider.introspection }))
  after(async () => void (shared && await (await shared).stop()))

  /** An authority of its own with somebody's mailbox. */
  async function bench(user: string, more: Partial<MailboxSettings> = {}, reception: Partial<Reception> = {}) {
    const server = await started()
    const authorityId = await addTestAuthority(db)
    const whole = wholeOf(authorityId)
    await db.store.write(whole, (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: db.services.clock.now(), validFrom: isoDate('2006-09-01') }))
    const news: MailboxNews[] = []
    const parts: KeepingParts = { reception: receptionOf(db, reception), authorityId, settings: server.settings(user, more), tell: (each) => void news.push(each), patience: PATIENCE }
    const subjects = () => db.store.read(whole, async (reads) => {
      const { rows } = await reads.messages({ place: 'in-triage', limit: 10_000, offset: 0 })
      const texts = await reads.texts(rows.flatMap(({ received: { subject } }) => subject?.textId ?? []))
      return [...texts.values()].toSorted()
    })
    const state = () => db.store.read(whole, async (reads) => (await reads.mailboxesCounted())[0])
    const deliver = (subject: string, box?: string) => server.deliver(user, mimeText({ subject, id: `${subject}@example.org` }), box)
    return { server, parts, news, subjects, state, deliver }
  }

  /** Watches until `isEnough`, and then ends. */
  async function watched(parts: KeepingParts, isEnough: () => Promise<boolean>, meanwhile: () => Promise<unknown> = async () => undefined) {
    const stopping = new AbortController()
    const watching = watchOnce(parts, stopping.signal)
    await meanwhile()
    for (let tries = 0; tries < 600 && !await isEnough(); tries += 1) await pause(25)
    stopping.abort()
    return watching
  }
  const has = (subjects: () => Promise<readonly string[]>, many: number) => async () => (await subjects()).length >= many

  test('is read to its end, and brings what comes while it is watched', { timeout: 60_000 }, async () => {
    const { parts, subjects, deliver, state } = await bench('ada')
    await deliver('one')
    await deliver('two')
    assert.equal(await watched(parts, has(subjects, 3), async () => {
      while ((await subjects()).length < 2) await pause(25)
      await deliver('three')
    }), null)
    assert.deepEqual(await subjects(), ['one', 'three', 'two'])
    const { lastUid, failure, kept } = await state() ?? {}
    assert.deepEqual([lastUid, failure, kept], [3, null, 3])
  })

  test('brings nothing twice: not when it is read again, nor when all its numbers are new', { timeout: 60_000 }, async () => {
    const { server, parts, subjects, deliver, state, news } = await bench('ben')
    for (const subject of ['one', 'two', 'three']) await deliver(subject)
    await watched(parts, has(subjects, 3))
    const before = await state()
    await watched(parts, async () => true, () => pause(300))
    await server.pause()
    const files = ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache', 'dovecot-uidvalidity', 'dovecot.list.index.log']
    for (const file of files) await rm(join(server.folderOf('ben'), file), { force: true })
    await pause(1100)
    await server.resume()
    await deliver('four')
    await watched(parts, has(subjects, 4))
    assert.deepEqual(await subjects(), ['four', 'one', 'three', 'two'])
    assert.notEqual((await state())?.uidValidity, before?.uidValidity)
    assert.equal(news.filter((each) => 'received' in each && each.received === 'before').length, 3)
  })

  test('that refuses the password, has no such folder or is not there says so, is tried again later, and goes on where it was', { timeout: 60_000 }, async () => {
    const { server, parts, subjects, deliver, state } = await bench('cleo')
    await deliver('one')
    const wrong = { ...parts, settings: { ...parts.settings, signIn: { user: 'cleo', password: 'wrong' } } }
    const never = new AbortController().signal
    assert.equal(await watchOnce(wrong, never), 'sign-in-refused')
    const refused = await state()
    assert.ok(refused?.failure === 'sign-in-refused' && refused.failingSince !== null && (refused.nextAt ?? '') > refused.failingSince)
    assert.equal(await watchOnce({ ...parts, settings: { ...parts.settings, folder: 'Gone' } }, never), 'no-such-folder')
    assert.equal((await state())?.failingSince, refused.failingSince)
    await server.pause()
    assert.equal(await watchOnce(parts, never), 'no-answer')
    await server.resume()
    assert.equal(await watchOnce({ ...parts, settings: { ...parts.settings, tls: 'required' } }, never), 'not-encrypted')
    assert.equal((await state())?.attempts, 4)
    await watched(parts, has(subjects, 1))
    assert.deepEqual([(await state())?.failure, await subjects()], [null, ['one']])
  })

  test('whose connection is cut in the midst goes on with what is left', { timeout: 90_000 }, async () => {
    const { server, parts, subjects } = await bench('dan')
    await server.fill('dan', Array.from({ length: 120 }, (_, at) => mimeText({ subject: `mail ${String(at).padStart(3, '0')}`, id: `${at}@example.org` })))
    const stopping = new AbortController()
    const keeping = keepMailbox(parts, stopping.signal)
    while ((await subjects()).length < 20) await pause(10)
    await server.kick('dan')
    // The clock of the test stands still, so that what waits for a second waits for it to be moved.
    for (let tries = 0; tries < 200 && (await subjects()).length < 120; tries += 1) {
      db.clock.set('2026-03-02', `12:00:${String(Math.min(59, 2 + tries)).padStart(2, '0')}`)
      await pause(100)
    }
    stopping.abort()
    await keeping
    db.clock.set('2026-03-02')
    assert.equal((await subjects()).length, 120)
    assert.equal(new Set(await subjects()).size, 120)
  })

  test('is left as it is, unless its setting says that what is kept is marked or moved', { timeout: 60_000 }, async () => {
    const count = async (server: Dovecot, user: string, box: string) => (await server.doveadm('mailbox', 'status', '-u', user, 'messages unseen', box)).trim().replace(`${box} `, '')
    const left = await bench('eve')
    await left.deliver('one')
    await watched(left.parts, has(left.subjects, 1))
    assert.equal(await count(left.server, 'eve', 'INBOX'), 'messages=1 unseen=1')
    const marked = await bench('fay', { afterwards: { kind: 'mark-seen' } })
    await marked.deliver('one')
    await watched(marked.parts, async () => await count(marked.server, 'fay', 'INBOX') === 'messages=1 unseen=0')
    assert.deepEqual([await count(marked.server, 'fay', 'INBOX'), await marked.subjects()], ['messages=1 unseen=0', ['one']])
    const moved = await bench('gus', { afterwards: { kind: 'move', to: 'Taken' } })
    await moved.server.doveadm('mailbox', 'create', '-u', 'gus', 'Taken')
    await moved.deliver('one')
    await watched(moved.parts, async () => await count(moved.server, 'gus', 'INBOX') === 'messages=0 unseen=0')
    assert.deepEqual([await count(moved.server, 'gus', 'Taken'), await moved.subjects()], ['messages=1 unseen=1', ['one']])
  })

  test('brings a scan of 30 MB a part at a time, and leaves what is larger than anything that is kept', { timeout: 120_000 }, async () => {
    const { server, parts, subjects, state, news } = await bench('hal')
    await server.fill('hal', [mimeText({ subject: 'scan', id: 'scan@example.org', attachments: [{ name: 'scan.tif', type: 'image/tiff', bytes: Buffer.alloc(30_000_000, 7) }] }), mimeText({ subject: 'after', id: 'after@example.org' })])
    await watched(parts, has(subjects, 2))
    assert.deepEqual([await subjects(), (await state())?.leftOut, news.length], [['after', 'scan'], 0, 2])
  })

  test('is read one message ahead of what is being recorded, in order, and no further where one cannot be', { timeout: 60_000 }, async () => {
    const { server } = await bench('jon')
    await server.fill('jon', Array.from({ length: 6 }, (_, at) => mimeText({ subject: `mail ${at}`, id: `${at}@example.org` })))
    const read = async (until: (uid: number) => void) => {
      const said: string[] = []
      const stopping = new AbortController()
      const work: MailboxWork = {
        most: 1_000_000, readTo: async () => ({ uidValidity: null, lastUid: 0 }), leaveOut: async () => undefined, keptAmong: async () => [], looked: async () => stopping.abort(),
        receive: async ({ at, bytes }) => {
          said.push(`take ${at.uid}`)
          for await (const some of bytes) void some
          return async () => {
            said.push(`record ${at.uid}`)
            await pause(100)
            until(at.uid)
            said.push(`recorded ${at.uid}`)
          }
        },
      }
      const failure = await watchMailbox(server.settings('jon'), work, stopping.signal).then(() => null, (error: unknown) => mailboxFailure(error))
      return { said, failure }
    }
    const all = await read(() => undefined)
    assert.deepEqual([all.failure, all.said], [null, ['take 1', 'record 1', 'take 2', 'recorded 1', 'record 2', 'take 3', 'recorded 2', 'record 3', 'take 4', 'recorded 3', 'record 4', 'take 5', 'recorded 4', 'record 5', 'take 6', 'recorded 5', 'record 6', 'recorded 6']])
    const full = await read((at) => { if (at === 3) throw new Error('disk full') })
    assert.deepEqual([full.failure, full.said.slice(-3)], ['cannot-be-kept', ['recorded 2', 'record 3', 'take 4']])
  })

  /** The mailbox that the provider's application may open; `shown`: the tokens that the server was shown. */
  async function byTokenBench(user = OPENS) {
    const { application, tokensGiven, revoke, close } = provider ?? assert.fail()
    const { parts, ...rest } = await bench(user, { signIn: { user, application } })
    const shown: string[] = []
    const tokens = accessTokens()
    const access: AccessTokens = {
      ...tokens, of: async (asked) => {
        const given = await tokens.of(asked)
        shown.push(given.token)
        return given
      },
    }
    return { ...rest, parts: { ...parts, access }, application, shown, tokensGiven, revoke, close }
  }

  test('is read by a token as Exchange takes it, which is kept, got anew once where the server refuses it, and never said', { timeout: 60_000 }, async () => {
    const { server, parts, subjects, deliver, shown, tokensGiven, revoke, news, state } = await byTokenBench()
    await deliver('one')
    await watched(parts, has(subjects, 1))
    await deliver('two')
    await watched(parts, has(subjects, 2))
    assert.deepEqual([await subjects(), tokensGiven(), new Set(shown).size], [['one', 'two'], 1, 1])
    await revoke(shown[0] ?? '')
    await deliver('three')
    assert.equal(await watched(parts, has(subjects, 3)), null)
    assert.deepEqual([tokensGiven(), new Set(shown).size, (await state())?.failure], [2, 2, null])
    for (const token of shown) assert.ok(!JSON.stringify([news, await state()]).includes(token))
    await server.pause()
    await server.resume('oauthbearer')
    await deliver('four')
    assert.equal(await watched(parts, has(subjects, 4)), null)
  })

  test('that is not open to the application says that a permission is missing, told apart from a wrong secret and from a service that gives no access', { timeout: 60_000 }, async () => {
    const { parts, application, tokensGiven, state, news } = await byTokenBench('lea')
    const never = new AbortController().signal
    const before = tokensGiven()
    assert.deepEqual([await watchOnce(parts, never), (await state())?.failure, tokensGiven() - before], ['no-permission', 'no-permission', 1])
    const asked = (more: Partial<typeof application>) => watchOnce({ ...parts, settings: { ...parts.settings, signIn: { user: 'lea', application: { ...application, ...more } } } }, never)
    assert.deepEqual([await asked({ clientSecret: 'ran out' }), await asked({ scope: 'openid' }), await asked({ tokenUrl: 'http://127.0.0.1:9/token' })], ['secret-refused', 'no-token', 'no-token-service'])
    const { failure, attempts, nextAt } = await state() ?? {}
    assert.ok(failure === 'no-token-service' && attempts === 4 && nextAt !== null)
    assert.deepEqual(news.map((each) => ('failure' in each ? each.said ?? '' : '')), ['', 'invalid_client', 'invalid_scope', ''])
    assert.equal(await watchOnce({ ...parts, settings: { ...parts.settings, signIn: { user: 'lea', password: 'wrong' } } }, never), 'sign-in-refused')
  })

  test('whose message cannot be kept here says that, and the message is not lost', { timeout: 60_000 }, async () => {
    let isFull = true
    const { fileStore } = receptionOf(db)
    const { parts, subjects, deliver, state } = await bench('ivy', {}, { fileStore: { ...fileStore, put: (...asked) => (isFull ? Promise.reject(new Error('disk full')) : fileStore.put(...asked)) } })
    await deliver('one')
    assert.equal(await watchOnce(parts, new AbortController().signal), 'cannot-be-kept')
    assert.deepEqual([(await state())?.failure, (await state())?.lastUid], ['cannot-be-kept', 0])
    isFull = false
    await watched(parts, has(subjects, 1))
    assert.deepEqual(await subjects(), ['one'])
  })
})
