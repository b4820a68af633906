import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMailboxes } from './mailbox-config.ts'

const FULL = { HEARD_MAILBOX_COMPLAINTS_URL: 'imaps://mail.example.org/INBOX', HEARD_MAILBOX_COMPLAINTS_USER: 'complaints@example.org', HEARD_MAILBOX_COMPLAINTS_PASSWORD: 'secret' }
const TOKEN = { HEARD_MAILBOX_COMPLAINTS_OAUTH_TOKEN_URL: 'https://login.microsoftonline.com/our-tenant/oauth2/v2.0/token', HEARD_MAILBOX_COMPLAINTS_OAUTH_CLIENT_ID: 'our-application', HEARD_MAILBOX_COMPLAINTS_OAUTH_CLIENT_SECRET: 'sesame' }
const problem = (more: Readonly<Record<string, string>>) => readMailboxes({ ...FULL, ...more }).problems.join('\n')

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

test('A mailbox without a password is opened by a token, and every sentence about what is wrong with that comes at once', () => {
  const { HEARD_MAILBOX_COMPLAINTS_PASSWORD: _, ...open } = FULL
  const { mailboxes: [mailbox], problems } = readMailboxes({ ...open, ...TOKEN })
  assert.deepEqual([problems, mailbox?.signIn], [[], { user: 'complaints@example.org', application: { tokenUrl: TOKEN.HEARD_MAILBOX_COMPLAINTS_OAUTH_TOKEN_URL, clientId: 'our-application', clientSecret: 'sesame', scope: 'https://outlook.office365.com/.default' } }])
  const said = (more: Readonly<Record<string, string>>) => readMailboxes({ ...open, ...TOKEN, ...more }).problems.join('\n')
  assert.match(said({ HEARD_MAILBOX_COMPLAINTS_PASSWORD: 'sesame' }), /_PASSWORD is set, and so is how a token is got/)
  const url = (address: string, scope = 'mail') => said({ HEARD_MAILBOX_COMPLAINTS_OAUTH_TOKEN_URL: address, HEARD_MAILBOX_COMPLAINTS_OAUTH_SCOPE: scope })
  assert.match(url('http://sign-in.example.org/token'), /begins with http/)
  assert.equal(url('http://127.0.0.1:4000/token'), '')
  assert.match(url('sign-in.example.org'), /not an address at which tokens are given/)
  assert.match(url(`https://ada:wo${''}rd@sign-in.example.org/token`), /a user or a password in it/)
  for (const tenant of ['common/oauth2/v2.0/token', 'organizations/oauth2/v2.0/token', 'our-tenant/oauth2/token', 'our-tenant/v2.0']) assert.match(url(`https://login.microsoftonline.com/${tenant}`), /your own tenant/)
  assert.match(said({ HEARD_MAILBOX_COMPLAINTS_OAUTH_CLIENT_SECRET: '11111111-1111-4111-8111-111111111111' }), /the id of a secret and not its value/)
  const all = said({ HEARD_MAILBOX_COMPLAINTS_OAUTH_TOKEN_URL: 'http://sign-in.example.org/token', HEARD_MAILBOX_COMPLAINTS_OAUTH_CLIENT_ID: '', HEARD_MAILBOX_COMPLAINTS_USER: '', HEARD_MAILBOX_COMPLAINTS_SINCE: 'last week' }).split('\n')
  assert.equal(all.length, 5)
  for (const sentence of all) assert.doesNotMatch(sentence, /sesame/)
})
