import { SETTINGS_FILE_WORDS } from '../../../words/settings-file.ts'
import { textOfFile } from '../../components/text-of-file.ts'
import { isCutOff, isFormWithFile } from '../../file-in-form.ts'
import type { Visit } from '../../route.ts'

/** What came with a form that carries one file: its bytes, and the fields that stand before it. */
export type FileTaken = Readonly<{ kind: 'file'; bytes: Buffer; isTooLarge: boolean; field(name: string): string }> | Readonly<{ kind: 'no-file' | 'cut-off' }>

/** Reads a posted file into memory, and no more of it than `most` bytes. */
export async function takeFile({ request }: Visit, most: number): Promise<FileTaken> {
  try {
    const part = isFormWithFile(request.headers['content-type']) ? await request.file({ limits: { fileSize: most + 1 } }) : undefined
    if (!part || part.filename === '') {
      part?.file.resume()
      return { kind: 'no-file' }
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(Buffer.from(chunk))
    const bytes = Buffer.concat(chunks)
    return { kind: 'file', bytes, isTooLarge: part.file.truncated || bytes.length > most, field: (name) => fieldText(part.fields[name]) }
  } catch (error) {
    if (isCutOff(error)) return { kind: 'cut-off' }
    throw error
  }
}

/** The text of a posted file of at most `most` bytes with the fields that stand before it, or the sentence that says why there is none. */
export async function takeText(visit: Visit, most: number): Promise<Readonly<{ kind: 'text'; text: string; field(name: string): string }> | Readonly<{ kind: 'wrong'; sentence: string }>> {
  const taken = await takeFile(visit, most)
  if (taken.kind !== 'file') return { kind: 'wrong', sentence: taken.kind === 'no-file' ? SETTINGS_FILE_WORDS.noFile : SETTINGS_FILE_WORDS.cutOff }
  const text = taken.isTooLarge ? null : textOfFile(taken.bytes)
  return text === null ? { kind: 'wrong', sentence: SETTINGS_FILE_WORDS.notText } : { kind: 'text', text, field: taken.field }
}

function fieldText(field: unknown): string {
  return typeof field === 'object' && field !== null && 'value' in field && typeof field.value === 'string' ? field.value.trim() : ''
}
