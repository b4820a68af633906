import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import type { Passwords } from '../../application/accounts.ts'
import { oneAfterAnother } from './one-after-another.ts'

/** Memory in KiB, passes and lanes. Guidance: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const HASH_BYTES = 32
const SALT_BYTES = 16
/** Longer input is cut off before hashing, so that nobody can make the server hash megabytes. */
const LONGEST_PASSWORD = 1024

/** Two at once: the other threads stay free for everybody who is signed in already. */
const inTurn = oneAfterAnother(2, 40)

/** Argon2id on libuv's threads. Throws `TooBusy` while more are waiting than can be done in a few seconds. Hashes are kept in PHC form, so the cost can be raised later. */
export const argon2Passwords: Passwords = {
  async hash(password) {
    const salt = randomBytes(SALT_BYTES)
    const hash = await derive(password, salt, COST)
    return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`
  },
  async verify(password, stored) {
    const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored)
    if (!match) throw new Error('a password hash in the database has an unknown form')
    const [, memory, passes, parallelism, salt = '', hash = ''] = match
    const expected = Buffer.from(hash, 'base64')
    const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
    const derived = await derive(password, Buffer.from(salt, 'base64'), cost)
    return derived.length === expected.length && timingSafeEqual(derived, expected)
  },
}

type Cost = Pick<Argon2Parameters, 'memory' | 'passes' | 'parallelism'>

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return inTurn(() => deriveNow(password, salt, cost))
}

function deriveNow(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const message = Buffer.from(password.normalize('NFKC').slice(0, LONGEST_PASSWORD), 'utf8')
  argon2('argon2id', { message, nonce: salt, tagLength: HASH_BYTES, ...cost }, (error, derived) => {
    if (error) reject(error)
    else resolve(derived)
  })
  return promise
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
