import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Config, readConfig, warningAbout, warningAboutLimits } from './config.ts'

function fine(env: Record<string, string>): Config {
  const config = readConfig({ HOME: '/home/somebody', ...env })
  if ('problems' in config) assert.fail(config.problems.join('\n'))
  return config
}

function problems(env: Record<string, string>): readonly string[] {
  const config = readConfig(env)
  return 'problems' in config ? config.problems : []
}

test('with nothing said it listens on this machine only, at port 3000', () => {
  const { host, port, server, today } = fine({})
  assert.deepEqual({ host, port, server, today }, { host: '127.0.0.1', port: 3000, server: null, today: null })
})

test('a data folder is taken as it is given', () => assert.equal(fine({ HEARD_DATA: '/srv/heard' }).dataFolder, '/srv/heard'))

test('a server database needs its owner beside it', () => {
  assert.match(problems({ DATABASE_URL: 'postgresql://heard_app@db/heard' }).join(), /HEARD_OWNER_URL/)
  assert.match(problems({ HEARD_OWNER_URL: 'postgresql://heard_owner@db/heard' }).join(), /DATABASE_URL is not/)
  assert.match(problems({ HEARD_JOBS_URL: 'postgresql://heard_jobs@db/heard' }).join(), /HEARD_JOBS_URL is set, but DATABASE_URL is not/)
  assert.deepEqual(fine({ DATABASE_URL: 'postgresql://heard_app@db/heard', HEARD_OWNER_URL: 'postgres://heard_owner@db/heard' }).server,
    { appUrl: 'postgresql://heard_app@db/heard', ownerUrl: 'postgres://heard_owner@db/heard', jobsUrl: null })
})

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['PORT', 'three', /PORT is not a number/], ['PORT', '70000', /PORT is not a number/], ['PORT', '-1', /PORT is not a number/],
  ['HEARD_TODAY', '31/02/2026', /not a day/], ['HEARD_TODAY', '2026-02-31', /not a day/], ['HEARD_DATA', '', /HEARD_DATA is empty/],
  ['HOST', '', /HOST is empty/], ['DATABASE_URL', 'mysql://x', /not an address of a PostgreSQL/], ['HEARD_PUBLIC_URL', 'complaints', /not an address/],
  ['HEARD_PROXIES', 'proxy.example', /not a list of addresses/], ['HEARD_PROXIES', '10.0.0.0/99', /not a list of addresses/],
]

for (const [name, value, sentence] of WRONG) test(`${name}=${JSON.stringify(value)} is refused in a plain sentence`, () => {
  assert.match(problems({ [name]: value }).join('\n'), sentence)
})

test('an address that the network can reach is warned about, and this machine’s own is not', () => {
  for (const host of ['127.0.0.1', '127.0.0.2', 'localhost', '::1']) assert.equal(warningAbout({ host, publicUrl: null }), null)
  assert.match(warningAbout({ host: '0.0.0.0', publicUrl: null }) ?? '', /cross it unencrypted/)
  assert.match(warningAbout({ host: '::', publicUrl: 'https://complaints.example' }) ?? '', /without the proxy/)
})

test('everything that is wrong is said at once', () => assert.equal(problems({ PORT: 'x', HEARD_TODAY: 'y' }).length, 2))

test('the proxies that are believed are listed, and none is believed without', () => {
  assert.deepEqual(fine({}).proxies, [])
  assert.deepEqual(fine({ HEARD_PROXIES: '127.0.0.1, 10.0.0.0/8,::1' }).proxies, ['127.0.0.1', '10.0.0.0/8', '::1'])
  assert.match(warningAboutLimits({ publicUrl: 'https://complaints.example', proxies: [] }) ?? '', /HEARD_PROXIES is not set/)
  assert.equal(warningAboutLimits({ publicUrl: 'https://complaints.example', proxies: ['127.0.0.1'] }), null)
  assert.equal(warningAboutLimits({ publicUrl: null, proxies: [] }), null)
})
