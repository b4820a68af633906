import type { Mark } from '../application/files/ports.ts'

/** What the page of a complaint's documents says. */
export const DOCUMENTS_PAGE = {
  title: 'Documents',
  link: (many: number) => (many === 0 ? 'Documents: none yet' : `Documents: ${many}`),
  nothing: 'Nothing is filed with this complaint yet.',
  file: 'File documents', fileOne: 'File a new version', files: 'files', picture: 'picture',
  noFile: 'Choose at least one file, or take a picture.',
  oneFile: 'Choose the file of the new version: one, and no more.',
  cutOff: 'The files did not arrive whole. Send them again.',
  changed: 'Somebody changed the complaint meanwhile. Look at what stands there now, and send the files again.',
  tooMany: (most: number) => `Send at most ${most} files at once.`,
  again: 'Nothing was filed. Choose the files again: a browser does not keep them.',
  sensitive: 'OFFICIAL-SENSITIVE',
  gone: 'Destroyed',
  scan: { waiting: 'Not yet looked through for viruses', clean: '', infected: 'A virus was found: it cannot be opened', 'not-scanned': '' },
} as const

/** What to know of a file before it is opened. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  macros: 'Has macros, which are programs. Open it only with macros switched off.',
  packed: 'Several files packed into one. Heard does not unpack it.',
  'packed-twice': 'Files that are packed again are inside, or more than a machine should unpack.',
  active: 'Does something where it is opened. Save it, and open it only if you know where it comes from.',
  locked: 'Locked with a password.',
}

export const WRONG_FILE_WORDS = {
  'too-large': (name: string, megabytes: number) => `${name} is larger than ${megabytes} MB. Scan it with fewer dots or in parts, or ask the complaints manager to allow larger files in the settings.`,
  empty: (name: string) => `${name} is empty. Choose another file.`,
  program: (name: string) => `${name} is a program, which can do harm. Ask whoever sent it for what it shows, as a PDF or a picture.`,
  'not-taken': (name: string) => `${name} is no picture, PDF, office document, e-mail, recording, text or zip file. Save it as a PDF, and send that.`,
} as const

/** The size of a file as people read it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
