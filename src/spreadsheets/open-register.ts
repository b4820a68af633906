import { createHash } from 'node:crypto'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { FileRefused, type RegisterFile } from '../application/import/register-file.ts'
import { convertSpreadsheet, MOST_SPREADSHEET_ROWS } from './convert-spreadsheet.ts'
import { csvRegister } from './csv-register.ts'
import { fileKind, isEncrypted, unzippedSize } from './file-kind.ts'

/** A spreadsheet has to be read whole, a CSV file does not. */
export const LARGEST_SPREADSHEET_MB = 50
const LARGEST_UNZIPPED_MB = 1500
const MB = 1024 * 1024

/** A register that was opened, and what it left on the disk besides the file itself. */
export type OpenedRegister = Readonly<{ file: RegisterFile; close(): Promise<void> }>

export type OpenOptions = Readonly<{
  /** Where a spreadsheet's CSV may stand until `close`. */
  temporaryFolder: string
  /** What the file was called by whoever gave it. */
  fileName?: string
  mostRows?: number
}>

/** Opens a CSV file or a spreadsheet, told by its content. Throws `FileRefused` with the reason where it is neither. */
export async function openRegister(path: string, options: OpenOptions): Promise<OpenedRegister> {
  const fileName = options.fileName ?? basename(path)
  const kind = fileKind(await headOf(path))
  switch (kind) {
    case 'empty':
      throw new FileRefused('empty')
    case 'ole':
      throw new FileRefused((await isSmall(path)) && isEncrypted(await readFile(path)) ? 'password-protected' : 'old-spreadsheet')
    case 'zip':
      return openSpreadsheet(path, fileName, options)
    case 'text':
      return { file: await csvRegister(path, { fileName }), close: () => Promise.resolve() }
  }
}

async function openSpreadsheet(path: string, fileName: string, { temporaryFolder, mostRows = MOST_SPREADSHEET_ROWS }: OpenOptions): Promise<OpenedRegister> {
  if (!(await isSmall(path))) throw new FileRefused('too-large', { mostMb: LARGEST_SPREADSHEET_MB })
  const bytes = await readFile(path)
  const unzipped = unzippedSize(bytes)
  if (unzipped === null) throw new FileRefused('broken-spreadsheet')
  if (unzipped > LARGEST_UNZIPPED_MB * MB) throw new FileRefused('too-large', { mostMb: LARGEST_SPREADSHEET_MB })
  const digest = createHash('sha256').update(bytes).digest('hex')
  const converted = join(temporaryFolder, `${digest.slice(0, 16)}-${process.pid}-${performance.now().toFixed(3)}.csv`)
  const close = () => rm(converted, { force: true })
  try {
    await convertSpreadsheet(path, converted, mostRows)
    return { file: await csvRegister(converted, { fileName, digest, hasMarks: true }), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function isSmall(path: string): Promise<boolean> {
  return (await stat(path)).size <= LARGEST_SPREADSHEET_MB * MB
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
