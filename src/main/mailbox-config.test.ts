import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMailboxes } from './mailbox-config.ts'

const FULL = { HEARD_MAILBOX_COMPLAINTS_URL: 'imaps://mail.example.org/INBOX', HEARD_MAILBOX_COMPLAINTS_USER: 'complaints@example.org', HEARD_MAILBOX_COMPLAINTS_PASSWORD: 'secret' }
const problem = (more: Readonly<Record<string, string>>) => readMailboxes({ ...FULL, ...more }).problems[0] ?? ''

test('A mailbox is set up by its address, its user and its password', () => {
  const { mailboxes: [mailbox], problems } = readMailboxes({ ...FULL, HEARD_MAILBOX_COMPLAINTS_AFTERWARDS: 'move:Kept here', HEARD_MAILBOX_COMPLAINTS_SINCE: '2026-11-01' })
  assert.deepEqual(problems, [])
  assert.deepEqual([mailbox?.key, mailbox?.host, mailbox?.port, mailbox?.folder, mailbox?.address, mailbox?.tls, mailbox?.afterwards, mailbox?.since], ['complaints', 'mail.example.org', 993, 'INBOX', 'complaints@example.org', 'required', { kind: 'move', to: 'Kept here' }, '2026-11-01'])
  assert.deepEqual(readMailboxes({}), { mailboxes: [], problems: [] })
})

test('What is wrong with a mailbox is said in a sentence, and its password in none', () => {
  assert.match(problem({ HEARD_MAILBOX_COMPLAINTS_URL: 'https://mail.example.org' }), /not an address of a mailbox/)
  assert.match(problem({ HEARD_MAILBOX_COMPLAINTS_URL: 'imaps://ada:password@mail.example.org' }), /a user or a password in it/)
  assert.match(problem({ HEARD_MAILBOX_COMPLAINTS_PASSWORD: '' }), /needs .*_USER and .*_PASSWORD/)
  assert.match(problem({ HEARD_MAILBOX_COMPLAINTS_USER: 'ada' }), /_ADDRESS is not one e-mail address/)
  assert.match(problem({ HEARD_MAILBOX_COMPLAINTS_TLS: 'never' }), /on this machine alone/)
  assert.match(problem({ HEARD_MAILBOX_COMPLAINTS_AFTERWARDS: 'delete' }), /neither leave, mark-seen nor move/)
  assert.match(problem({ HEARD_MAILBOX_COMPLAINTS_SINCE: 'last week' }), /is not a day/)
  for (const more of [{ HEARD_MAILBOX_COMPLAINTS_URL: 'x' }, { HEARD_MAILBOX_COMPLAINTS_TLS: 'x' }]) assert.doesNotMatch(problem(more), /secret/)
})
