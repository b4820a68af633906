import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { weaknesses } from './audit.ts'
import { fileProblems } from './in-files.ts'
import { lockFileProblems, manifestProblems } from './lock-file.ts'

const GOOD = { version: '1.0.0', integrity: `sha512-${'a'.repeat(86)}==`, license: 'MIT' }
const lock = (entries: Readonly<Record<string, object>>) => ({ lockfileVersion: 3, packages: { '': {}, 'node_modules/good': GOOD, ...entries } })

describe('The lock file', () => {
  test('is fine where every package has a digest and a licence from the list', () => assert.deepEqual(lockFileProblems(lock({})), []))

  for (const [what, entry, sentence] of [
    ['has no digest', { integrity: undefined }, /bad has no digest/],
    ['has a digest that is weak', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, /bad has no digest/],
    ['comes from elsewhere', { resolved: 'https://npm.evil.example/bad.tgz' }, /does not come from the public registry/],
    ['comes over an unencrypted line', { resolved: `http://registry${'.'}npmjs.org/bad.tgz` }, /does not come from the public registry/],
    ['comes out of git', { resolved: 'git+ssh://git@host.example/bad.git#abc' }, /does not come from the public registry/],
    ['is another package under its name', { name: 'worse' }, /is another package in truth: worse/],
    ['is a link', { link: true }, /is a link/],
    ['runs a program when it is installed', { hasInstallScript: true }, /runs a program when it is installed/],
    ['has no licence', { license: undefined }, /licence that is not on the list: none/],
    ['has a licence that binds', { license: 'GPL-3.0-only' }, /not on the list: GPL-3.0-only/],
    ['needs two licences of which one binds', { license: 'MIT AND GPL-3.0-only' }, /not on the list/],
  ] as const) test(`a package that ${what} is told`, () => assert.match(lockFileProblems(lock({ 'node_modules/bad': { ...GOOD, ...entry } })).join('\n'), sentence))

  test('of a choice of licences one is enough', () => assert.deepEqual(lockFileProblems(lock({ 'node_modules/x': { ...GOOD, license: '(GPL-3.0-only OR MIT)' } })), []))
  test('a licence that was read by hand counts for that very version', () => {
    const unsaid = { ...GOOD, license: undefined }
    assert.deepEqual(lockFileProblems(lock({ 'node_modules/busboy': { ...unsaid, version: '1.6.0' } })), [])
    assert.match(lockFileProblems(lock({ 'node_modules/busboy': { ...unsaid, version: '1.7.0' } })).join(), /busboy has a licence that is not on the list: none/)
  })
  test('what guards the door is there once', () => {
    assert.match(lockFileProblems(lock({ 'node_modules/fastify': GOOD, 'node_modules/x/node_modules/fastify': { ...GOOD, version: '4.0.0' } })).join(), /fastify is there in 2 versions: 1\.0\.0, 4\.0\.0/)
  })
  test('versions are exact', () => assert.deepEqual(manifestProblems({ dependencies: { a: '^1.0.0', b: '1.2.3', c: 'latest', d: 'file:../d' } }).length, 3))
})

describe('A file of the repository', () => {
  const made = 'Zx9Qw3Er7Ty1Ui5Op8As2Df6Gh4'
  const bad: Readonly<Record<string, string>> = {
    'a private key': `-----BEGIN RSA PRIV${''}ATE KEY-----`,
    'a key of a cloud': `AKI${''}A1234567890ABCDEF`,
    'a token of a code host': `gh${''}p_${'a1B2'.repeat(9)}`,
    'a token of a registry': `//registry${'.'}npmjs.org/:_auth${''}Token=x`,
    'a token of a message service': `xox${''}b-1234567890-abcdef`,
    'a signed token': `ey${''}Jhbgciojiuzi1nij9x.ey${''}Jzdwiioiixmjm0nty3.abcdefghijklmnopqrst`,
    'a password in an address': `postgres://heard:hunter${''}2@db/heard`,
    'something like a secret': `const api${''}Key = '${made}'`,
    'an e-mail address that may be somebody’s': `ada@council${''}.gov.uk`,
    'a telephone number that may be somebody’s': `Ring 0151 4${''}96 1234`,
    'a National Insurance number': `AB 12 34 5${''}6 C`,
    'an NHS number': `401 023 2${''}137`,
    'a postcode that may be somebody’s': `SW1A 1${''}AA`,
    'a path of one machine': `see /home/a${''}da/heard/notes`,
    'a registry of one machine': `http://10.0.0.1:4873/${''}x/-/x-1.0.0.tgz`,
  }
  for (const [what, text] of Object.entries(bad)) test(`with ${what} is told, by its line, and what was found is not repeated`, () => {
    const problems = fileProblems({ path: 'notes.md', bytes: 10, text: `First line\n${text}\n` })
    assert.ok(problems.includes(`notes.md:2 has ${what}`), problems.join())
    assert.ok(!problems.join('').includes(text))
  })

  test('with invented people, numbers for drama and words about secrets is fine', () => {
    const text = ['ada@testshire.example', 'x@example.org', '01632 960001', '07700 900123', '943 476 5919', 'QQ 12 34 56 C', 'ZZ9 7QF', 'the secret = something', "token: 'not-a-token-but-a-sentence'", 'postgresql://heard_app:password@db.example.org/heard', '2026-11-23', 'GET /work/other'].join('\n')
    assert.deepEqual(fileProblems({ path: 'notes.md', bytes: 10, text }), [])
  })
  test('that is large, or a key by its name, is told', () => {
    assert.match(fileProblems({ path: 'a.bin', bytes: 1_000_001, text: null }).join(), /a\.bin has 1001 kB/)
    for (const path of ['.env', 'config/.env.local', 'tls/server.pem', 'id_rsa', 'x.p12']) assert.match(fileProblems({ path, bytes: 1, text: null }).join(), /file of secrets/, path)
  })
})

describe('The check as it is run', () => {
  const run = () => spawnSync(process.execPath, ['tools/safety.ts'], { encoding: 'utf8' })
  const scratch = mkdtempSync(join(import.meta.dirname, 'scratch-'))
  after(() => rmSync(scratch, { recursive: true }))

  test('finds nothing in this repository, and a new file with a key before it is committed', () => {
    const clean = run()
    assert.deepEqual([clean.status, clean.stderr], [0, ''])
    writeFileSync(join(scratch, 'notes.txt'), `-----BEGIN PRIV${''}ATE KEY-----\n`)
    const found = run()
    assert.equal(found.status, 1)
    assert.match(found.stderr, /scratch-\w+\/notes\.txt:1 has a private key/)
  })
})

describe('Known weaknesses', () => {
  const audit = { vulnerabilities: { x: { name: 'x', via: ['y', { url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc', title: 'Reads files', severity: 'high' }] } } }
  test('are told, until somebody allows one with a reason and a day', () => {
    assert.deepEqual(weaknesses(audit, [], '2026-11-26'), ['x: Reads files (high, GHSA-aaaa-bbbb-cccc)'])
    const allowed = [{ id: 'GHSA-aaaa-bbbb-cccc', until: '2026-12-31', why: 'It reads no file of ours.' }]
    assert.deepEqual(weaknesses(audit, allowed, '2026-11-26'), [])
    assert.equal(weaknesses(audit, allowed, '2027-01-01').length, 1)
  })
})
