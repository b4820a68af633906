import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordProblem } from './password-rules.ts'

test('a password is long rather than complicated', () => {
  for (const good of ['correct horse battery', 'twelve letters', 'another twelve', 'heard demonstration', 'vier nette kühe', 'plum tractor seven', 'xk3-88q-pot-1'])
    assert.equal(passwordProblem(good), null, good)
  assert.equal(passwordProblem('short'), 'password-too-short')
  assert.equal(passwordProblem('elevenchars'), 'password-too-short')
  assert.equal(passwordProblem('long '.repeat(100)), 'password-too-long')
})

test('what everybody chooses is refused, however it is dressed up', () => {
  for (const common of [
    'password1234', 'Password2026!', 'P@ssw0rd1234', 'aaaaaaaaaaaa', 'abcabcabcabc', '123456789012', 'qwertyuiop12', 'Welcome12345!', 'Summer2026!!', 'letmein12345', 'iloveyou1234',
    'Council2026!', 'changeme1234', '1qaz2wsx3edc', 'adminadmin123', 'zyxwvutsrqpo', 'heardheard12',
  ]) assert.equal(passwordProblem(common), 'password-too-common', common)
})

test('nobody’s password is their own name or address', () => {
  const about = ['Ada Northwood', 'ada.northwood@testshire.example', 'Testshire Council']
  assert.equal(passwordProblem('adanorthwood1', about), 'password-too-common')
  assert.equal(passwordProblem('Northwood 2026!', about), 'password-too-common')
  assert.equal(passwordProblem('northwood plays chess', about), null)
})
