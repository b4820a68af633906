import { letterFiles } from '../../../documents/letter/letter-files.ts'
import { askerOf } from '../../asker.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { takesAway } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { withLetter, type KnownLetter } from './known-letter.ts'
import { LETTER_FORMATS, type LetterFormat } from './letter-page.ts'
import { printedLetter } from './printed-letter.ts'

/** A letter as a file: to send, to go on with, and as an e-mail shows it. */
export const letterFileRoutes: readonly Route[] = LETTER_FORMATS.map((format): Route => ({
  method: 'GET', url: urls.complaintLetterFile(':complaintId', ':letterId', format), access: 'view-complaint', traces: takesAway('complaint', { at: 'complaintId' }, format),
  handler: (visit: Visit) => withLetter(visit, (known) => file(known, format)),
}))

async function file({ visit, all, letter }: KnownLetter, format: LetterFormat): Promise<Answer> {
  const [made] = await letterFiles(printedLetter(all, letter), [format], askerOf(visit))
  return made === undefined ? { kind: 'not-found' } : { kind: 'file', body: Buffer.from(made.bytes), contentType: made.mediaType, fileName: made.name }
}
