import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import type { Session } from '../application/access/session-ports.ts'
import type { Account } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { createAccounts } from './accounts.ts'
import { authorityFinder } from './authorities.ts'
import { createDrafts } from './drafts.ts'
import { createSessions } from './sessions.ts'

const db = await testStore({ after })
const { authorityId } = db
const accounts = createAccounts(db.pools)
const sessions = createSessions(db.pools)
const drafts = createDrafts(db.pools)
const now = '2026-03-02T09:00:00.000Z'

async function newAccount(email = `${uuidV7()}@example.org`): Promise<Account> {
  const account: Account = {
    userId: uuidV7() as UserId, email, name: 'Sam Example', role: 'team-manager', teams: ['north', 'south'], passwordHash: '$argon2id$x', identity: null,
    failedAttempts: 0, lockedUntil: null, isActive: true, shutBy: null, lastSignedInAt: null,
  }
  await accounts.add(authorityId, account, now)
  return account
}

test('an account is found by its address, whatever the case, and in its own authority only', async () => {
  const account = await newAccount('sam.example@example.org')
  assert.deepEqual(await accounts.byEmail(authorityId, ' Sam.Example@EXAMPLE.org '), account)
  assert.equal(await accounts.byEmail(await addTestAuthority(db, 'other.example.org'), 'sam.example@example.org'), null)
  assert.equal(await accounts.add(authorityId, { ...account, userId: uuidV7() as UserId }, now), false)
})

const LOCK = { most: 3, now, lockUntil: '2026-03-02T09:15:00.000Z' }

test('tries are counted one by one, the last one locks, and while it is locked none counts', async () => {
  const { userId, email } = await newAccount()
  const claims = await Promise.all([1, 2, 3, 4, 5].map(() => accounts.claimAttempt(authorityId, userId, LOCK)))
  assert.deepEqual(claims.map((claim) => claim?.lockedUntil ?? (claim ? 'counted' : 'refused')).toSorted(), [LOCK.lockUntil, 'counted', 'counted', 'refused', 'refused'].toSorted())
  const locked = await accounts.byEmail(authorityId, email)
  assert.deepEqual([locked?.failedAttempts, locked?.lockedUntil], [0, LOCK.lockUntil])
  assert.notEqual(await accounts.claimAttempt(authorityId, userId, { ...LOCK, now: LOCK.lockUntil }), null)
  assert.equal(await accounts.claimAttempt(authorityId, uuidV7() as UserId, LOCK), null)
})

test('a right try takes itself back, with the lock that it made and no other', async () => {
  const { userId, email } = await newAccount()
  const [first, second, third] = [await accounts.claimAttempt(authorityId, userId, LOCK), await accounts.claimAttempt(authorityId, userId, LOCK), await accounts.claimAttempt(authorityId, userId, LOCK)]
  assert.ok(first && second && third)
  await accounts.takeBack(authorityId, userId, second, LOCK.most)
  assert.equal((await accounts.byEmail(authorityId, email))?.lockedUntil, LOCK.lockUntil)
  await accounts.takeBack(authorityId, userId, third, LOCK.most)
  const open = await accounts.byEmail(authorityId, email)
  assert.deepEqual([open?.failedAttempts, open?.lockedUntil], [2, null])
})

test('of two administrators who shut each other out at once, one stays', async () => {
  const fresh = await addTestAuthority(db, 'two-administrators.example.org')
  const [one, other] = [await newAccount(), await newAccount()].map((account) => ({ ...account, role: 'administrator' as const, userId: uuidV7() as UserId }))
  assert.ok(one && other)
  for (const account of [one, other]) await accounts.add(fresh, account, now)
  const shut = (userId: UserId) => accounts.change(fresh, userId, (_, others) => (others === 0 ? 'last' as const : { isActive: false, shutBy: 'administrator' as const }))
  const results = await Promise.all([shut(one.userId), shut(other.userId)])
  assert.equal(results.filter((result) => result === 'last').length, 1)
  assert.equal((await accounts.all(fresh)).filter(({ isActive }) => isActive).length, 1)
})

test('somebody is known by issuer and subject together, once in an authority', async () => {
  const account = await newAccount()
  const identity = { issuer: 'https://login.example.org', subject: 'sam' }
  await accounts.change(authorityId, account.userId, () => ({ identity, passwordHash: null }))
  assert.equal((await accounts.byIdentity(authorityId, identity))?.userId, account.userId)
  assert.equal(await accounts.byIdentity(authorityId, { ...identity, issuer: 'https://other.example.org' }), null)
  assert.equal(await accounts.add(authorityId, { ...account, userId: uuidV7() as UserId, email: 'other@example.org', identity }, now), false)
})

const session = (tokenHash: string, userId: UserId): Session => ({
  tokenHash, sessionId: uuidV7(), userId, createdAt: now, lastSeenAt: now, expiresAt: '2026-03-02T21:00:00.000Z', idleMinutes: 60, how: 'code', device: { browser: 'edge', system: 'windows' },
})

