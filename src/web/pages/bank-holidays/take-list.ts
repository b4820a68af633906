import { LARGEST_HOLIDAY_FILE, readHolidayFile, type HolidayFile } from '../../../domain/authority/bank-holidays-file.ts'
import { isCutOff, isFormWithFile } from '../../file-in-form.ts'
import type { Visit } from '../../route.ts'

/** UTF-8 takes at most four bytes for a character. */
const MOST_BYTES = 4 * LARGEST_HOLIDAY_FILE

/** What is wrong with what was posted, before anything of a list could be read. */
export type NoList = 'no-file' | 'cut-off'

/** Reads the posted file as a list of bank holidays. Nothing of it is kept, and no more is read than a list can hold. */
export async function takeList({ request }: Visit): Promise<HolidayFile | NoList> {
  try {
    const part = isFormWithFile(request.headers['content-type']) ? await request.file({ limits: { fileSize: MOST_BYTES } }) : undefined
    if (!part || part.filename === '') {
      part?.file.resume()
      return 'no-file'
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(Buffer.from(chunk))
    return part.file.truncated ? { kind: 'wrong', problems: [{ code: 'too-large' }] } : readBytes(Buffer.concat(chunks))
  } catch (error) {
    if (isCutOff(error)) return 'cut-off'
    throw error
  }
}

/** What is not UTF-8 is no file of GOV.UK. */
function readBytes(bytes: Uint8Array): HolidayFile {
  try {
    return readHolidayFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'wrong', problems: [{ code: 'not-json' }] }
    throw error
  }
}
