import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Passwords } from '../../application/accounts.ts'
import { HashElsewhere, type HashAsked } from './hashing/hash-elsewhere.ts'
import { oneAfterAnother } from './one-after-another.ts'

/** Memory in KiB, passes and lanes. Guidance: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const HASH_BYTES = 32
const SALT_BYTES = 16
/** Longer input is cut off before hashing, so that nobody can make the server hash megabytes. */
const LONGEST_PASSWORD = 1024

/** One at a time: the other core stays free for everybody who is signed in already. Forty wait a second or two. */
const inTurn = oneAfterAnother(1, 40)
const elsewhere = new HashElsewhere()

/** Argon2id in a process of its own. Throws `TooBusy` while more are waiting than can be done in a few seconds. Hashes are kept in PHC form, so the cost can be raised later. */
export const argon2Passwords: Passwords = {
  async hash(password) {
    const salt = randomBytes(SALT_BYTES)
    const hash = await derive(password, salt, COST)
    return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`
  },
  async verify(password, stored) {
    const { cost, salt, hash: expected } = read(stored)
    const derived = await derive(password, salt, cost)
    return derived.length === expected.length && timingSafeEqual(derived, expected)
  },
  isOutdated(stored) {
    const { cost: { memory, passes, parallelism } } = read(stored)
    return memory !== COST.memory || passes !== COST.passes || parallelism !== COST.parallelism
  },
}

function read(stored: string): Readonly<{ cost: Cost; salt: Buffer; hash: Buffer }> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored)
  if (!match) throw new Error('a password hash in the database has an unknown form')
  const [, memory, passes, parallelism, salt = '', hash = ''] = match
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

type Cost = Pick<HashAsked, 'memory' | 'passes' | 'parallelism'>

function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC').slice(0, LONGEST_PASSWORD), 'utf8')
  return inTurn(() => elsewhere.hash({ message, nonce, tagLength: HASH_BYTES, ...cost }))
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
