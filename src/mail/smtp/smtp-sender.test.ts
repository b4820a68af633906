import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { identityProvider, OPENS } from '../../../test/support/identity-provider.ts'
import { type Manner, testSmtp, type TestSmtp } from '../../../test/support/smtp-server.ts'
import type { Outgoing } from '../../application/outbox/senders.ts'
import type { HandOver } from '../../domain/outbox/failures.ts'
import { accessTokens } from '../oauth/access-tokens.ts'
import type { SmtpSettings } from './settings.ts'
import { smtpSender } from './smtp-sender.ts'

const servers: TestSmtp[] = []
after(() => Promise.all(servers.map((server) => server.stop())))
const PATIENCE = { doorMs: 2000, answerMs: 2000 }

async function served(...asked: Parameters<typeof testSmtp>): Promise<TestSmtp> {
  const server = await testSmtp(...asked)
  servers.push(server)
  return server
}

const settings = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1', port, isTlsFromTheStart: false, tls: 'never', signIn: null, from: { name: 'Complaints team', address: 'complaints@council.example' }, ...more,
})
const message = (more: Partial<Outgoing> = {}): Outgoing => ({
  messageId: '6d1f6c3a-7a3c-4a52-9e5c-0f5d0c6f2a11', to: 'ada@example.org', subject: 'Your complaint – 2026/0001', text: 'Dear Ada\n.\nYours', html: null, attachments: [], writtenAt: '2026-11-26T09:00:00.000Z', isAutomatic: false, ...more,
})

/** What came of one sending, and whether the first byte was ever announced. */
async function send(server: TestSmtp, more: Partial<Outgoing> = {}, setting: Partial<SmtpSettings> = {}): Promise<Readonly<{ as: HandOver; begun: number }>> {
  let begun = 0
  const sender = smtpSender(settings(server.port, setting), () => null, PATIENCE)
  const as = await sender.handOver(message(more), async () => { begun += 1; return true })
  await sender.rest()
  return { as, begun }
}

const CASES: readonly (readonly [string, Manner, string, number])[] = [
  ['takes it', { kind: 'take' }, 'accepted', 1],
  ['is slow to answer', { kind: 'slowly', ms: 300 }, 'accepted', 1],
  ['does not know the address', { kind: 'refuse', at: 'recipient', code: 550, text: '5.1.1 no such user' }, 'never address-refused', 0],
  ['greylists', { kind: 'refuse', at: 'recipient', code: 450, text: '4.2.0 Greylisted' }, 'not-now greylisted', 0],
  ['does not know the sender', { kind: 'refuse', at: 'sender', code: 550, text: '5.7.60 not you' }, 'not-now sender-refused', 0],
  ['finds it too large at its end', { kind: 'refuse', at: 'message', code: 552, text: '5.3.4 too big' }, 'never too-large', 1],
  ['lets this mailbox not send under this address', { kind: 'refuse', at: 'message', code: 554, text: '5.2.252 SendAsDenied; one not allowed to send as another' }, 'not-now sender-refused', 1],
  ['is busy at its end', { kind: 'refuse', at: 'message', code: 451, text: '4.3.0 later' }, 'not-now try-later', 1],
  ['is closed for today', { kind: 'refuse', at: 'connect', code: 421, text: 'go away' }, 'not-now try-later', 0],
  ['hangs up when it hears the address', { kind: 'drop', at: 'recipient' }, 'not-now connection-dropped', 0],
  ['hangs up after its end, and has taken it', { kind: 'drop', at: 'end-taken' }, 'no-telling', 1],
  ['hangs up after its end, and has not', { kind: 'drop', at: 'end-not-taken' }, 'no-telling', 1],
  ['never answers', { kind: 'slowly', ms: 10_000 }, 'no-telling', 1],
]

