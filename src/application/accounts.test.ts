import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryAccounts, memorySessions, plainPasswords } from '../../test/support/memory-accounts.ts'
import { memorySignIn } from '../../test/support/memory-sign-in.ts'
import { memoryTraces } from '../../test/support/memory-traces.ts'
import { movableClock } from '../../test/support/web.ts'
import { setActive, unlock } from './access/manage-accounts.ts'
import { addAccount, operatorOf, resetPassword } from './accounts.ts'
import { makeSecrets } from '../web/security/secrets.ts'
import type { AuthorityId } from './ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { ATTEMPTS_BEFORE_LOCK, checkPassword, startSession, whoIs } from './sign-in.ts'

const AUTHORITY = 'test' as AuthorityId
const BY = operatorOf(AUTHORITY)
const BROWSER = { how: 'password', device: { browser: 'firefox', system: 'linux' } } as const
const MAUD = { email: 'maud@testshire.example', name: 'Maud', role: 'complaints-manager', teams: [], password: 'twelve letters' } as const

function services() {
  const time = movableClock()
  const accounts = memoryAccounts()
  let next = 0
  return {
    ...time, accounts, sessions: memorySessions(accounts), passwords: plainPasswords, signIn: memorySignIn(),
    secrets: makeSecrets(() => Date.parse(time.clock.now())), traces: memoryTraces(), ids: { next: () => `user-${(next += 1)}` },
  }
}

const signIn = (given: ReturnType<typeof services>, password: string) => checkPassword(given, AUTHORITY, { email: MAUD.email, password }, 'plain:nobody')

test('an account is made once for each e-mail address, whatever its case, and not with a short password', async () => {
  const given = services()
  assert.equal((await addAccount(given, AUTHORITY, { ...MAUD, password: 'too short' })).kind, 'password-too-short')
  assert.equal((await addAccount(given, AUTHORITY, MAUD)).kind, 'done')
  assert.equal((await addAccount(given, AUTHORITY, { ...MAUD, email: 'MAUD@testshire.example' })).kind, 'email-taken')
  assert.equal((await signIn(given, MAUD.password)).kind, 'right')
})

test('the password that nobody has opens no account that does not exist', async () => {
  assert.equal((await signIn(services(), 'nobody')).kind, 'refused')
})

test('guessing locks, a locked account counts no further guesses, and unlocking opens it at once', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  for (let attempt = 0; attempt < ATTEMPTS_BEFORE_LOCK; attempt += 1) await signIn(given, 'wrong')
  assert.equal((await signIn(given, MAUD.password)).kind, 'refused')
  assert.equal((await given.accounts.byEmail(AUTHORITY, MAUD.email))?.failedAttempts, 0)
  const userId = (await given.accounts.byEmail(AUTHORITY, MAUD.email))?.userId as UserId
  assert.equal((await unlock(given, BY, userId)).kind, 'done')
  assert.equal((await signIn(given, MAUD.password)).kind, 'right')
  assert.deepEqual(await unlock(given, BY, 'nobody' as UserId), { kind: 'refused', code: 'not-found' })
})

test('a new password opens a lock, shuts the old password out, and signs its owner out everywhere', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  const signedIn = await signIn(given, MAUD.password)
  assert.ok(signedIn.kind === 'right')
  await startSession(given, AUTHORITY, signedIn.account.userId, { ...BROWSER, tokenHash: 'hash' })
  assert.equal((await whoIs(given, AUTHORITY, 'hash'))?.actor.name, 'Maud')
  assert.equal((await resetPassword(given, AUTHORITY, MAUD.email, 'short')).kind, 'password-too-short')
  assert.equal((await resetPassword(given, AUTHORITY, MAUD.email, 'another twelve')).kind, 'done')
  assert.equal(await whoIs(given, AUTHORITY, 'hash'), null)
  assert.deepEqual([(await signIn(given, MAUD.password)).kind, (await signIn(given, 'another twelve')).kind], ['refused', 'right'])
})

