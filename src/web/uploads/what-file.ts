import { fileTypeFromBuffer } from 'file-type'

/** What is taken, by what it is and not by what it is called. */
const TAKEN: ReadonlySet<string> = new Set([
  'application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/tiff', 'image/heic', 'image/heif', 'image/bmp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet', 'application/vnd.oasis.opendocument.presentation',
  'application/rtf', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/ogg', 'audio/amr', 'video/mp4', 'video/quicktime', 'video/3gpp',
])

/** Old Office files and Outlook messages are all one sort of box: what is in it, only the name tells. */
const BOXED: Readonly<Record<string, string>> = { doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint', msg: 'application/vnd.ms-outlook' }
const WRITTEN: Readonly<Record<string, string>> = { csv: 'text/csv', eml: 'message/rfc822' }

export type WhatFile = Readonly<{ kind: 'taken'; mediaType: string } | { kind: 'refused'; why: 'empty' | 'macros' | 'not-taken' }>

/** What a file is, from its first bytes: at least 64 KB of it, or all. Programs, archives and documents with macros are refused. */
export async function whatFile(head: Uint8Array, name: string): Promise<WhatFile> {
  if (head.length === 0) return { kind: 'refused', why: 'empty' }
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = await fileTypeFromBuffer(head)
  if (!known) return isText(head) ? { kind: 'taken', mediaType: WRITTEN[ending] ?? 'text/plain' } : { kind: 'refused', why: 'not-taken' }
  if (/macroenabled/i.test(known.mime)) return { kind: 'refused', why: 'macros' }
  if (known.mime === 'application/x-cfb') return boxed(BOXED[ending])
  return TAKEN.has(known.mime) ? { kind: 'taken', mediaType: known.mime } : { kind: 'refused', why: 'not-taken' }
}

function boxed(mediaType: string | undefined): WhatFile {
  return mediaType === undefined ? { kind: 'refused', why: 'not-taken' } : { kind: 'taken', mediaType }
}

/** UTF-8, or the letters of an old Windows program, without what no text has. */
function isText(head: Uint8Array): boolean {
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}
