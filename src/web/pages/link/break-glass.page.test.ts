import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualRules } from '../../../application/access/sign-in-rules.ts'
import { breakGlass } from '../../../application/access/links.ts'
import { operatorOf } from '../../../application/accounts.ts'
import { memorySignIn } from '../../../../test/support/memory-sign-in.ts'
import { memoryServices, movableClock, testAccount, testWeb } from '../../../../test/support/web.ts'
import { accountServices } from '../../deps.ts'

const ADMINISTRATOR = testAccount('administrator').email

async function made() {
  const time = movableClock()
  const web = await testWeb({ services: memoryServices(time.clock), signIn: memorySignIn(usualRules(false)) })
  const ask = (email: string) => breakGlass(accountServices(web.deps), operatorOf('test' as never, 'heard user break-glass'), email)
  const result = await ask(ADMINISTRATOR)
  assert.ok(result.kind === 'made')
  const someone = web.visitor()
  const open = async () => {
    await someone.get('/sign-in')
    await someone.get(`/link/${result.link.token}`)
    await someone.get('/link')
    return someone.post('/link')
  }
  return { ...web, ...time, ask, someone, open }
}

test('an emergency link lets an administrator in once, past lock and second factor, for an hour, and is traced from the start', async () => {
  const { deps, open, someone, minutesPass } = await made()
  await deps.accounts.setLock('test' as never, 'user-administrator' as never, '2026-11-24T09:00:00.000Z')
  assert.equal((await open()).location, '/')
  assert.equal((await someone.get('/users')).status, 200)
  assert.deepEqual(deps.traces.kept.filter(({ kind }) => kind !== 'listed').map(({ userId, kind, what, route }) => [userId, kind, what, route]), [
    ['operator', 'account-changed', 'break-glass-made', 'heard user break-glass'], ['user-administrator', 'signed-in', 'break-glass', '/link'],
  ])
  for (let minute = 0; minute < 6; minute += 1) {
    minutesPass(10)
    await someone.get('/users')
  }
  assert.equal((await someone.get('/users')).location, '/sign-in?next=%2Fusers')
  assert.equal((await open()).status, 410)
})

test('it ends after a quarter of an hour, and is for administrators alone', async () => {
  const { open, minutesPass, ask } = await made()
  minutesPass(15)
  assert.equal((await open()).status, 410)
  assert.equal((await ask(testAccount('complaints-manager').email)).kind, 'no-administrator')
  assert.equal((await ask('nobody@testshire.example')).kind, 'not-found')
})
