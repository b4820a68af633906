import assert from 'node:assert/strict'
import { argon2Sync } from 'node:crypto'
import { test } from 'node:test'
import { argon2Passwords } from './argon2-passwords.ts'

test('a password fits its own hash and no other fits', async () => {
  const hash = await argon2Passwords.hash('correct horse battery')
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.equal(await argon2Passwords.verify('correct horse battery', hash), true)
  for (const wrong of ['correct horse batter', 'correct horse battery ', 'Correct horse battery', ''])
    assert.equal(await argon2Passwords.verify(wrong, hash), false, wrong)
})

test('the same password has another hash each time', async () => {
  assert.notEqual(await argon2Passwords.hash('correct horse battery'), await argon2Passwords.hash('correct horse battery'))
})

test('an é typed as one letter or as two is the same password', async () => {
  assert.equal(await argon2Passwords.verify('caf\u00e9 au lait noir', await argon2Passwords.hash('cafe\u0301 au lait noir')), true)
})

test('the event loop goes on while a password is hashed', async () => {
  let turns = 0
  const timer = setInterval(() => { turns += 1 }, 1)
  await argon2Passwords.hash('correct horse battery')
  clearInterval(timer)
  assert.ok(turns > 0)
})

test('a hash that was made at another cost still fits its password, and is made anew', async () => {
  const before = '$argon2id$v=19$m=1024,t=1,p=1$c2l4dGVlbiBieXRlcyEhIQ$' + argon2Sync('argon2id', { message: 'correct horse', nonce: Buffer.from('sixteen bytes!!!'), tagLength: 32, memory: 1024, passes: 1, parallelism: 1 }).toString('base64').replaceAll('=', '')
  assert.equal(await argon2Passwords.verify('correct horse', before), true)
  assert.equal(argon2Passwords.isOutdated(before), true)
  assert.equal(argon2Passwords.isOutdated(await argon2Passwords.hash('correct horse')), false)
})

test('a hash of unknown form is a fault, not a wrong password', async () => {
  await assert.rejects(argon2Passwords.verify('x', 'plain:x'), /unknown form/)
})
