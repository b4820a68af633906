import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { handOverOfReply, isOneAddress, type SmtpPhase } from './smtp-replies.ts'

const REPLIES: readonly (readonly [string, SmtpPhase, string])[] = [
  ['421 4.3.2 shutting down', 'recipient', 'not-now try-later'],
  ['450 4.2.0 Greylisted, please come back', 'recipient', 'not-now greylisted'],
  ['451 4.7.1 greylisting in action', 'message', 'not-now greylisted'],
  ['452 4.2.2 mailbox full', 'recipient', 'not-now mailbox-full'],
  ['452 too many recipients', 'recipient', 'not-now mailbox-full'],
  ['550 5.1.1 no such user', 'recipient', 'never address-refused'],
  ['550 no such user', 'recipient', 'never address-refused'],
  ['550 5.2.1 mailbox disabled', 'recipient', 'never address-refused'],
  ['552 5.2.2 over quota', 'message', 'never mailbox-full'],
  ['552 5.3.4 too big', 'message', 'never too-large'],
  ['552 too big', 'message', 'never too-large'],
  ['552 over quota', 'recipient', 'never mailbox-full'],
  ['554 5.7.1 looks like spam', 'message', 'never content-refused'],
  ['554 transaction failed', 'message', 'never refused'],
  ['535 5.7.8 wrong password', 'connection', 'not-now sign-in-refused'],
  ['530 5.7.0 sign in first', 'sender', 'not-now sign-in-refused'],
  ['550 5.7.60 may not send as this sender', 'sender', 'not-now sender-refused'],
  ['554 5.7.1 no service for you', 'connection', 'not-now try-later'],
]

describe('what a mail server’s refusal means', () => {
  for (const [text, phase, meant] of REPLIES) test(`${text} (${phase}): ${meant}`, () => {
    const as = handOverOfReply({ code: Number(text.slice(0, 3)), text, phase })
    assert.equal(`${as.kind} ${'why' in as ? as.why : ''}`, meant)
  })
})

describe('one address', () => {
  for (const good of ['ada@example.org', "o'brien+c@mail.example.org.uk", 'ö@exämple.org']) test(`${good} is one`, () => assert.ok(isOneAddress(good)))
  for (const bad of ['', 'ada', 'ada@localhost', 'ada@example.org, ben@example.org', 'Ada <ada@example.org>', 'ada@example.org\r\nBcc: ben@example.org', 'a b@example.org', '@example.org', 'ada@example.', `${'a'.repeat(250)}@example.org`])
    test(`${JSON.stringify(bad.slice(0, 40))} is none`, () => assert.ok(!isOneAddress(bad)))
})
