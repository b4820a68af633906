import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { FileRefused } from '../application/import/register-file.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type ScannedText = Readonly<{ encoding: TextEncoding; digest: string; head: string }>

const HEAD_BYTES = 65_536
/** Bytes that Windows-1252 gives no character: where they stand, it is some other encoding. */
const NOT_IN_WINDOWS_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/**
 * Reads a text file once, in flat memory: its digest, its encoding and its first characters.
 *
 * A byte-order mark is believed. Without one: UTF-16 where every second byte of the beginning is nought, else UTF-8
 * where every byte fits, else Windows-1252, which is what older spreadsheets write. Throws `FileRefused` for anything
 * that is no text.
 */
export async function scanText(path: string): Promise<ScannedText> {
  const hash = createHash('sha256')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let head = Buffer.alloc(0)
  let [isUtf8, hasNul, isWindows1252] = [true, false, true]
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)])
    hasNul ||= chunk.includes(0)
    isUtf8 &&= decodes(decoder, chunk)
    if (!isUtf8) isWindows1252 &&= !chunk.some((byte) => NOT_IN_WINDOWS_1252.has(byte))
  }
  isUtf8 &&= decodes(decoder)
  const encoding = markedEncoding(head) ?? guessedEncoding(head, { isUtf8, hasNul, isWindows1252 })
  return { encoding, digest: hash.digest('hex'), head: new TextDecoder(encoding).decode(head) }
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

function markedEncoding(head: Buffer): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null
}

function guessedEncoding(head: Buffer, found: Readonly<{ isUtf8: boolean; hasNul: boolean; isWindows1252: boolean }>): TextEncoding {
  if (found.hasNul) {
    const nulls = (offset: number) => head.filter((byte, at) => at % 2 === offset && byte === 0).length / (head.length / 2)
    if (nulls(1) > 0.7) return 'utf-16le'
    if (nulls(0) > 0.7) return 'utf-16be'
    throw new FileRefused('not-a-table')
  }
  if (found.isUtf8) return 'utf-8'
  if (found.isWindows1252) return 'windows-1252'
  throw new FileRefused('wrong-encoding')
}
