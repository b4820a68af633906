import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseForm } from './parse-form.ts'

test('a form is read as browsers write it', () => {
  assert.deepEqual({ ...parseForm('a=1&b=x+y%20z&b=%C3%B1&c=') }, { a: '1', b: ['x y z', 'ñ'], c: '' })
})

test('names that an object has by itself are names like others, and reach nothing else', () => {
  const form = parseForm('__proto__=x&constructor=y&__proto__[role]=administrator')
  assert.deepEqual(Object.keys(form).sort(), ['__proto__', '__proto__[role]', 'constructor'])
  assert.equal(({} as Record<string, unknown>)['role'], undefined)
})

test('more fields than any form has are refused before they are made into anything, in little time', () => {
  const before = process.cpuUsage()
  assert.throws(() => parseForm('a&'.repeat(1_000_000)), { code: 'FST_ERR_CTP_BODY_TOO_LARGE' })
  assert.ok(process.cpuUsage(before).user < 200_000)
  assert.equal(Object.keys(parseForm(Array.from({ length: 2_000 }, (_, at) => `f${at}=x`).join('&'))).length, 2_000)
})
