import { type Hash, createHash } from 'node:crypto'
import type { z } from 'zod'
import { BACKUP_FORMAT, DamagedBackup, type Header, backupEnd, header, tableEnd, unpackedLines } from './container.ts'

/** What a reader of a backup is told, in the order of the file. */
export type BackupReader = Readonly<{
  header(head: Header): Promise<void>
  startTable(name: string, columns: readonly string[]): Promise<void>
  rows(piece: Buffer): Promise<void>
  endTable(rows: number): Promise<void>
}>

const COPY = /^COPY ([a-z_][a-z0-9_]*) \(([a-z0-9_, ]+)\) FROM stdin;$/
const TERMINATOR = Buffer.from('\\.\n')
const TERMINATOR_AFTER_ROWS = Buffer.from('\n\\.\n')

type Table = { name: string; rows: number; digest: Hash }

/**
 * Reads a backup from its beginning to its end, and checks every count and digest on the way. Throws `DamagedBackup`
 * where the file is not whole. What the reader was told before that is then worth nothing.
 */
export async function readBackup(path: string, reader: BackupReader): Promise<Readonly<{ tables: number; rows: number }>> {
  const damaged = (what: string): DamagedBackup => new DamagedBackup(`${path} is no backup of Heard, or it is damaged: ${what}.`)
  const all = createHash('sha256')
  let head: Header | null = null
  let open: Table | null = null
  let closed: Table | null = null
  let ended: z.infer<typeof backupEnd> | null = null
  let tables = 0
  let rowsInAll = 0

  async function rows(piece: Buffer, table: Table): Promise<void> {
    if (piece.length === 0) return
    table.digest.update(piece)
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) table.rows += 1
    await reader.rows(piece)
  }

  async function line(text: string): Promise<void> {
    if (ended !== null) throw damaged('something follows its end')
    if (head === null) {
      head = json(header, text, '-- heard-backup ', damaged)
      if (head.format !== BACKUP_FORMAT) throw damaged(`its format ${head.format} is not known here`)
      await reader.header(head)
    } else if (closed !== null) {
      const said = json(tableEnd, text, '-- table ', damaged)
      const sha256 = closed.digest.digest('hex')
      if (said.name !== closed.name || said.rows !== closed.rows || said.sha256 !== sha256) throw damaged(`the table ${closed.name} is not as it was written`)
      all.update(sha256)
      tables += 1
      rowsInAll += closed.rows
      await reader.endTable(closed.rows)
      closed = null
    } else if (text.startsWith('-- end ')) {
      ended = json(backupEnd, text, '-- end ', damaged)
      if (ended.tables !== tables || ended.rows !== rowsInAll || ended.sha256 !== all.digest('hex')) throw damaged('its end does not fit its tables')
    } else {
      const [, name, columns] = COPY.exec(text) ?? []
      if (name === undefined || columns === undefined) throw damaged('a line is not what it should be')
      open = { name, rows: 0, digest: createHash('sha256') }
      await reader.startTable(name, columns.split(', '))
    }
  }

  for await (const piece of unpackedLines(path)) {
    let rest = piece
    while (rest.length > 0) {
      const table: Table | null = open
      if (table === null) {
        const end = rest.indexOf(10)
        await line(rest.subarray(0, end === -1 ? rest.length : end).toString())
        rest = rest.subarray(end === -1 ? rest.length : end + 1)
      } else {
        const { body, after } = untilTerminator(rest)
        await rows(body, table)
        rest = after ?? Buffer.alloc(0)
        if (after !== null) {
          closed = table
          open = null
        }
      }
    }
  }
  if (ended === null) throw damaged('its end is missing')
  return { tables, rows: rowsInAll }
}

/** The rows up to the line that ends a table, and what follows it (null: the table goes on in the next piece). */
function untilTerminator(piece: Buffer): Readonly<{ body: Buffer; after: Buffer | null }> {
  if (piece.subarray(0, TERMINATOR.length).equals(TERMINATOR)) return { body: Buffer.alloc(0), after: piece.subarray(TERMINATOR.length) }
  const at = piece.indexOf(TERMINATOR_AFTER_ROWS)
  if (at === -1) return { body: piece, after: null }
  return { body: piece.subarray(0, at + 1), after: piece.subarray(at + TERMINATOR_AFTER_ROWS.length) }
}

function json<T>(schema: z.ZodType<T>, text: string, prefix: string, damaged: (what: string) => DamagedBackup): T {
  if (!text.startsWith(prefix)) throw damaged(`a line that begins with ${prefix.trim()} is missing`)
  try {
    return schema.parse(JSON.parse(text.slice(prefix.length)))
  } catch {
    throw damaged('a line of its own cannot be read')
  }
}
