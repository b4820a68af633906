import { missingCharacters } from '../../../words/document.ts'
import { characterName, SUBSTITUTE } from './drawable.ts'

/** What a reader is told of characters that the font lacks, as one sentence; nothing where it lacks none. */
export function missingInWords(missing: readonly string[]): readonly string[] {
  return missing.length === 0 ? [] : [missingCharacters(missing.map(characterName), SUBSTITUTE)]
}
