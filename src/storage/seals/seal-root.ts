import { type Hash, createHash } from 'node:crypto'

/** The version of the text under a seal. The first had no traces in it; both stay checkable. */
export const SEAL_FORMAT = 2
export const SEAL_FORMATS: readonly number[] = [1, SEAL_FORMAT]

/** What the first seal of an authority follows. */
export const NO_ROOT: Buffer = Buffer.alloc(32)

/** The last trace of one chain when it was sealed. */
export type SealedTraceHead = Readonly<{ chainId: string; seq: number; hash: Buffer }>

/** One stream's last event when it was sealed. */
export type SealedHead = Readonly<{ streamId: string; seq: number; hash: Buffer }>

/**
 * The root of a seal: SHA-256 over a line that names the format, the authority, the seal's number, its instant and the
 * root before it, then one line for each head, in the order of stream ids, then one line for each chain of traces, in the
 * order of their ids.
 */
export class SealRoot {
  readonly #hash: Hash

  constructor(seal: Readonly<{ format: number; authorityId: string; number: number; sealedAt: string; prevRoot: Buffer }>) {
    this.#hash = createHash('sha256')
    this.#hash.update(`heard-seal ${seal.format} ${seal.authorityId} ${seal.number} ${seal.sealedAt} ${seal.prevRoot.toString('hex')}\n`)
  }

  add({ streamId, seq, hash }: SealedHead): void {
    this.#hash.update(`${streamId} ${seq} ${hash.toString('hex')}\n`)
  }

  addTraces({ chainId, seq, hash }: SealedTraceHead): void {
    this.#hash.update(`traces ${chainId} ${seq} ${hash.toString('hex')}\n`)
  }

  digest(): Buffer {
    return this.#hash.digest()
  }
}
