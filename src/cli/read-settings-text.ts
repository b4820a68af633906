import { readFile, stat } from 'node:fs/promises'
import { LARGEST_SETTINGS_FILE } from '../application/settings-file/read-settings-file.ts'

/** The text of a file of settings, or a plain sentence that says why it has none. */
export async function readSettingsText(path: string): Promise<Readonly<{ kind: 'text'; text: string }> | Readonly<{ kind: 'wrong'; why: string }>> {
  const wrong = (why: string) => ({ kind: 'wrong', why } as const)
  try {
    // UTF-8 takes at most four bytes for a character.
    if ((await stat(path)).size > 4 * LARGEST_SETTINGS_FILE) return wrong(`${path} is too large for a file of settings.`)
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) }
  } catch (error) {
    if (error instanceof TypeError) return wrong(`${path} is not UTF-8 text. Save it as UTF-8.`)
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
    if (code === 'ENOENT') return wrong(`${path} is not there.`)
    if (code === 'EACCES' || code === 'EISDIR') return wrong(`${path} cannot be read.`)
    throw error
  }
}
