import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const tracked = () => execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
const scripts = () => Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)

test('every npm script that the README and CONTRIBUTING name is there, and CONTRIBUTING names those that people run', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md'])
    for (const [, name] of read(file).matchAll(/`npm run ([\w:-]+)/g)) assert.ok(scripts().includes(name ?? ''), `${file}: npm run ${name}`)
  for (const name of ['check', 'bench', 'campaign']) assert.match(read('CONTRIBUTING.md'), new RegExp(`npm run ${name}`))
})

test('every subcommand that the README names is one that heard knows, and each explains itself', () => {
  const heard = (...args: readonly string[]) => execFileSync(process.execPath, [join(root, 'bin/heard'), ...args], { encoding: 'utf8' })
  const known = [...heard('--help').matchAll(/^ {2}([a-z-]+) {2,}\S/gm)].map(([, name]) => name ?? '')
  assert.ok(known.length >= 10)
  for (const [, name] of read('README.md').matchAll(/npx heard ([a-z][a-z-]+)/g)) assert.ok(known.includes(name ?? ''), `heard ${name}`)
  for (const name of known) assert.match(heard(name, '--help'), /heard/, name)
})

test('the README opens with what it does and the two commands, and fits on two screens', () => {
  assert.ok(read('README.md').split('\n').length <= 80)
  assert.match(read('README.md'), /npm ci && npm start/)
  assert.match(read('README.md'), /npm ci && npm test/)
})

test('every relative link of every page leads somewhere', () => {
  for (const file of tracked().filter((name) => name.endsWith('.md')))
    for (const [, target] of read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g))
      assert.ok(existsSync(join(root, dirname(file), target ?? '')), `${file} → ${target}`)
})

test('the README leads to every page, by its links and theirs', () => {
  const pages = tracked().filter((name) => name.endsWith('.md'))
  const reached = new Set(['README.md'])
  for (const page of reached)
    for (const [, target] of read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      const found = join(dirname(page), target ?? '')
      for (const name of pages) if (name === found || `${dirname(name)}/` === found) reached.add(name)
    }
  assert.deepEqual(pages.filter((name) => !reached.has(name)), [])
})

test('decisions are numbered once each, and a Decision: that code cites exists', () => {
  const numbers = readdirSync(join(root, 'docs/decisions')).map((name) => name.slice(0, 4))
  assert.equal(new Set(numbers).size, numbers.length, numbers.toSorted().join(' '))
  for (const file of tracked().filter((name) => name.startsWith('src/') && name.endsWith('.ts')))
    for (const [, number] of read(file).matchAll(/Decision: (\d{4})/g)) assert.ok(numbers.includes(number ?? ''), `${file}: Decision ${number}`)
})

test('no tracked file names a path of the machine it was made on, a registry host or a secret', () => {
  const told = /\/(?:work|root)\/(?:main|shared)|\/home\/[a-z]+\/|registry\.npmjs|BEGIN [A-Z ]*PRIVATE KEY/
  const own = new Set(['test/agreement/prose.test.ts'])
  for (const file of tracked().filter((name) => !own.has(name) && /\.(ts|md|json|sql|njk|css|csv)$|^(bin|\.ci)\//.test(name)))
    assert.doesNotMatch(read(file), told, file)
})
