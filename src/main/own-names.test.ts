import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownNames } from './own-names.ts'

test('a register answers at its public address, at this machine and at addresses in numbers', () => {
  const isOurs = ownNames({ publicUrl: 'https://complaints.council.example:8443' })
  for (const name of ['complaints.council.example', 'localhost', 'heard.localhost', '127.0.0.1', '192.0.2.7', '[::1]', '[2001:db8::1]']) assert.equal(isOurs(name), true, name)
})

test('a name that somebody else has pointed at this machine is not answered', () => {
  for (const publicUrl of [null, 'https://complaints.council.example'])
    for (const name of ['evil.example', 'complaints.council.example.evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '', '0x7f000001.example', 'evillocalhost']) assert.equal(ownNames({ publicUrl })(name), false, name)
})
