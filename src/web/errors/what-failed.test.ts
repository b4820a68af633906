import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultForLog, whatFailed } from './what-failed.ts'

const fault = (code: string, message = 'x') => Object.assign(new Error(message), { code })

test('each way a database goes away is told from a fault of ours', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P03', '08006', '53300']) assert.equal(whatFailed(fault(code)), 'database-away', code)
  assert.equal(whatFailed(Object.assign(fault('ENOENT'), { syscall: 'connect' })), 'database-away')
  assert.equal(whatFailed(Object.assign(fault('ENOENT'), { syscall: 'open' })), 'unknown')
  assert.equal(whatFailed(new Error('Connection terminated unexpectedly')), 'database-away')
  assert.equal(whatFailed(new Error('timeout exceeded when trying to connect')), 'database-away')
  assert.equal(whatFailed(new AggregateError([fault('ECONNREFUSED')])), 'database-away')
  assert.equal(whatFailed(new Error('outer', { cause: new Error('inner', { cause: fault('57P01') }) })), 'database-away')
})

test('a full disk, a flood of sign-ins, a queue of documents, a crowd that saves at once and a form that is too large have names of their own', () => {
  assert.equal(whatFailed(fault('53100')), 'disk-full')
  assert.equal(whatFailed(fault('HEARD_TOO_BUSY')), 'too-busy')
  assert.equal(whatFailed(fault('HEARD_DOCUMENTS_BUSY')), 'documents-busy')
  assert.equal(whatFailed(fault('HEARD_LOST_RACE')), 'lost-race')
  assert.equal(whatFailed(fault('FST_ERR_CTP_BODY_TOO_LARGE')), 'too-large')
})

test('anything else is a fault of ours, whatever is thrown', () => {
  for (const thrown of [fault('23505'), new TypeError('x'), 'words', null, undefined, { code: 7 }]) assert.equal(whatFailed(thrown), 'unknown')
})

test('a cause that names itself does not go on for ever', () => {
  const looped = new Error('x')
  looped.cause = looped
  assert.equal(whatFailed(looped), 'unknown')
})

test('the log gets no values of rows', () => {
  const told = faultForLog(Object.assign(new Error('Key (name)=(Maud) exists'), { severity: 'ERROR', code: '23505', detail: 'Maud', table: 'people' }))
  assert.doesNotMatch(JSON.stringify(told), /Maud/)
  assert.equal(told['table'], 'people')
})
