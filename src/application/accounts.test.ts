import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryAccounts, memorySessions, plainPasswords } from '../../test/support/memory-accounts.ts'
import { movableClock } from '../../test/support/web.ts'
import { addAccount, resetPassword, unlockAccount } from './accounts.ts'
import type { AuthorityId } from './ports.ts'
import { ATTEMPTS_BEFORE_LOCK, checkPassword, startSession, whoIs } from './sign-in.ts'

const AUTHORITY = 'test' as AuthorityId
const MAUD = { email: 'maud@testshire.example', name: 'Maud', role: 'complaints-manager', teams: [], password: 'twelve letters' } as const

function services() {
  const time = movableClock()
  const accounts = memoryAccounts()
  let next = 0
  return { ...time, accounts, sessions: memorySessions(accounts), passwords: plainPasswords, ids: { next: () => `user-${(next += 1)}` } }
}

const signIn = (given: ReturnType<typeof services>, password: string) => checkPassword(given, AUTHORITY, { email: MAUD.email, password }, 'plain:nobody')

test('an account is made once for each e-mail address, whatever its case, and not with a short password', async () => {
  const given = services()
  assert.equal((await addAccount(given, AUTHORITY, { ...MAUD, password: 'too short' })).kind, 'password-too-short')
  assert.equal((await addAccount(given, AUTHORITY, MAUD)).kind, 'done')
  assert.equal((await addAccount(given, AUTHORITY, { ...MAUD, email: 'MAUD@testshire.example' })).kind, 'email-taken')
  assert.equal((await signIn(given, MAUD.password)).kind, 'signed-in')
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
  assert.equal((await unlockAccount(given, AUTHORITY, MAUD.email)).kind, 'done')
  assert.equal((await signIn(given, MAUD.password)).kind, 'signed-in')
  assert.equal((await unlockAccount(given, AUTHORITY, 'nobody@testshire.example')).kind, 'not-found')
})

test('a new password opens a lock, shuts the old password out, and signs its owner out everywhere', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  const signedIn = await signIn(given, MAUD.password)
  assert.ok(signedIn.kind === 'signed-in')
  await startSession(given, AUTHORITY, signedIn.account, 'hash')
  assert.equal((await whoIs(given, AUTHORITY, 'hash'))?.name, 'Maud')
  assert.equal((await resetPassword(given, AUTHORITY, MAUD.email, 'short')).kind, 'password-too-short')
  assert.equal((await resetPassword(given, AUTHORITY, MAUD.email, 'another twelve')).kind, 'done')
  assert.equal(await whoIs(given, AUTHORITY, 'hash'), null)
  assert.deepEqual([(await signIn(given, MAUD.password)).kind, (await signIn(given, 'another twelve')).kind], ['refused', 'signed-in'])
})

test('an account that is no longer active signs in no more, and its session finds nobody', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  const signedIn = await signIn(given, MAUD.password)
  assert.ok(signedIn.kind === 'signed-in')
  await startSession(given, AUTHORITY, signedIn.account, 'hash')
  await given.accounts.setActive(AUTHORITY, signedIn.account.userId, false)
  assert.equal(await whoIs(given, AUTHORITY, 'hash'), null)
  assert.equal((await signIn(given, MAUD.password)).kind, 'refused')
})

test('sessions that ended are swept away when somebody signs in', async () => {
  const given = services()
  await addAccount(given, AUTHORITY, MAUD)
  const signedIn = await signIn(given, MAUD.password)
  assert.ok(signedIn.kind === 'signed-in')
  await startSession(given, AUTHORITY, signedIn.account, 'first')
  given.minutesPass(61)
  await startSession(given, AUTHORITY, signedIn.account, 'second')
  assert.deepEqual([...given.sessions.rows.keys()], ['second'])
})
