import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes the files into a folder, which is made if it is not there; the reason in a plain sentence where it cannot. */
export async function writeFiles(folder: string, files: readonly Readonly<{ name: string; content: string | Uint8Array }>[]): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true })
    for (const { name, content } of files) await writeFile(join(folder, name), content)
    return null
  } catch (error) {
    return `cannot write in ${folder}: ${reasonOf(error)}`
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there.', EPERM: 'you may not write there.', EROFS: 'the disk is read-only.', ENOSPC: 'the disk is full.',
  ENOTDIR: 'a file is in the way of the folder.', EEXIST: 'it is a file, not a folder.', EISDIR: 'a folder is in the way of a file.',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const reason = REASONS[code]
  if (reason === undefined) throw error
  return reason
}
