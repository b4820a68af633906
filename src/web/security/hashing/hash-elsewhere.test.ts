import assert from 'node:assert/strict'
import { argon2Sync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { HashElsewhere, type HashAsked } from './hash-elsewhere.ts'

const asked = (word: string): HashAsked => ({ message: Buffer.from(word), nonce: randomBytes(16), tagLength: 32, memory: 1024, passes: 2, parallelism: 1 })
const isItsHash = async (hash: Promise<Buffer>, of: HashAsked) => assert.deepEqual(await hash, Buffer.from(argon2Sync('argon2id', of)))

test('a password is hashed by another process, with the hash that we would make of it', async () => {
  const elsewhere = new HashElsewhere()
  const words = ['one', 'two', 'three'].map(asked)
  await Promise.all(words.map((each) => isItsHash(elsewhere.hash(each), each)))
  assert.ok(elsewhere.pid !== undefined && elsewhere.pid !== process.pid)
})

test('the process that hashes comes after the pages, and has nothing of our environment', { skip: process.platform !== 'linux' }, async () => {
  process.env['HEARD_TEST_SECRET'] = 'what only the server knows'
  const elsewhere = new HashElsewhere()
  await elsewhere.hash(asked('one'))
  const nice = (pid: number) => Number(/\) (?:\S+ ){16}(\S+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  const pid = elsewhere.pid ?? 0
  assert.ok(nice(pid) > nice(process.pid) || nice(pid) === 19, `${nice(pid)} after ${nice(process.pid)}`)
  assert.doesNotMatch(readFileSync(`/proc/${pid}/environ`, 'utf8'), /SECRET|PATH|DATABASE/)
})

test('where that process is killed, what it had is hashed all the same, and the next gets another', async () => {
  const elsewhere = new HashElsewhere()
  await elsewhere.hash(asked('one'))
  const before = elsewhere.pid ?? 0
  const slow = { ...asked('two'), memory: 8_192, passes: 10 }
  const waiting = elsewhere.hash(slow)
  process.kill(before, 'SIGKILL')
  await isItsHash(waiting, slow)
  const next = asked('three')
  await isItsHash(elsewhere.hash(next), next)
  assert.notEqual(elsewhere.pid, before)
})

test('a signal to the whole group of processes loses no password that is being checked', { skip: process.platform === 'win32' }, async () => {
  const elsewhere = new HashElsewhere()
  await elsewhere.hash(asked('one'))
  const before = elsewhere.pid ?? 0
  const next = asked('two')
  const waiting = elsewhere.hash(next)
  process.kill(before, 'SIGTERM')
  await isItsHash(waiting, next)
  assert.equal(elsewhere.pid, before)
})

test('where no such process can be started, the server hashes by itself', async () => {
  const elsewhere = new HashElsewhere(new URL('file:///no-such-folder/hash-process.ts'))
  const next = asked('one')
  await isItsHash(elsewhere.hash(next), next)
})
