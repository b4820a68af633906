import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
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
    userId: uuidV7() as UserId, email, name: 'Sam Example', role: 'team-manager', teams: ['north', 'south'], passwordHash: '$argon2id$x',
    failedAttempts: 0, lockedUntil: null, isActive: true,
  }
  await accounts.add(authorityId, account, now)
  return account
}

test('an account is found by its address, whatever the case, and in its own authority only', async () => {
  const account = await newAccount('sam.example@example.org')
  assert.deepEqual(await accounts.byEmail(authorityId, ' Sam.Example@EXAMPLE.org '), account)
  assert.equal(await accounts.byEmail(await addTestAuthority(db, 'other.example.org'), 'sam.example@example.org'), null)
  await assert.rejects(newAccount('sam.example@example.org'), /unique/)
})

test('wrong passwords are counted one by one, and a lock starts the count again', async () => {
  const { userId, email } = await newAccount()
  const counts = await Promise.all([1, 2, 3].map(() => accounts.countFailure(authorityId, userId)))
  assert.deepEqual(counts.toSorted((a, b) => a - b), [1, 2, 3])
  await accounts.setLock(authorityId, userId, '2026-03-02T09:15:00.000Z')
  const locked = await accounts.byEmail(authorityId, email)
  assert.deepEqual([locked?.failedAttempts, locked?.lockedUntil], [0, '2026-03-02T09:15:00.000Z'])
  await accounts.setLock(authorityId, userId, null)
  assert.equal((await accounts.byEmail(authorityId, email))?.lockedUntil, null)
})

test('a session finds its person until it is ended or the account is no longer active', async () => {
  const { userId } = await newAccount()
  const tokenHash = 'ab'.repeat(32)
  await sessions.start(authorityId, { tokenHash, userId, createdAt: now, lastSeenAt: now, expiresAt: '2026-03-02T21:00:00.000Z' })
  assert.deepEqual((await sessions.find(authorityId, tokenHash))?.actor, { authorityId, userId, name: 'Sam Example', role: 'team-manager', teams: ['north', 'south'] })
  await accounts.setActive(authorityId, userId, false)
  assert.equal(await sessions.find(authorityId, tokenHash), null)
  await accounts.setActive(authorityId, userId, true)
  await sessions.endAllOf(authorityId, userId)
  assert.equal(await sessions.find(authorityId, tokenHash), null)
  assert.equal(await sessions.find(authorityId, 'not a hash'), null)
})

test('old sessions are swept away', async () => {
  const { userId } = await newAccount()
  const tokenHash = 'cd'.repeat(32)
  await sessions.start(authorityId, { tokenHash, userId, createdAt: now, lastSeenAt: now, expiresAt: '2026-03-02T21:00:00.000Z' })
  await sessions.seen(authorityId, tokenHash, '2026-03-02T10:00:00.000Z')
  await sessions.sweep(authorityId, '2026-03-02T10:00:00.000Z', '2026-03-02T09:30:00.000Z')
  assert.ok(await sessions.find(authorityId, tokenHash))
  await sessions.sweep(authorityId, '2026-03-03T00:00:00.000Z', '2026-03-02T09:30:00.000Z')
  assert.equal(await sessions.find(authorityId, tokenHash), null)
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
