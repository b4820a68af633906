import { closeSync, createReadStream, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { makeFolder } from '../make-folder.ts'

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const line = z.object({ format: z.number(), authorityId: z.string(), number: z.number(), sealedAt: z.string(), streams: z.number(), chains: z.number().optional(), prevRoot: hex32, root: hex32 })

/** A seal as it is kept outside the database: one line of JSON. */
export type SealLine = z.infer<typeof line>

/** The seals of one authority lie in one file, which is only ever added to. */
export function sealFile(folder: string, authorityId: string): string {
  return join(folder, `${authorityId}.jsonl`)
}

/** How a line reaches the disk. */
type WriteLine = (file: number, text: string) => void

const onDisk: WriteLine = (file, text) => {
  writeFileSync(file, text)
  fsyncSync(file)
}

/** Adds a seal, on disk before this returns. Where the disk takes only part of it, that part goes again: the next seal would stand behind it on one line. */
export function appendSeal(folder: string, seal: SealLine, write: WriteLine = onDisk): void {
  makeFolder(folder, 0o700)
  const file = openSync(sealFile(folder, seal.authorityId), 'a', 0o600)
  const { size } = fstatSync(file)
  try {
    write(file, `${JSON.stringify(seal)}\n`)
  } catch (error) {
    ftruncateSync(file, size)
    throw error
  } finally {
    closeSync(file)
  }
}

/** The seals in the file, in its order; a line that is none is given as null. Null where there is no file. */
export async function readSealFile(folder: string, authorityId: string): Promise<readonly (SealLine | null)[] | null> {
  const path = sealFile(folder, authorityId)
  if (!existsSync(path)) return null
  const seals: (SealLine | null)[] = []
  for await (const text of createInterface({ input: createReadStream(path) })) if (text !== '') seals.push(parseLine(text))
  return seals
}

function parseLine(text: string): SealLine | null {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** After a restore the file says what is no longer so: it is kept under another name. Returns that name, or null. */
export function setSealFileAside(folder: string, authorityId: string, stamp: string): string | null {
  const path = sealFile(folder, authorityId)
  if (!existsSync(path)) return null
  const aside = `${path}.before-${stamp.replaceAll(':', '')}`
  renameSync(path, aside)
  return aside
}