describe('a mail server that', () => {
  for (const [what, manner, expected, begins] of CASES) test(what, { timeout: 30_000 }, async () => {
    const server = await served(() => manner)
    const { as, begun } = await send(server)
    assert.deepEqual([`${as.kind}${'why' in as ? ` ${as.why}` : ''}`, begun], [expected, begins])
  })

  test('hangs up in the midst of a long message has not taken it', { timeout: 30_000 }, async () => {
    const server = await served(() => ({ kind: 'drop', at: 'midst' }))
    const { as } = await send(server, { attachments: [{ name: 'scan.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(30_000_000) }] })
    assert.deepEqual(as, { kind: 'not-now', why: 'connection-dropped' })
  })

  test('is not there', async () => {
    const server = await testSmtp()
    await server.stop()
    assert.deepEqual(await send(server), { as: { kind: 'not-now', why: 'no-answer', wayIsShut: true }, begun: 0 })
  })

  test('does not encrypt, where that is asked for, hears nothing', async () => {
    const server = await served()
    assert.deepEqual(await send(server, {}, { tls: 'required' }), { as: { kind: 'not-now', why: 'not-encrypted', wayIsShut: true }, begun: 0 })
    assert.equal(server.taken.length, 0)
  })

  test('shows a certificate that nobody vouches for hears nothing', async () => {
    const server = await served(undefined, { tls: true })
    const { as } = await send(server, {}, { tls: 'required', signIn: { user: 'heard', password: 'secret' } })
    assert.deepEqual([as.kind, 'why' in as ? as.why : ''], ['not-now', 'not-encrypted'])
    assert.equal(server.taken.length, 0)
  })

  test('refuses the password is for the operator, and no message fails for it', async () => {
    const server = await served(undefined, { signIn: { user: 'heard', password: 'right' } })
    assert.deepEqual((await send(server, {}, { signIn: { user: 'heard', password: 'wrong' } })).as, { kind: 'not-now', why: 'sign-in-refused', wayIsShut: true })
    assert.deepEqual((await send(server, {}, { signIn: { user: 'heard', password: 'right' } })).as, { kind: 'accepted' })
  })
})

describe('a mail server that is signed in to by a token, as Exchange is,', () => {
  const provider = identityProvider({ after }, 'http://127.0.0.1')

  test('takes the message; the token is used again, and got anew once where it is refused', async () => {
    const { application, opens, tokensGiven, revoke } = await provider
    const server = await served(undefined, { opens })
    const access = accessTokens()
    const sender = smtpSender(settings(server.port, { signIn: { user: OPENS, application } }), () => null, PATIENCE, access)
    for (const revokes of [false, false, true]) {
      if (revokes) await revoke((await access.of(application)).token)
      assert.deepEqual(await sender.handOver(message(), async () => true), { kind: 'accepted' })
      await sender.rest()
    }
    assert.deepEqual([server.taken.length, tokensGiven()], [3, 2])
  })

  test('refuses the application, or cannot be signed in to for want of a token: each is said, and no message fails for it', async () => {
    const { application, opens } = await provider
    const server = await served(undefined, { opens })
    const as = async (user: string, more: Partial<typeof application> = {}) => (await send(server, {}, { signIn: { user, application: { ...application, ...more } } })).as
    const shut = (why: string) => ({ kind: 'not-now', why, wayIsShut: true })
    assert.deepEqual(await as('somebody-else'), shut('no-permission'))
    assert.deepEqual(await as(OPENS, { clientSecret: 'ran out' }), shut('secret-refused'))
    assert.deepEqual(await as(OPENS, { tokenUrl: 'http://127.0.0.1:9/token' }), shut('no-token-service'))
    const down = await served(undefined, { opens: () => Promise.reject(new Error('away')) })
    assert.deepEqual((await send(down, {}, { signIn: { user: OPENS, application } })).as, shut('try-later'))
    assert.equal(server.taken.length, 0)
  })
})

describe('a message', () => {
  test('has its own id as its Message-ID, the same bytes at each try, and a dot by itself does not end it', async () => {
    const server = await served()
    for (let tries = 0; tries < 2; tries += 1) await send(server, { html: '<p>Dear Ada</p>', attachments: [{ name: 'Antwort – Größe.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) }] })
    const [first, second] = server.taken
    assert.equal(first?.messageId, '<6d1f6c3a-7a3c-4a52-9e5c-0f5d0c6f2a11@council.example>')
    assert.equal(first?.raw, second?.raw)
    assert.match(first?.raw ?? '', /\r\n\.\r\nYours/)
  })

  test('that a machine wrote says so, and one that somebody wrote does not', async () => {
    const server = await served()
    await send(server, { isAutomatic: true })
    await send(server)
    assert.deepEqual(server.taken.map(({ raw }) => /^auto-submitted: auto-generated/im.test(raw)), [true, false])
  })

  test('brings no header of its own in its subject, and goes to one address', async () => {
    const server = await served()
    await send(server, { subject: 'Yours\r\nBcc: eve@example.org' })
    assert.doesNotMatch(server.taken[0]?.raw ?? '', /^bcc/im)
    assert.equal(server.taken[0]?.to, 'ada@example.org')
  })

  test('that was cancelled while the server was asked does not leave, and the connection is not used again', async () => {
    const server = await served()
    const sender = smtpSender(settings(server.port), () => null, PATIENCE)
    assert.equal((await sender.handOver(message(), async () => false)).kind, 'not-now')
    assert.deepEqual(await sender.handOver(message({ messageId: 'other' }), async () => true), { kind: 'accepted' })
    await sender.rest()
    assert.deepEqual(server.taken.map(({ messageId }) => messageId), ['<other@council.example>'])
    assert.equal(server.connections(), 2)
  })

  test('goes through the connection that is open', async () => {
    const server = await served()
    const sender = smtpSender(settings(server.port), () => null, PATIENCE)
    for (let sent = 0; sent < 5; sent += 1) assert.equal((await sender.handOver(message(), async () => true)).kind, 'accepted')
    await sender.rest()
    assert.deepEqual([server.taken.length, server.connections()], [5, 1])
  })
})
