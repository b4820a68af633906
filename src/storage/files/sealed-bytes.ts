import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Begins each encrypted file, and says in which way it is: a later way begins otherwise. */
const MAGIC = Buffer.from('HEARDFILE1')
const SALT_BYTES = 32
const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
const HEAD_BYTES = MAGIC.length + SALT_BYTES

/** The bytes are not what was kept: altered, cut short, or kept with another key. */
export class AlteredFile extends Error {}

/**
 * Encrypts as it goes, in parts that are each proved when they are read, so that nothing unproved is ever handed on:
 * AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015), with a key of its own for each file.
 * `key` has 32 bytes. The last part, which may be empty, is marked, so that a file cut short is told.
 */
export async function* sealedBytes(bytes: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  const own = fileKey(key, salt)
  yield Buffer.concat([MAGIC, salt])
  let at = 0
  for await (const { part, isLast } of inParts(bytes, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(at, isLast))
    yield Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()])
    at += 1
  }
}

/** What {@link sealedBytes} was given. Throws {@link AlteredFile} at the first part that is not as it was kept. */
export async function* openedBytes(bytes: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  let own: Buffer | null = null
  let at = 0
  for await (const { part, isLast } of inParts(afterHead(bytes, (head) => { own = keyOfHead(head, key) }), CHUNK_BYTES + TAG_BYTES)) {
    if (own === null || part.length < TAG_BYTES) throw new AlteredFile('the file is cut short')
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(at, isLast))
    decipher.setAuthTag(part.subarray(part.length - TAG_BYTES))
    yield proved(() => Buffer.concat([decipher.update(part.subarray(0, part.length - TAG_BYTES)), decipher.final()]))
    at += 1
  }
}

function proved(read: () => Buffer): Buffer {
  try {
    return read()
  } catch (error) {
    throw new AlteredFile('the file is not as it was kept, or the key is another', { cause: error })
  }
}

function keyOfHead(head: Buffer, key: Buffer): Buffer {
  if (head.length < HEAD_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC)) throw new AlteredFile('the file was not kept with a key')
  return fileKey(key, head.subarray(MAGIC.length))
}

function fileKey(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'heard file', 32))
}

/** Eleven bytes that count the parts, and one that says whether it is the last. */
function nonceOf(at: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(at, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** What comes after the head, once `take` has had it. */
async function* afterHead(bytes: AsyncIterable<Uint8Array>, take: (head: Buffer) => void): AsyncGenerator<Buffer> {
  let waiting: Buffer | null = Buffer.alloc(0)
  for await (const some of bytes) {
    if (waiting === null) { yield Buffer.from(some); continue }
    waiting = Buffer.concat([waiting, some])
    if (waiting.length < HEAD_BYTES) continue
    take(waiting.subarray(0, HEAD_BYTES))
    yield waiting.subarray(HEAD_BYTES)
    waiting = null
  }
  if (waiting !== null) take(waiting)
}

type Part = Readonly<{ part: Buffer; isLast: boolean }>

/** The same bytes in parts of one size, the last of which may be shorter or empty. */
async function* inParts(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Part> {
  let pieces: Buffer[] = []
  let length = 0
  for await (const some of bytes) {
    pieces.push(Buffer.from(some))
    length += some.length
    if (length <= size) continue
    const all = Buffer.concat(pieces, length)
    let start = 0
    // What fills a part to the brim may be the last: it waits for what follows.
    for (; length - start > size; start += size) yield { part: all.subarray(start, start + size), isLast: false }
    pieces = [all.subarray(start)]
    length -= start
  }
  yield { part: Buffer.concat(pieces, length), isLast: true }
}
