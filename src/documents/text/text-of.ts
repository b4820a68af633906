import { officeText } from './office-text.ts'
import { pdfText } from './pdf-text.ts'
import { markupText, plainText } from './plain-text.ts'

/** As many signs of one file are searched: a thousand pages. */
const MOST_SIGNS = 3_000_000

const OFFICE = /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-(word|excel|powerpoint)\..*macroenabled)/i

/** The words of a file by what it is; the empty text where it has none that can be read. Null where it could not be read. */
export async function textOf({ bytes, mediaType }: Readonly<{ bytes: Uint8Array; mediaType: string }>): Promise<string | null> {
  const text = await read(bytes, mediaType)
  return text === null ? null : cleaned(text).slice(0, MOST_SIGNS)
}

async function read(bytes: Uint8Array, mediaType: string): Promise<string | null> {
  if (mediaType === 'application/pdf') return pdfText(bytes, MOST_SIGNS)
  if (OFFICE.test(mediaType)) return officeText(bytes)
  // Loaded where a message is read, and nowhere else: it brings a good deal with it.
  if (mediaType === 'message/rfc822') return (await import('./mail-text.ts')).mailText(bytes)
  if (mediaType === 'text/html') return markupText(plainText(bytes))
  return mediaType.startsWith('text/') ? plainText(bytes) : ''
}

/** Without signs that no text has: PostgreSQL takes no zero, and half a sign is none. */
function cleaned(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\n\t]|\p{Cf}/gu, ' ')
}
