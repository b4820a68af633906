import { fork, type ChildProcess } from 'node:child_process'
import { argon2, type Argon2Parameters } from 'node:crypto'

/** What is hashed, and at which cost. */
export type HashAsked = Readonly<Pick<Argon2Parameters, 'memory' | 'passes' | 'parallelism' | 'tagLength'> & { message: Buffer; nonce: Buffer }>
export type HashOrder = HashAsked & Readonly<{ number: number }>
export type HashAnswer = Readonly<{ number: number; hash: Uint8Array }>

/** So long the process waits for another password before its memory is given back. */
const IDLE_MS = 60_000
/** A password takes a twentieth of a second; what takes so long hangs. */
const MOST_MS = 10_000

/**
 * All that the process has of our environment. The server gives memory back at once (`MALLOC_TRIM_THRESHOLD_`, docs/decisions/0031),
 * and asks for it anew page by page at each hash, which costs more than the hash; here it is kept for the next one.
 */
const KEEPS_ITS_MEMORY = { MALLOC_MMAP_THRESHOLD_: '33554432', MALLOC_TRIM_THRESHOLD_: '67108864' } as const

type Waiting = Readonly<{ asked: HashAsked; resolve(hash: Buffer): void; reject(error: unknown): void; timer: NodeJS.Timeout }>

/**
 * Argon2id in a process of its own, which comes after everybody who waits for a page. Where that cannot be started, ends or
 * hangs, the server hashes what it had, on its own threads: nobody is kept out, pages are only slower. Decision: 0091.
 */
export class HashElsewhere {
  readonly #script: URL
  readonly #waiting = new Map<number, Waiting>()
  #child: ChildProcess | null = null
  #rest: NodeJS.Timeout | null = null
  #orders = 0

  constructor(script = new URL('./hash-process.ts', import.meta.url)) {
    this.#script = script
  }

  hash(asked: HashAsked): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
    const number = (this.#orders += 1)
    const child = this.#child ?? this.#started()
    this.#waiting.set(number, { asked, resolve, reject, timer: setTimeout(() => this.#giveUp(child), MOST_MS) })
    if (this.#rest) clearTimeout(this.#rest)
    child.channel?.ref()
    child.send({ number, ...asked } satisfies HashOrder, (error) => { if (error) this.#giveUp(child) })
    return promise
  }

  /** The process that hashes now, if there is one. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  #started(): ChildProcess {
    const child = fork(this.#script, { env: KEEPS_ITS_MEMORY, execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' })
    child.on('message', (answer: HashAnswer) => this.#settle(child, answer))
    child.on('error', () => this.#giveUp(child))
    child.on('exit', () => this.#giveUp(child))
    child.unref()
    this.#child = child
    return child
  }

  #settle(from: ChildProcess, { number, hash }: HashAnswer): void {
    const asked = this.#waiting.get(number)
    if (!asked) return
    clearTimeout(asked.timer)
    this.#waiting.delete(number)
    asked.resolve(Buffer.from(hash))
    if (this.#waiting.size > 0) return
    // Without an order it keeps no program running, and ends after a while.
    from.channel?.unref()
    this.#rest = setTimeout(() => this.#end(from), IDLE_MS).unref()
  }

  #giveUp(child: ChildProcess): void {
    if (this.#child !== child) return
    this.#end(child)
    child.kill('SIGKILL')
    const left = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { asked, resolve, reject, timer } of left) {
      clearTimeout(timer)
      hashHere(asked).then(resolve, reject)
    }
  }

  /** Its loop ends with the channel. */
  #end(child: ChildProcess): void {
    this.#child = null
    if (child.connected) child.disconnect()
  }
}

/** On libuv's threads, so that the event loop goes on. */
function hashHere(asked: HashAsked): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  argon2('argon2id', asked, (error, hash) => {
    if (error) reject(error)
    else resolve(hash)
  })
  return promise
}
