import { type Hash, createHash } from 'node:crypto'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { z } from 'zod'
import { DamagedBackup, KNOWN_FORMATS, type Header, type KeptDocument, NEWLINE, backupEnd, countLines, documentEnd, header, keptDocument, tableEnd, unpackedLines } from './container.ts'

/** What a reader of a backup is told, in the order of the file. */
export type BackupReader = Readonly<{
  header(head: Header): Promise<void>
  startTable(name: string, columns: readonly string[]): Promise<void>
  rows(piece: Buffer): Promise<void>
  endTable(rows: number): Promise<void>
  /** `bytes` as they lie in the backup; they throw where the backup had not all of them. */
  document(document: KeptDocument, bytes: AsyncIterable<Buffer>): Promise<void>
}>

const COPY = /^COPY ([a-z_][a-z0-9_]*) \(([a-z0-9_, ]+)\) FROM stdin;$/
const TERMINATOR = Buffer.from('\\.\n')
const TERMINATOR_AFTER_ROWS = Buffer.from('\n\\.\n')

/**
 * Reads a backup from its beginning to its end, and checks every count and digest on the way. Throws `DamagedBackup`
 * where the file is not whole. What the reader was told before that is then worth nothing.
 */
export async function readBackup(path: string, reader: BackupReader): Promise<BackupRead> {
  const parser = new BackupParser(path, reader)
  for await (const piece of unpackedLines(path)) await parser.take(piece)
  return parser.end()
}

export type BackupRead = Readonly<{ tables: number; rows: number; documents: number }>

/** The backup was made without this document. */
class NotInBackup extends Error {}

type Document = Readonly<{ bytes: PassThrough; taken: Promise<void> }>
type Table = { name: string; rows: number; digest: Hash }

/** Where the reading stands: before the header, between tables, within a table's rows, before the line that ends it, or at the end. */
class BackupParser {
  readonly #path: string
  readonly #reader: BackupReader
  readonly #all = createHash('sha256')
  #hasHeader = false
  #hasEnded = false
  #open: Table | null = null
  #closed: Table | null = null
  #document: Document | null = null
  #tables = 0
  #documents = 0
  #rows = 0

  constructor(path: string, reader: BackupReader) {
    this.#path = path
    this.#reader = reader
  }

  /** Takes whole lines. */
  async take(piece: Buffer): Promise<void> {
    for (let rest = piece; rest.length > 0;) {
      if (this.#open === null) {
        const end = rest.indexOf(NEWLINE)
        await this.#line(rest.subarray(0, end === -1 ? rest.length : end).toString())
        rest = rest.subarray(end === -1 ? rest.length : end + 1)
      } else {
        const { body, after } = untilTerminator(rest)
        await this.#body(body, this.#open)
        if (after !== null) {
          this.#closed = this.#open
          this.#open = null
        }
        rest = after ?? Buffer.alloc(0)
      }
    }
  }

  end(): BackupRead {
    if (!this.#hasEnded) throw this.#damaged('its end is missing')
    return { tables: this.#tables, rows: this.#rows, documents: this.#documents }
  }

  async #body(rows: Buffer, table: Table): Promise<void> {
    if (rows.length === 0) return
    table.digest.update(rows)
    table.rows += countLines(rows)
    await this.#reader.rows(rows)
  }

  async #line(text: string): Promise<void> {
    if (this.#hasEnded) throw this.#damaged('something follows its end')
    if (!this.#hasHeader) await this.#header(text)
    else if (this.#closed !== null) await this.#tableEnd(text, this.#closed)
    else if (this.#document !== null) await this.#inDocument(text, this.#document)
    else if (text.startsWith('-- end ')) this.#end(text)
    else if (text.startsWith('-- document ')) this.#documentStart(text)
    else await this.#tableStart(text)
  }

  async #header(text: string): Promise<void> {
    const head = this.#json(header, text, '-- heard-backup ')
    if (!KNOWN_FORMATS.includes(head.format)) throw this.#damaged(`its format ${head.format} is not known here`)
    this.#hasHeader = true
    await this.#reader.header(head)
  }

  async #tableStart(text: string): Promise<void> {
    const [, name, columns] = COPY.exec(text) ?? []
    if (name === undefined || columns === undefined) throw this.#damaged('a line is not what it should be')
    this.#open = { name, rows: 0, digest: createHash('sha256') }
    await this.#reader.startTable(name, columns.split(', '))
  }

  async #tableEnd(text: string, table: Table): Promise<void> {
    const said = this.#json(tableEnd, text, '-- table ')
    const sha256 = table.digest.digest('hex')
    if (said.name !== table.name || said.rows !== table.rows || said.sha256 !== sha256) throw this.#damaged(`the table ${table.name} is not as it was written`)
    this.#all.update(sha256)
    this.#tables += 1
    this.#rows += table.rows
    this.#closed = null
    await this.#reader.endTable(table.rows)
  }

  #documentStart(text: string): void {
    const document = this.#json(keptDocument, text, '-- document ')
    this.#all.update(document.sha256)
    this.#documents += 1
    const bytes = new PassThrough()
    // Where it is cut off before its end, whoever takes it is told, and nobody else.
    bytes.on('error', () => undefined)
    const taken = this.#reader.document(document, bytes)
    taken.catch(() => bytes.destroy())
    this.#document = { bytes, taken }
  }

  async #inDocument(text: string, { bytes, taken }: Document): Promise<void> {
    if (!text.startsWith('-- ')) throw this.#damaged('a document breaks off')
    if (!text.startsWith('-- document-end ')) {
      if (!bytes.destroyed && !bytes.write(Buffer.from(text.slice(3), 'base64'))) await Promise.race([once(bytes, 'drain'), taken])
      if (bytes.destroyed) await taken
      return
    }
    this.#document = null
    if (this.#json(documentEnd, text, '-- document-end ').isWhole) {
      bytes.end()
      return taken
    }
    this.#documents -= 1
    bytes.destroy(new NotInBackup('the backup was made without this document'))
    await taken.catch((error: unknown) => { if (!(error instanceof NotInBackup)) throw error })
  }

  #end(text: string): void {
    const said = this.#json(backupEnd, text, '-- end ')
    if (said.tables !== this.#tables || said.rows !== this.#rows || said.sha256 !== this.#all.digest('hex')) throw this.#damaged('its end does not fit its tables')
    this.#hasEnded = true
  }

  #json<T>(schema: z.ZodType<T>, text: string, prefix: string): T {
    if (!text.startsWith(prefix)) throw this.#damaged(`a line that begins with ${prefix.trim()} is missing`)
    try {
      return schema.parse(JSON.parse(text.slice(prefix.length)))
    } catch {
      throw this.#damaged('a line of its own cannot be read')
    }
  }

  #damaged(what: string): DamagedBackup {
    return new DamagedBackup(`${this.#path} is no backup of Heard, or it is damaged: ${what}.`)
  }
}

/** The rows up to the line that ends a table, and what follows it (null: the table goes on in the next piece). */
function untilTerminator(piece: Buffer): Readonly<{ body: Buffer; after: Buffer | null }> {
  if (piece.subarray(0, TERMINATOR.length).equals(TERMINATOR)) return { body: Buffer.alloc(0), after: piece.subarray(TERMINATOR.length) }
  const at = piece.indexOf(TERMINATOR_AFTER_ROWS)
  if (at === -1) return { body: piece, after: null }
  return { body: piece.subarray(0, at + 1), after: piece.subarray(at + TERMINATOR_AFTER_ROWS.length) }
}
