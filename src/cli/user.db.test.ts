import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStore } from '../../test/support/database.ts'
import { plainPasswords } from '../../test/support/memory-accounts.ts'
import { memoryTraces } from '../../test/support/memory-traces.ts'
import { movableClock } from '../../test/support/web.ts'
import type { AccountServices } from '../application/accounts.ts'
import { findLink, openLink } from '../application/access/links.ts'
import { checkPassword, startSession, whoIs } from '../application/sign-in.ts'
import type { Operator } from '../application/operator.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { createAccounts } from '../storage/accounts.ts'
import { createSessions } from '../storage/sessions.ts'
import { createSignInStores } from '../storage/sign-in-stores.ts'
import { makeSecrets } from '../web/security/secrets.ts'
import { userCommand } from './user.ts'

const PASSWORD = 'correct horse battery'
const ADDRESS = 'https://complaints.example'

const time = movableClock()
const traces = memoryTraces()
const db = await testStore({ after })
const { authorityId } = db
const accounts: AccountServices = {
  accounts: createAccounts(db.pools), sessions: createSessions(db.pools), passwords: plainPasswords, signIn: createSignInStores(db.pools),
  secrets: makeSecrets(() => Date.parse(time.clock.now())), traces, clock: time.clock, ids: { next: uuidV7 },
}
const operator = { withAccounts: (_: unknown, work: (...given: unknown[]) => unknown) => work(accounts, authorityId, ADDRESS) } as unknown as Operator

/** Runs `heard user`, and tells what it printed and which changes it left a trace of. */
async function user(args: readonly string[], typed = '') {
  const before = traces.kept.length
  const said = { out: '', err: '' }
  const code = await userCommand(operator).run(args, {
    stdin: (async function* () { yield typed })(), env: {}, today: () => isoDate('2026-11-23'), out: (text) => { said.out += text }, err: (text) => { said.err += text },
  })
  return { code, ...said, traced: traces.kept.slice(before).map(({ userId, route, what }) => `${userId} ${route} ${what}`) }
}

const emailOf = (name: string) => `${name}@testshire.example`
const idOf = async (name: string): Promise<UserId> => (await accounts.accounts.byEmail(authorityId, emailOf(name)))?.userId ?? assert.fail(`no ${name}`)
const add = (name: string, role: string) => user(['add', emailOf(name), '--name', name, '--role', role], `${PASSWORD}\n`)
const signsIn = async (name: string, password = PASSWORD) => (await checkPassword(accounts, authorityId, { email: emailOf(name), password }, 'plain:nobody')).kind === 'right'
const tokenIn = (out: string) => out.trim().replace(`${ADDRESS}/link/`, '')

/** A browser in which somebody has signed in; the answer says whether it still is. */
async function session(name: string): Promise<() => Promise<boolean>> {
  const tokenHash = uuidV7().replaceAll('-', '').repeat(2)
  await startSession(accounts, authorityId, await idOf(name), { tokenHash, how: 'password', device: { browser: 'other', system: 'other' } })
  return async () => await whoIs(accounts, authorityId, tokenHash) !== null
}

test('an invitation prints a link that opens once within a week, and nobody signs in before', async () => {
  const invited = await user(['invite', emailOf('ina'), '--name', 'Ina', '--role', 'complaints-officer'])
  assert.equal(invited.code, 0)
  assert.match(invited.out, /^https:\/\/complaints\.example\/link\/[\w-]{43}\n$/)
  assert.match(invited.err, /invitation for ina@testshire\.example\. It opens once, until .*Give it to nobody else/)
  assert.deepEqual(invited.traced, ['operator heard user invited'])
  assert.equal(await signsIn('ina'), false)
  assert.equal((await user(['invite', emailOf('INA'), '--name', 'Ina', '--role', 'reader'])).code, 1)
  const token = tokenIn(invited.out)
  time.minutesPass(7 * 24 * 60 - 1)
  assert.equal((await openLink(accounts, authorityId, { token, password: PASSWORD, route: '/link' })).kind, 'opened')
  assert.equal((await openLink(accounts, authorityId, { token, password: PASSWORD, route: '/link' })).kind, 'over')
  assert.equal(await signsIn('ina'), true)
})

test('a link that was lost or has run out is made again, and the one before it opens nothing', async () => {
  const first = tokenIn((await user(['invite', emailOf('lou'), '--name', 'Lou', '--role', 'outside'])).out)
  time.minutesPass(7 * 24 * 60)
  assert.equal(await findLink(accounts, authorityId, first), null)
  const second = await user(['link', emailOf('lou')])
  const third = await user(['link', emailOf('lou')])
  assert.match(third.err, /invitation/)
  assert.deepEqual(third.traced, ['operator heard user link-made'])
  assert.equal(await findLink(accounts, authorityId, tokenIn(second.out)), null)
  assert.equal((await findLink(accounts, authorityId, tokenIn(third.out)))?.purpose, 'invitation')
})

test('a new password opens a lock, ends every session, and the old one is gone', async () => {
  await add('pat', 'reader')
  const isIn = await session('pat')
  for (let guess = 0; guess < 5; guess += 1) await signsIn('pat', 'wrong')
  assert.equal(await signsIn('pat'), false)
  const reset = await user(['reset-password', emailOf('pat')], 'another long password\n')
  assert.deepEqual([reset.code, reset.traced], [0, ['operator heard user password-set']])
  assert.equal(await isIn(), false)
  assert.deepEqual([await signsIn('pat'), await signsIn('pat', 'another long password')], [false, true])
  assert.equal((await user(['reset-password', emailOf('pat')], 'short\n')).code, 1)
  assert.doesNotMatch(JSON.stringify(traces.kept), /another long/)
})

