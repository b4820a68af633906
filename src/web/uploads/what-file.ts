import { fileTypeFromBuffer } from 'file-type'
import type { Mark } from '../../application/files/ports.ts'
import { zipNames, type ZipName } from './zip-names.ts'

/** What is taken, by what it is and not by what it is called. */
const TAKEN: ReadonlySet<string> = new Set([
  'application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/tiff', 'image/heic', 'image/heif', 'image/bmp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet', 'application/vnd.oasis.opendocument.presentation',
  'application/rtf', 'application/zip', 'application/xml', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/ogg', 'audio/amr', 'video/mp4', 'video/quicktime', 'video/3gpp',
])

/** Old Office files and Outlook messages are all one sort of box, and so are new ones with a password: what is in it, only the name tells. */
const BOXED: Readonly<Record<string, string>> = {
  doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint', msg: 'application/vnd.ms-outlook',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}
const WRITTEN: Readonly<Record<string, string>> = { csv: 'text/csv', eml: 'message/rfc822', htm: 'text/html', html: 'text/html', xhtml: 'text/html', mht: 'text/html', svg: 'image/svg+xml' }
/** What a machine carries out when somebody opens it, though its bytes are those of a text. */
const PROGRAMS = /\.(bat|cmd|com|cpl|exe|hta|inf|jar|js|jse|lnk|mjs|msi|ps1|psm1|py|reg|scf|scr|sct|sh|url|vbe|vbs|wsf|wsh)$/i

/** Why a file is refused. */
export type Refused = 'empty' | 'program' | 'not-taken'
export type WhatFile = Readonly<{ kind: 'taken'; mediaType: string; marks: readonly Mark[] } | { kind: 'refused'; why: Refused }>

/** What of a file was seen as it streamed by: its first 256 KB at least, its last, and which needles stand anywhere in it. */
export type Looked = Readonly<{ head: Uint8Array; tail: Uint8Array; found: ReadonlySet<Needle>; name: string }>

/** Byte sequences that say what a file carries, wherever they stand. In old Office files names are UTF-16. */
export const NEEDLES = {
  vba: Buffer.from('_VBA_PROJECT', 'utf16le'), encrypted: Buffer.from('EncryptedPackage', 'utf16le'),
  'pdf-script': Buffer.from('/JavaScript'), 'pdf-launch': Buffer.from('/Launch'), 'pdf-file': Buffer.from('/EmbeddedFile'), 'pdf-locked': Buffer.from('/Encrypt'),
} as const
export type Needle = keyof typeof NEEDLES

/**
 * What a file is and what to know of it. Programs are refused. Documents with macros, packed files and what runs in a browser
 * are kept and marked: somebody has sent them, and they are never shown or unpacked here.
 */
export async function whatFile(looked: Looked): Promise<WhatFile> {
  const { head, name, found } = looked
  if (head.length === 0) return { kind: 'refused', why: 'empty' }
  if (PROGRAMS.test(name)) return { kind: 'refused', why: 'program' }
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = await fileTypeFromBuffer(head)
  if (!known) return writtenOrNot(head, ending)
  const { mime } = known
  if (mime === 'application/x-cfb') return boxed(BOXED[ending], found)
  if (/^application\/(x-msdownload|x-elf|x-mach-binary|x-sh|x-executable|vnd\.microsoft\.portable-executable|java-vm|x-apple-diskimage|x-deb|x-rpm|x-msi)/.test(mime)) return { kind: 'refused', why: 'program' }
  if (mime === 'application/pdf') return taken(mime, [...(hasAny(found, 'pdf-script', 'pdf-launch', 'pdf-file') ? ['active' as const] : []), ...(found.has('pdf-locked') ? ['locked' as const] : [])])
  if (mime === 'application/xml') return taken(isSvg(head) ? 'image/svg+xml' : mime, ['active'])
  if (isZip(head)) return zipped(mime, zipNames(looked.tail))
  return TAKEN.has(mime) ? taken(mime) : { kind: 'refused', why: 'not-taken' }
}

function taken(mediaType: string, marks: readonly Mark[] = []): WhatFile {
  return { kind: 'taken', mediaType, marks }
}

function hasAny(found: ReadonlySet<Needle>, ...needles: readonly Needle[]): boolean {
  return needles.some((needle) => found.has(needle))
}

function boxed(mediaType: string | undefined, found: ReadonlySet<Needle>): WhatFile {
  if (mediaType === undefined) return { kind: 'refused', why: 'not-taken' }
  return taken(mediaType, [...(found.has('vba') ? ['macros' as const] : []), ...(found.has('encrypted') ? ['locked' as const] : [])])
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b
}

const PACKED = /\.(zip|7z|rar|tar|gz|tgz|bz2|xz|cab|iso|arj)$/i
/** More than this once unpacked is nothing that a person reads. */
const MOST_UNPACKED = 1_000_000_000
const OFFICE: Readonly<Record<string, string>> = { 'word/document.xml': BOXED['docx'] ?? '', 'xl/workbook.xml': BOXED['xlsx'] ?? '', 'ppt/presentation.xml': BOXED['pptx'] ?? '' }

/** Office documents are zips too. `names` is what the list at the end says, which is all that is read; null where it says nothing. */
function zipped(mime: string, names: readonly ZipName[] | null): WhatFile {
  const list = names ?? []
  const part = list.map(({ name }) => OFFICE[name]).find((office) => office !== undefined)
  const hasMacros = /macroenabled/i.test(mime) || list.some(({ name }) => /(^|\/)vbaProject\.bin$|^Basic\/.+\.xml$/i.test(name))
  const mediaType = mime === 'application/zip' && part ? part : mime
  if (hasMacros) return taken(mediaType, ['macros'])
  if (mediaType !== 'application/zip') return TAKEN.has(mediaType) ? taken(mediaType) : { kind: 'refused', why: 'not-taken' }
  const isDeep = names === null || list.some(({ name }) => PACKED.test(name)) || list.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED
  return taken(mediaType, ['packed', ...(isDeep ? ['packed-twice' as const] : []), ...(list.some(({ isLocked }) => isLocked) ? ['locked' as const] : [])])
}

function writtenOrNot(start: Uint8Array, ending: string): WhatFile {
  const head = asUtf8(start)
  if (!isText(head)) return { kind: 'refused', why: 'not-taken' }
  if (head[0] === 0x23 && head[1] === 0x21) return { kind: 'refused', why: 'program' }
  const mediaType = isSvg(head) ? 'image/svg+xml' : isHtml(head) ? 'text/html' : WRITTEN[ending] ?? 'text/plain'
  return taken(mediaType, mediaType === 'text/html' || mediaType === 'image/svg+xml' ? ['active'] : [])
}

const beginning = (head: Uint8Array) => Buffer.from(head.subarray(0, 4_096)).toString('latin1')

function isSvg(head: Uint8Array): boolean {
  return /<svg[\s>]/i.test(beginning(head))
}

function isHtml(head: Uint8Array): boolean {
  return /^[\uFEFFï»¿\s]*(<!--[^>]*-->\s*)?<(!doctype\s+html|html|head|body|script|iframe|meta)\b/i.test(beginning(head))
}

/** What old Windows programs save as "Unicode" is UTF-16 with its mark. */
function asUtf8(head: Uint8Array): Uint8Array {
  return head[0] === 0xff && head[1] === 0xfe ? Buffer.from(new TextDecoder('utf-16le').decode(head)) : head
}

/** UTF-8, or the letters of an old Windows program, without what no text has. */
function isText(head: Uint8Array): boolean {
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}
