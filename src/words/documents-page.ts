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

export const WRONG_FILE_WORDS = {
  'too-large': (name: string, megabytes: number) => `${name} is larger than ${megabytes} MB. Scan it with fewer dots, or in parts.`,
  empty: (name: string) => `${name} is empty. Choose another file.`,
  macros: (name: string) => `${name} has macros, which can do harm. Save it as a PDF or without macros, and send that.`,
  'not-taken': (name: string) => `${name} is no picture, PDF, office document, e-mail, recording or text. Save it as a PDF, and send that.`,
} as const

/** The size of a file as people read it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
