import { LARGEST_SETTINGS_FILE } from '../application/settings-file/read-settings-file.ts'
import { readSmallFile } from './small-file.ts'

/** The text of a file of settings, or a plain sentence that says why it has none. */
export function readSettingsText(path: string): ReturnType<typeof readSmallFile> {
  // UTF-8 takes at most four bytes for a character.
  return readSmallFile(path, { bytes: 4 * LARGEST_SETTINGS_FILE, tooLarge: 'is too large for a file of settings.' })
}
