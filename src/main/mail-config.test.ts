import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readConfig } from './config.ts'

const KEY = 'heard-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222'
const TEMPLATE = '33333333-3333-4333-8333-333333333333'

function problems(env: Readonly<Record<string, string>>): string {
  const config = readConfig({ HOME: '/home/somebody', ...env })
  return 'problems' in config ? config.problems.join('\n') : ''
}

function mail(env: Readonly<Record<string, string>>) {
  const config = readConfig({ HOME: '/home/somebody', ...env })
  if ('problems' in config) assert.fail(config.problems.join('\n'))
  return config.mail
}

const SMTP = { HEARD_SMTP_URL: 'smtp://mail.example.org', HEARD_MAIL_FROM: 'Complaints team <complaints@example.org>' }

describe('how messages leave, as the environment says', () => {
  test('with nothing said there is no way out', () => assert.deepEqual(mail({}), { smtp: null, notify: null }))
  test('a mail server is reached at the port of submission, and encrypted', () => assert.deepEqual(mail({ ...SMTP, HEARD_SMTP_USER: 'heard', HEARD_SMTP_PASSWORD: 'secret' }).smtp, {
    host: 'mail.example.org', port: 587, isTlsFromTheStart: false, tls: 'required', from: { name: 'Complaints team', address: 'complaints@example.org' }, signIn: { user: 'heard', password: 'secret' },
  }))
  test('smtps is encrypted from the start, at its own port', () => {
    const { smtp } = mail({ ...SMTP, HEARD_SMTP_URL: 'smtps://mail.example.org' })
    assert.deepEqual([smtp?.port, smtp?.isTlsFromTheStart, smtp?.signIn], [465, true, null])
  })
  test('GOV.UK Notify has a key, and templates where there are any', () => assert.deepEqual(mail({ HEARD_NOTIFY_KEY: KEY, HEARD_NOTIFY_EMAIL_TEMPLATE: TEMPLATE }).notify,
    { key: KEY, url: 'https://api.notifications.service.gov.uk', emailTemplate: TEMPLATE, textTemplate: null }))

  const TOKEN = { HEARD_SMTP_USER: 'complaints@example.org', HEARD_SMTP_OAUTH_TOKEN_URL: 'https://login.microsoftonline.com/our-tenant/oauth2/v2.0/token', HEARD_SMTP_OAUTH_CLIENT_ID: 'our-application', HEARD_SMTP_OAUTH_CLIENT_SECRET: 'secret' }
  test('a mail server is signed in to by a token, for which Microsoft is asked in its own way', () => {
    const { smtp } = mail({ ...SMTP, ...TOKEN })
    assert.deepEqual(smtp?.signIn, { user: 'complaints@example.org', application: { tokenUrl: TOKEN.HEARD_SMTP_OAUTH_TOKEN_URL, clientId: 'our-application', clientSecret: 'secret', scope: 'https://outlook.office365.com/.default' } })
  })

  const WRONG: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ ...SMTP, HEARD_SMTP_URL: 'mail.example.org' }, /HEARD_SMTP_URL is not an address of a mail server/],
    [{ ...SMTP, HEARD_SMTP_URL: 'smtp://heard:password@mail.example.org' }, /Put them into HEARD_SMTP_USER/],
    [{ HEARD_SMTP_URL: 'smtp://mail.example.org' }, /needs HEARD_MAIL_FROM/],
    [{ ...SMTP, HEARD_MAIL_FROM: 'one@example.org, two@example.org' }, /not a name with one address/],
    [{ ...SMTP, HEARD_MAIL_FROM: 'Team <a@example.org>\r\nBcc: <b@example.org>' }, /not a name with one address/],
    [{ ...SMTP, HEARD_SMTP_USER: 'heard' }, /go together/],
    [{ ...SMTP, HEARD_SMTP_TLS: 'sometimes' }, /neither required nor never/],
    [{ ...SMTP, HEARD_SMTP_TLS: 'never' }, /on this machine alone/],
    [{ ...SMTP, ...TOKEN, HEARD_SMTP_PASSWORD: 'secret' }, /HEARD_SMTP_PASSWORD is set, and so is how a token is got/],
    [{ ...SMTP, HEARD_SMTP_OAUTH_CLIENT_SECRET: 'secret' }, /TOKEN_URL is missing.*\n.*CLIENT_ID is missing.*\n.*SCOPE is missing.*\n.*HEARD_SMTP_USER is missing/],
    [{ ...TOKEN }, /HEARD_SMTP_OAUTH_TOKEN_URL is set, but HEARD_SMTP_URL is not/],
    [{ HEARD_SMTP_PASSWORD: 'secret' }, /HEARD_SMTP_PASSWORD is set, but HEARD_SMTP_URL is not/],
    [{ HEARD_NOTIFY_KEY: 'heard-123' }, /copy it whole/],
    [{ HEARD_NOTIFY_TEXT_TEMPLATE: TEMPLATE }, /HEARD_NOTIFY_KEY is not/],
    [{ HEARD_NOTIFY_KEY: KEY, HEARD_NOTIFY_URL: 'http://notify.example' }, /unencrypted/],
  ]
  for (const [env, sentence] of WRONG) test(`${Object.entries(env).at(-1)?.join('=')} is refused in a plain sentence, without the secret`, () => {
    const said = problems(env)
    assert.match(said, sentence)
    assert.doesNotMatch(said, /\bsecret\b/)
  })

  test('a mail server on this machine may be spoken to in the open', () => assert.equal(mail({ ...SMTP, HEARD_SMTP_URL: 'smtp://127.0.0.1:2525', HEARD_SMTP_TLS: 'never' }).smtp?.tls, 'never'))
})
