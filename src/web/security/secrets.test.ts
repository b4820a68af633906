import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeSecrets } from './secrets.ts'

const secrets = makeSecrets(() => 0)

test('a recovery code has 120 random bits in figures and letters that are not taken for each other, in groups of four', () => {
  const codes = Array.from({ length: 200 }, () => secrets.recoveryCode())
  for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/)
  assert.equal(new Set(codes).size, 200)
  assert.equal(new Set(codes.join('').replaceAll('-', '')).size, 32)
})

test('a token has 256 random bits, and is kept as its digest', () => {
  assert.equal(Buffer.from(secrets.token(), 'base64url').length, 32)
  assert.match(secrets.digest('x'), /^[\da-f]{64}$/)
})