test('a session finds its person until it is ended or the account is no longer active', async () => {
  const { userId } = await newAccount()
  const tokenHash = 'ab'.repeat(32)
  await sessions.start(authorityId, session(tokenHash, userId))
  assert.deepEqual((await sessions.find(authorityId, tokenHash))?.actor, { authorityId, userId, name: 'Sam Example', role: 'team-manager', teams: ['north', 'south'] })
  await accounts.change(authorityId, userId, () => ({ isActive: false, shutBy: 'administrator' }))
  assert.equal(await sessions.find(authorityId, tokenHash), null)
  await accounts.change(authorityId, userId, () => ({ isActive: true, shutBy: null }))
  await sessions.endAllOf(authorityId, userId)
  assert.equal(await sessions.find(authorityId, tokenHash), null)
  assert.equal(await sessions.find(authorityId, 'not a hash'), null)
})

test('whoever signs in is no longer locked, and what has ended by then is swept away', async () => {
  const { userId, email } = await newAccount()
  await sessions.start(authorityId, session('cd'.repeat(32), userId))
  await accounts.setLock(authorityId, userId, '2026-03-02T23:00:00.000Z')
  const at = (hash: string, createdAt: string) => sessions.start(authorityId, { ...session(hash.repeat(32), userId), createdAt, lastSeenAt: createdAt })
  await at('ce', '2026-03-02T09:59:00.000Z')
  assert.ok(await sessions.find(authorityId, 'cd'.repeat(32)))
  assert.deepEqual([(await accounts.byEmail(authorityId, email))?.lockedUntil, (await accounts.byEmail(authorityId, email))?.lastSignedInAt], [null, '2026-03-02T09:59:00.000Z'])
  await at('cf', '2026-03-02T10:00:00.000Z')
  assert.equal(await sessions.find(authorityId, 'cd'.repeat(32)), null)
})

test('somebody sees their own sessions, ends one or all others, and shorter time-outs shorten them', async () => {
  const [mine, other] = [await newAccount(), await newAccount()]
  const hashes = ['e1', 'e2', 'e3'].map((part) => part.repeat(32))
  const [first, second, third] = hashes.map((hash) => session(hash, mine.userId))
  assert.ok(first && second && third)
  for (const each of [first, second, third]) await sessions.start(authorityId, each)
  await sessions.seen(authorityId, second.tokenHash, '2026-03-02T10:00:00.000Z')
  assert.deepEqual((await sessions.listOf(authorityId, mine.userId))[0], { ...second, lastSeenAt: '2026-03-02T10:00:00.000Z' })
  await sessions.endOne(authorityId, other.userId, first.sessionId)
  assert.equal((await sessions.listOf(authorityId, mine.userId)).length, 3)
  await sessions.endOne(authorityId, mine.userId, first.sessionId)
  await sessions.endOne(authorityId, mine.userId, 'no id')
  assert.equal(await sessions.find(authorityId, first.tokenHash), null)
  await sessions.endOthers(authorityId, mine.userId, third.tokenHash)
  await sessions.shorten(authorityId, 10, 2)
  assert.deepEqual(await sessions.listOf(authorityId, mine.userId), [{ ...third, idleMinutes: 10, expiresAt: '2026-03-02T11:00:00.000Z' }])
})

test('a draft is one person’s own: another neither reads, changes nor removes it', async () => {
  const [mine, other] = [await newAccount(), await newAccount()]
  const draft = { draftId: uuidV7(), userId: mine.userId, kind: 'record', body: { said: 'half a sentence' }, updatedAt: now }
  await drafts.save(authorityId, draft)
  await drafts.save(authorityId, { ...draft, body: { said: 'a sentence' } })
  assert.deepEqual((await drafts.get(authorityId, mine.userId, draft.draftId))?.body, { said: 'a sentence' })
  assert.equal(await drafts.get(authorityId, other.userId, draft.draftId), null)
  assert.equal(await drafts.save(authorityId, { ...draft, userId: other.userId, body: { said: 'another' } }), false)
  await drafts.remove(authorityId, other.userId, draft.draftId)
  assert.equal((await drafts.list(authorityId, mine.userId, 'record')).length, 1)
  await drafts.remove(authorityId, mine.userId, draft.draftId)
  assert.deepEqual(await drafts.list(authorityId, mine.userId, 'record'), [])
})

test('the only authority answers at every host; of several each at its own', async () => {
  const fresh = await testStore({ after })
  let clock = 0
  const find = authorityFinder(fresh.pools, () => clock)
  assert.equal((await find('anything.example.org'))?.authorityId, fresh.authorityId)
  const other = await addTestAuthority(fresh, 'Other.example.org')
  clock += 11_000
  assert.equal((await find('other.EXAMPLE.org'))?.authorityId, other)
  assert.equal(await find('anything.example.org'), null)
})
