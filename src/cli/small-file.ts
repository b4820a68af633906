import { readFile, stat, writeFile } from 'node:fs/promises'

/** More than any such file needs; what is longer is some other file. */
const LARGEST = { bytes: 2_000_000, tooLarge: 'is larger than 2 MB.' } as const

/** The text of a small file, or a plain sentence that says why it has none. */
export async function readSmallFile(path: string, { bytes, tooLarge }: Readonly<{ bytes: number; tooLarge: string }> = LARGEST): Promise<Readonly<{ kind: 'text'; text: string }> | Readonly<{ kind: 'wrong'; why: string }>> {
  const wrong = (why: string) => ({ kind: 'wrong', why } as const)
  try {
    if ((await stat(path)).size > bytes) return wrong(`${path} ${tooLarge}`)
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) }
  } catch (error) {
    if (error instanceof TypeError) return wrong(`${path} is not UTF-8 text. Save it as UTF-8.`)
    const reason = error instanceof Error && 'code' in error ? error.code : undefined
    if (reason === 'ENOENT') return wrong(`${path} is not there.`)
    if (reason === 'EACCES' || reason === 'EISDIR') return wrong(`${path} cannot be read.`)
    throw error
  }
}

/** Writes a file that is not there yet; the reason in a plain sentence where it cannot. */
export async function writeNewFile(path: string, text: string): Promise<string | null> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 })
    return null
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    return `${path} ${isThere ? 'exists already; choose another name.' : 'cannot be written.'}`
  }
}
