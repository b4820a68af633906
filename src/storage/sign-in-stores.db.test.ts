import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import { newAccount } from '../application/accounts.ts'
import type { Factor } from '../application/access/sign-in-ports.ts'
import { usualRules } from '../application/access/sign-in-rules.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { createAccounts } from './accounts.ts'
import { createSignInStores } from './sign-in-stores.ts'

const db = await testStore({ after })
const { authorityId } = db
const { factors, oneUse, rules, waiting } = createSignInStores(db.pools)
const now = '2026-03-02T09:00:00.000Z'
const digest = (letter: string) => letter.repeat(64)

async function somebody(): Promise<UserId> {
  const account = newAccount({ ids: { next: uuidV7 } }, { email: `${uuidV7()}@example.org`, name: 'Sam Example', role: 'reader', teams: [] })
  await createAccounts(db.pools).add(authorityId, account, now)
  return account.userId
}

const app = (lastStep = 10): Factor => ({ factorId: uuidV7(), name: '', createdAt: now, lastUsedAt: null, kind: 'code-app', secret: 'JBSWY3DP', lastStep })

test('second factors are kept as they are given, and each is somebody’s own', async () => {
  const [mine, other] = [await somebody(), await somebody()]
  const passkey: Factor = {
    factorId: uuidV7(), name: 'Firefox on Linux', createdAt: now, lastUsedAt: null, kind: 'passkey', credentialId: uuidV7(), publicKey: new Uint8Array([1, 2, 255]), counter: 0, transports: ['usb'],
  }
  const first = app()
  await factors.add(authorityId, mine, first)
  await factors.add(authorityId, mine, passkey)
  assert.deepEqual((await factors.of(authorityId, mine)).toSorted((one, two) => one.kind.localeCompare(two.kind)), [first, passkey])
  assert.deepEqual(await factors.of(authorityId, other), [])
  await factors.remove(authorityId, other, first.factorId)
  await factors.remove(authorityId, mine, 'no id')
  assert.equal((await factors.of(authorityId, mine)).length, 2)
  await factors.removeAll(authorityId, mine)
  assert.deepEqual(await factors.of(authorityId, mine), [])
})

test('of ten who bring the same code at once, one is let in', async () => {
  const userId = await somebody()
  const factor = app(100)
  await factors.add(authorityId, userId, factor)
  const used = await Promise.all(Array.from({ length: 10 }, () => factors.useStep(authorityId, factor.factorId, 101, now)))
  assert.equal(used.filter(Boolean).length, 1)
  assert.equal(await factors.useStep(authorityId, factor.factorId, 100, now), false)
  await factors.setRecoveryCodes(authorityId, userId, [digest('a'), digest('b')])
  const codes = await Promise.all(Array.from({ length: 5 }, () => factors.useRecoveryCode(authorityId, userId, digest('a'))))
  assert.equal(codes.filter(Boolean).length, 1)
  assert.equal(await factors.recoveryCodesLeft(authorityId, userId), 1)
  await factors.setRecoveryCodes(authorityId, userId, [digest('c')])
  assert.equal(await factors.useRecoveryCode(authorityId, userId, digest('b')), false)
})

test('a token is taken once, within its time, and in its own authority', async () => {
  const userId = await somebody()
  const row = { digest: digest('1'), purpose: 'invitation', userId, body: { next: '/' }, expiresAt: '2026-03-09T09:00:00.000Z' } as const
  await oneUse.put(authorityId, row, now)
  assert.deepEqual(await oneUse.find(authorityId, row.digest, now), row)
  assert.equal(await oneUse.find(await addTestAuthority(db, 'other-tokens.example.org'), row.digest, now), null)
  assert.equal(await oneUse.find(authorityId, row.digest, row.expiresAt), null)
  assert.equal(await oneUse.find(authorityId, 'no digest', now), null)
  const taken = await Promise.all(Array.from({ length: 5 }, () => oneUse.take(authorityId, row.digest, now)))
  assert.equal(taken.filter((each) => each !== null).length, 1)
})

test('what has expired is gone when the next one comes, and what is somebody’s can be taken away by purpose', async () => {
  const userId = await somebody()
  const row = (letter: string, purpose: 'invitation' | 'set-up', expiresAt: string) => ({ digest: digest(letter), purpose, userId, body: {}, expiresAt })
  await oneUse.put(authorityId, row('2', 'invitation', '2026-03-02T10:00:00.000Z'), now)
  await oneUse.put(authorityId, row('3', 'set-up', '2026-03-03T10:00:00.000Z'), '2026-03-02T11:00:00.000Z')
  assert.equal(await oneUse.find(authorityId, digest('2'), now), null)
  await oneUse.put(authorityId, row('4', 'invitation', '2026-03-03T10:00:00.000Z'), now)
  assert.deepEqual(await oneUse.waitingOf(authorityId), [{ userId, purpose: 'invitation', expiresAt: '2026-03-03T10:00:00.000Z' }])
  await oneUse.dropAllOf(authorityId, userId, ['invitation'])
  assert.equal(await oneUse.find(authorityId, digest('4'), now), null)
  assert.notEqual(await oneUse.find(authorityId, digest('3'), now), null)
})

test('without a saved rule everybody needs a second factor; the last saved one holds', async () => {
  assert.deepEqual(await rules.current(authorityId), usualRules(false))
  await rules.save(authorityId, { ...usualRules(false), idleMinutes: 30 }, { recordedBy: 'x', recordedAt: now })
  await rules.save(authorityId, { ...usualRules(false), idleMinutes: 20 }, { recordedBy: 'x', recordedAt: now })
  assert.equal((await rules.current(authorityId)).idleMinutes, 20)
  assert.equal((await rules.current(await addTestAuthority(db, 'other-rules.example.org'))).idleMinutes, 60)
})

test('whoever waits to be linked is the last one who came', async () => {
  const userId = await somebody()
  await waiting.put(authorityId, userId, { issuer: 'https://login.example.org', subject: 'one', seenAt: now })
  await waiting.put(authorityId, userId, { issuer: 'https://login.example.org', subject: 'two', seenAt: now })
  assert.equal((await waiting.of(authorityId, userId))?.subject, 'two')
  await waiting.drop(authorityId, userId)
  assert.equal(await waiting.of(authorityId, userId), null)
})

test('nobody waits under what is no id', async () => {
  assert.equal(await waiting.of(authorityId, '2026-0001' as UserId), null)
})
