import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { Transform, type TransformCallback } from 'node:stream'
import { constants, createGunzip, createGzip, type Gzip, type ZlibOptions } from 'node:zlib'
import { finished, pipeline } from 'node:stream/promises'
import { z } from 'zod'

/**
 * A backup is one gzip file of text that psql could load by itself:
 *
 *     -- heard-backup {"format":1,…}
 *     COPY events (authority_id, …) FROM stdin;
 *     …rows in PostgreSQL's COPY text format…
 *     \.
 *     -- table {"name":"events","rows":12,"sha256":"…"}
 *     …the other tables…
 *     -- document {"authorityId":"…","sha256":"…"}
 *     -- …its bytes, 48 KB a line, as base64…
 *     -- document-end {"isWhole":true}
 *     -- end {"tables":3,"rows":40,"sha256":"…"}
 *
 * The digest of a table is over its rows; that of the end over the digests of the tables and of the documents, in order. Where
 * the header says that documents are `sealed`, they are encrypted with the key of the register. Format 1 had no documents.
 */
export const BACKUP_FORMAT = 2
/** Formats that are read. */
export const KNOWN_FORMATS: readonly number[] = [1, BACKUP_FORMAT]

export const header = z.object({
  format: z.number(), madeAt: z.string(), postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  documents: z.enum(['sealed', 'plain']).optional(),
})
export type Header = z.infer<typeof header>

export const tableEnd = z.object({ name: z.string(), rows: z.number(), sha256: z.string() })
export const keptDocument = z.object({ authorityId: z.string(), sha256: z.string() })
export type KeptDocument = z.infer<typeof keptDocument>
export const documentEnd = z.object({ isWhole: z.boolean() })
export const backupEnd = z.object({ tables: z.number(), rows: z.number(), documents: z.number().default(0), sha256: z.string() })

/** The file is no backup, or not all of one, or it was changed. The message is a plain sentence. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup'
}

export type BackupWriter = Readonly<{
  /** Writes one table from a stream of COPY's text format; returns how many rows it had. */
  table(name: string, columns: readonly string[], rows: AsyncIterable<Buffer>): Promise<number>
  /** Writes the bytes of a document; false where they could not be read to their end, and are worth nothing. */
  document(document: KeptDocument, bytes: AsyncIterable<Uint8Array> | null): Promise<boolean>
  end(): Promise<void>
}>

/** Writes a backup to `path`, which must not exist yet. Memory stays flat: what the disk cannot take waits. */
export async function writeBackup(path: string, head: Header): Promise<BackupWriter> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  let { gzip, written } = packer(file, { level: 6 })
  const all = createHash('sha256')
  let tables = 0
  let rowsInAll = 0
  let documents = 0
  const put = async (chunk: string | Buffer): Promise<void> => {
    if (gzip.destroyed) await written
    if (!gzip.write(chunk)) await once(gzip, 'drain')
  }
  await put(`-- heard-backup ${JSON.stringify(head)}\n`)
  return {
    table: async (name, columns, rows) => {
      await put(`COPY ${name} (${columns.join(', ')}) FROM stdin;\n`)
      const digest = createHash('sha256')
      let count = 0
      for await (const chunk of rows) {
        digest.update(chunk)
        count += countLines(chunk)
        await put(chunk)
      }
      const sha256 = digest.digest('hex')
      all.update(sha256)
      tables += 1
      rowsInAll += count
      await put(`\\.\n-- table ${JSON.stringify({ name, rows: count, sha256 })}\n`)
      return count
    },
    document: async (document, bytes) => {
      // What is compressed already is not compressed again: only base64 is made as short as it was.
      if (documents === 0) {
        gzip.end()
        await written
        ;({ gzip, written } = packer(file, { level: 1, strategy: constants.Z_HUFFMAN_ONLY }))
      }
      documents += 1
      all.update(document.sha256)
      await put(`-- document ${JSON.stringify(document)}\n`)
      const isWhole = bytes !== null && await everyLine(bytes, put)
      await put(`-- document-end ${JSON.stringify({ isWhole })}\n`)
      return isWhole
    },
    end: async () => {
      await put(`-- end ${JSON.stringify({ tables, rows: rowsInAll, documents, sha256: all.digest('hex') })}\n`)
      gzip.end()
      await written
      file.end()
      await finished(file)
    },
  }
}

/** One member of the gzip file, which goes on with others: together they are unpacked as one. */
function packer(file: WriteStream, options: ZlibOptions): { gzip: Gzip; written: Promise<void> } {
  const gzip = createGzip(options)
  const written = pipeline(gzip, file, { end: false })
  // A failure to write shows where it is awaited, not as an unhandled rejection in between.
  written.catch(() => undefined)
  return { gzip, written }
}

const LINE_BYTES = 48 * 1024

/** Bytes as lines of base64; false where they end in an error of their own, such as a document that is not as it was kept. */
async function everyLine(bytes: AsyncIterable<Uint8Array>, put: (line: string) => Promise<void>): Promise<boolean> {
  const source = bytes[Symbol.asyncIterator]()
  let waiting = Buffer.alloc(0)
  for (;;) {
    const next = await source.next().catch(() => null)
    if (next === null) return false
    waiting = next.done === true ? waiting : Buffer.concat([waiting, next.value])
    while (waiting.length >= LINE_BYTES || (next.done === true && waiting.length > 0)) {
      await put(`-- ${waiting.subarray(0, LINE_BYTES).toString('base64')}\n`)
      waiting = waiting.subarray(LINE_BYTES)
    }
    if (next.done === true) return true
  }
}

export const NEWLINE = 10

export function countLines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) count += 1
  return count
}

/** Cuts a stream into pieces that end at line ends; a line longer than a chunk is put together. */
class WholeLines extends Transform {
  #rest: Buffer[] = []

  constructor() {
    super({ readableObjectMode: true })
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const end = chunk.lastIndexOf(NEWLINE)
    if (end === -1) this.#rest.push(chunk)
    else {
      this.push(Buffer.concat([...this.#rest, chunk.subarray(0, end + 1)]))
      this.#rest = [chunk.subarray(end + 1)]
    }
    done()
  }

  override _flush(done: TransformCallback): void {
    const rest = Buffer.concat(this.#rest)
    if (rest.length > 0) this.push(rest)
    done()
  }
}

/** The text of a backup in pieces of whole lines. Throws `DamagedBackup` where the file cannot be unpacked to its end. */
export async function* unpackedLines(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path)
  const unpacked = new WholeLines()
  const done = pipeline(file, createGunzip(), unpacked)
  done.catch(() => undefined)
  try {
    for await (const piece of unpacked) yield piece as Buffer
    await done
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new DamagedBackup(`There is no file ${path}.`)
    if (code?.startsWith('Z_') === true || code === 'ERR_STREAM_PREMATURE_CLOSE') throw new DamagedBackup(`${path} cannot be unpacked to its end: it is no backup of Heard, or it is damaged.`)
    throw error
  } finally {
    file.destroy()
    await finished(unpacked, { cleanup: true }).catch(() => undefined)
  }
}