test('unlock opens a lock before its time, and leaves the password and the sessions as they are', async () => {
  await add('uma', 'reader')
  const isIn = await session('uma')
  for (let guess = 0; guess < 5; guess += 1) await signsIn('uma', 'wrong')
  assert.equal((await user(['list'])).out.includes('locked'), true)
  const unlocked = await user(['unlock', emailOf('uma')])
  assert.deepEqual([unlocked.code, unlocked.out, unlocked.traced], [0, 'uma@testshire.example is no longer locked.\n', ['operator heard user unlocked']])
  assert.deepEqual([await signsIn('uma'), await isIn()], [true, true])
})

test('reset-factor takes the second factor and the recovery codes away, and signs out everywhere', async () => {
  await add('fay', 'reader')
  const { factors } = accounts.signIn
  await factors.add(authorityId, await idOf('fay'), { factorId: uuidV7(), name: '', createdAt: time.clock.now(), lastUsedAt: null, kind: 'code-app', secret: 'JBSWY3DP', lastStep: 1 })
  await factors.setRecoveryCodes(authorityId, await idOf('fay'), ['a'.repeat(64)])
  const isIn = await session('fay')
  const reset = await user(['reset-factor', emailOf('fay')])
  assert.deepEqual([reset.code, reset.traced], [0, ['operator heard user factors-reset']])
  assert.deepEqual(await factors.of(authorityId, await idOf('fay')), [])
  assert.equal(await factors.recoveryCodesLeft(authorityId, await idOf('fay')), 0)
  assert.equal(await isIn(), false)
})

test('an account that is shut signs in no more, nor by a link that it was given; opened again, it does', async () => {
  await add('dee', 'team-manager')
  const isIn = await session('dee')
  const token = tokenIn((await user(['link', emailOf('dee')])).out)
  assert.deepEqual((await user(['deactivate', emailOf('dee')])).traced, ['operator heard user deactivated'])
  assert.deepEqual([await signsIn('dee'), await isIn(), await findLink(accounts, authorityId, token)], [false, false, null])
  assert.deepEqual((await user(['activate', emailOf('dee')])).traced, ['operator heard user activated'])
  assert.deepEqual([await signsIn('dee'), await isIn(), await findLink(accounts, authorityId, token)], [true, false, null])
})

test('another role ends every session, and keeps the name where none is said', async () => {
  await add('rob', 'complaints-manager')
  const isIn = await session('rob')
  const changed = await user(['role', emailOf('rob'), '--role', 'team-manager', '--teams', 'assessment, duty'])
  assert.deepEqual([changed.code, changed.traced], [0, ['operator heard user role-changed']])
  const account = await accounts.accounts.byEmail(authorityId, emailOf('rob'))
  assert.deepEqual([account?.name, account?.role, account?.teams], ['rob', 'team-manager', ['assessment', 'duty']])
  assert.equal(await isIn(), false)
  assert.equal((await user(['sign-out', emailOf('rob')])).traced[0], 'operator heard user sessions-ended')
  assert.equal((await user(['role', emailOf('rob'), '--role', 'king'])).code, 2)
})

test('the way round the provider is made for administrators alone, within a quarter of an hour, and is told apart in the traces', async () => {
  await add('ada', 'administrator')
  const made = await user(['break-glass', emailOf('ada')])
  assert.deepEqual([made.code, made.traced], [0, ['operator heard user break-glass break-glass-made']])
  const token = tokenIn(made.out)
  assert.equal((await findLink(accounts, authorityId, token))?.purpose, 'break-glass')
  time.minutesPass(15)
  assert.equal(await findLink(accounts, authorityId, token), null)
  await add('may', 'complaints-manager')
  const refused = await user(['break-glass', emailOf('may')])
  assert.deepEqual([refused.code, refused.out, refused.traced], [1, '', []])
  assert.match(refused.err, /not an administrator/)
  await add('old', 'administrator')
  await user(['deactivate', emailOf('old')])
  assert.match((await user(['break-glass', emailOf('old')])).err, /not active/)
})

test('the last administrator who can sign in is neither shut out nor given another role', async () => {
  assert.match((await user(['deactivate', emailOf('ada')])).err, /last administrator/)
  assert.match((await user(['role', emailOf('ada'), '--role', 'reader'])).err, /last administrator/)
  assert.equal(await signsIn('ada'), true)
  await user(['invite', emailOf('eve'), '--name', 'Eve', '--role', 'administrator'])
  assert.equal((await user(['deactivate', emailOf('ada')])).code, 1, 'whoever is invited cannot sign in yet')
})

test('whose account there is not, and what cannot be done to one, is said and leaves nothing', async () => {
  for (const action of ['link', 'unlock', 'reset-factor', 'sign-out', 'deactivate', 'activate', 'break-glass']) {
    const refused = await user([action, emailOf('nobody')])
    assert.deepEqual([refused.code, refused.err, refused.traced], [1, 'heard user: there is no account with this e-mail address.\n', []], action)
  }
  assert.equal((await user(['fly', emailOf('ada')])).code, 2)
  assert.equal((await user(['unlock', 'ada'])).code, 2)
  assert.equal((await user(['invite', emailOf('new'), '--name', ' ', '--role', 'reader'])).code, 2)
})