test('a hash of an earlier cost is made anew at the next sign-in, unless another password was set meanwhile', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  const outdated = { ...given, passwords: { ...plainPasswords, isOutdated: () => true, hash: async (password: string) => `plain:${password}` } }
  const hashOf = async () => (await given.accounts.byEmail(AUTHORITY, MAUD.email))?.passwordHash
  assert.equal((await signIn(outdated, MAUD.password)).kind, 'right')
  assert.equal(await hashOf(), `plain:${MAUD.password}`)
  const set = { ...outdated, passwords: { ...outdated.passwords, hash: async (password: string) => {
    const { userId } = (await given.accounts.byEmail(AUTHORITY, MAUD.email)) ?? { userId: '' as UserId }
    await given.accounts.change(AUTHORITY, userId, () => ({ passwordHash: 'plain:set meanwhile' }))
    return `plain:${password}`
  } } }
  assert.equal((await signIn(set, MAUD.password)).kind, 'right')
  assert.equal(await hashOf(), 'plain:set meanwhile')
})

test('an account that is no longer active signs in no more, and its session finds nobody', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  const signedIn = await signIn(given, MAUD.password)
  assert.ok(signedIn.kind === 'right')
  await startSession(given, AUTHORITY, signedIn.account.userId, { ...BROWSER, tokenHash: 'hash' })
  await setActive(given, BY, signedIn.account.userId, false)
  assert.equal(await whoIs(given, AUTHORITY, 'hash'), null)
  assert.equal((await signIn(given, MAUD.password)).kind, 'refused')
})

test('sessions that ended are swept away when somebody signs in', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  const signedIn = await signIn(given, MAUD.password)
  assert.ok(signedIn.kind === 'right')
  await startSession(given, AUTHORITY, signedIn.account.userId, { ...BROWSER, tokenHash: 'first' })
  given.minutesPass(61)
  await startSession(given, AUTHORITY, signedIn.account.userId, { ...BROWSER, tokenHash: 'second' })
  assert.deepEqual([...given.sessions.rows.keys()], ['second'])
})

test('forty guesses at once are no more than the lock allows', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  const slow = { ...given, passwords: { ...plainPasswords, verify: async (password: string, hash: string) => {
    await new Promise((resolve) => { setImmediate(resolve) })
    return plainPasswords.verify(password, hash)
  } } }
  const guesses = Array.from({ length: 40 }, (_, at) => (at === 30 ? MAUD.password : 'wrong'))
  const results = await Promise.all(guesses.map((password) => checkPassword(slow, AUTHORITY, { email: MAUD.email, password }, 'plain:nobody')))
  assert.ok(results.every(({ kind }) => kind === 'refused'))
  assert.equal(results.filter((result) => result.kind === 'refused' && result.locked).length, 1)
})

test('a right password takes back its own try and no other', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  for (let round = 0; round < 4; round += 1) await signIn(given, 'wrong')
  assert.equal((await signIn(given, MAUD.password)).kind, 'right')
  assert.equal((await given.accounts.byEmail(AUTHORITY, MAUD.email))?.failedAttempts, 4)
  assert.equal((await signIn(given, 'wrong')).kind, 'refused')
  assert.equal((await signIn(given, MAUD.password)).kind, 'refused')
})

test('each change of an account leaves a trace with who made it', async () => {
  const given = services()
  const added = await addAccount(given, AUTHORITY, MAUD)
  assert.ok(added.kind === 'done')
  await setActive(given, BY, added.userId, false)
  assert.deepEqual(given.traces.kept.map(({ userId, kind, subject, what }) => ({ userId, kind, id: subject?.id, what })), [
    { userId: 'operator', kind: 'account-changed', id: added.userId, what: 'added' }, { userId: 'operator', kind: 'account-changed', id: added.userId, what: 'deactivated' },
  ])
})
