import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NoAccess } from '../oauth/access-tokens.ts'
import { CannotBeKept, mailboxFailure } from './failures.ts'

/** An error as imapflow makes one of a server's answer. */
const answered = (more: Readonly<Record<string, unknown>>, message = 'Command failed') => Object.assign(new Error(message), { code: undefined, ...more })

test('Why a mailbox is not reached is told by what its server answers, and an application that is let in and may not open it by that', () => {
  assert.deepEqual([
    answered({ authenticationFailed: true, responseStatus: 'NO', responseText: 'AUTHENTICATE failed.' }), answered({ responseStatus: 'BAD', responseText: 'User is authenticated but not connected.' }),
    answered({ authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' }), answered({}, 'Unsupported authentication mechanism'), new NoAccess('secret-refused', 'AADSTS7000222'), new CannotBeKept(''), 'no error',
  ].map(mailboxFailure), ['sign-in-refused', 'no-permission', 'no-answer', 'sign-in-refused', 'secret-refused', 'cannot-be-kept', 'other'])
})
