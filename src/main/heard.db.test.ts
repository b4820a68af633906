import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'

/** The program as people run it: processes, an embedded database, a data folder of its own. One story, in order. */
const folder = mkdtempSync(join(tmpdir(), 'heard-cli-'))
chmodSync(folder, 0o711)
const env = { PATH: process.env['PATH'], HOME: folder, HEARD_DATA: join(folder, 'data'), PORT: '0', HEARD_TODAY: '2026-03-02' }
const heard = resolve(import.meta.dirname, '../../bin/heard')
const running = new Set<ChildProcess>()
after(async () => {
  for (const child of running) child.kill('SIGTERM')
  await Promise.all([...running].map((child) => new Promise((done) => child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(null))))
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
})

type Ended = Readonly<{ code: number | null; out: string; err: string }>

function run(args: readonly string[], input = '', more: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [heard, ...args], { env: { ...env, ...more } })
  const { promise, resolve: done } = Promise.withResolvers<Ended>()
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString() })
  child.on('close', (code) => done({ code, out, err }))
  child.stdin.end(input)
  return promise
}

/** Starts the service and resolves with its address. */
async function serve(): Promise<Readonly<{ child: ChildProcess; address: string; ended: Promise<number | null> }>> {
  const child = spawn(process.execPath, [heard, 'start'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  running.add(child)
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const ready = Promise.withResolvers<string>()
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    const address = /Heard is ready: (\S+)/.exec(out)?.[1]
    if (address !== undefined) ready.resolve(address)
  })
  void ended.then(() => ready.reject(new Error(`it ended before it was ready: ${out}`)))
  return { child, address: await ready.promise, ended }
}

const cluster = join(folder, 'data/register/postgres')
const PASSWORD = 'correct horse battery staple\n'
const SETUP = ['setup', '--name', 'Testshire', '--email', 'admin@testshire.example', '--admin-name', 'Ada Northwood']

test('help is given without a database, whatever the environment says', async () => {
  const { code, out } = await run(['--help'], '', { PORT: 'three' })
  assert.equal(code, 0)
  for (const name of ['start', 'setup', 'user', 'demo', 'verify', 'rebuild', 'seal', 'backup', 'restore', 'timetable', 'working-days', 'report', 'import']) assert.match(out, new RegExp(`^  ${name} `, 'm'))
  assert.equal((await run(['start', '--help'])).code, 0)
  assert.equal((await run(['strat'])).code, 2)
})

test('a wrong setting is a plain sentence, without a stack', async () => {
  const { code, err } = await run(['start'], '', { PORT: 'three', HEARD_TODAY: '31 February' })
  assert.equal(code, 1)
  assert.equal(err, 'PORT is not a number between 0 and 65535.\nHEARD_TODAY is not a day. Write it as 2026-11-23.\n')
})

test('a register of one’s own is set up once, with a password of some length', async () => {
  const short = await run(SETUP, 'short\n')
  assert.deepEqual([short.code, short.err], [1, 'heard setup: the password must have at least 12 characters.\n'])
  const made = await run(SETUP, PASSWORD)
  assert.equal(made.code, 0, made.err)
  const again = await run(SETUP, PASSWORD)
  assert.equal(again.code, 1)
  assert.match(again.err, /is here already/)
})

test('a host name is one, and not an address', async () => {
  const { code, err } = await run([...SETUP, '--host', 'https://other.example'], PASSWORD)
  assert.deepEqual([code, err], [1, 'heard setup: "https://other.example" is not a host name such as complaints.council.example: no https://, no port.\n'])
})

test('where there is no register, nothing is backed up, sealed or verified', async () => {
  const nowhere = { HEARD_DATA: join(folder, 'nowhere') }
  const file = join(folder, 'nothing.heard')
  for (const asked of [['backup', file], ['verify'], ['seal'], ['rebuild', '--check']]) {
    const { code, err } = await run(asked, '', nowhere)
    assert.deepEqual([asked[0], code], [asked[0], 1])
    assert.match(err, /^There is no authority in .*nowhere/)
  }
  assert.equal(existsSync(file), false)
})

test('a backup has a folder to go to, and a name of its own', async () => {
  for (const [path, sentence] of [[join(folder, 'no/such/x.heard'), /A file or folder is not there/], [join(folder, 'data'), /is a folder/]] as const) {
    const { code, err } = await run(['backup', path])
    assert.deepEqual([code, sentence.test(err), err.includes('    at ')], [1, true, false], err)
  }
  assert.equal(existsSync(join(folder, 'data.unfinished')), false)
  const { code, err } = await run(['restore', folder, '--replace'])
  assert.deepEqual([code, err.includes('    at ')], [1, false], err)
})

test('accounts are added, listed and closed', async () => {
  const added = await run(['user', 'add', 'manager@testshire.example', '--name', 'Mo Southern', '--role', 'complaints-manager'], PASSWORD)
  assert.equal(added.code, 0, added.err)
  assert.equal((await run(['user', 'add', 'Manager@testshire.example', '--name', 'Mo', '--role', 'reader'], PASSWORD)).code, 1)
  assert.equal((await run(['user', 'reset-password', 'nobody@testshire.example'], PASSWORD)).code, 1)
  assert.equal((await run(['user', 'deactivate', 'manager@testshire.example'])).code, 0)
  const { out, err } = await run(['user', 'list'])
  assert.equal(err, '')
  assert.match(out, /manager@testshire\.example .* not active/)
  assert.doesNotMatch(out, /argon2/)
})

test('after a command nothing goes on running', () => assert.equal(existsSync(join(cluster, 'postmaster.pid')), false))

test('the service serves; a second says where; commands run beside it; a restore does not', async () => {
  const { child, address, ended } = await serve()
  assert.equal((await fetch(`${address}/health`)).status, 200)
  const second = await run(['start'])
  assert.equal(second.code, 1)
  assert.match(second.out, new RegExp(`already running: ${address}`))
  assert.equal((await run(['seal'])).code, 0)
  const verified = await run(['verify'])
  assert.equal(verified.code, 0, verified.err)
  const file = join(folder, 'backup.heard')
  assert.equal((await run(['backup', file])).code, 0)
  const restored = await run(['restore', file, '--replace'])
  assert.equal(restored.code, 1)
  assert.match(restored.err, /service is running/)
  assert.equal((await fetch(`${address}/health`)).status, 200)
  child.kill('SIGTERM')
  assert.equal(await ended, 0)
  assert.equal(existsSync(join(cluster, 'postmaster.pid')), false)
})

test('after kill -9 of everything it starts again by itself', async () => {
  const first = await serve()
  const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  first.child.kill('SIGKILL')
  await first.ended
  const second = await serve()
  assert.equal((await fetch(`${second.address}/health`)).status, 200)
  second.child.kill('SIGTERM')
  assert.equal(await second.ended, 0)
})

test('a backup is restored into another folder, and verified', async () => {
  const there = { HEARD_DATA: join(folder, 'elsewhere') }
  const restored = await run(['restore', join(folder, 'backup.heard')], '', there)
  assert.equal(restored.code, 0, restored.err)
  assert.match(restored.out, /Nothing was found/)
  assert.match((await run(['user', 'list'], '', there)).out, /admin@testshire\.example/)
  assert.equal((await run(['restore', join(folder, 'backup.heard')], '', there)).code, 1)
})
