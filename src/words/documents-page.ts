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
  scan: { waiting: 'Being checked for viruses', clean: '', infected: 'Virus found', 'not-scanned': '' },
  infected: (found: string, who: string, when: string) => `Nobody can open it. ${found} was found in what ${who} filed, ${when}. Tell them and your IT security not to open it elsewhere, ask the sender for a clean copy, and take this one away.`,
  tooLargeToScan: 'It is larger than the virus scanner takes, so nobody can open it. Ask whoever runs Heard to raise StreamMaxLength of clamd; it is tried again every hour.',
  unreadable: 'Its bytes are not where they should be, or not those that were filed. Ask whoever runs Heard to run heard verify --documents, and file it again.',
  somebody: 'somebody',
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

/** What is said where a document is looked at. */
export const LOOK_PAGE = {
  title: 'Document', save: 'Save the file', blackOut: 'Black something out', itsWords: 'Its words', outside: 'Who from outside can open it', nobody: 'Nobody from outside can open this version.',
  noReaders: 'Nobody from outside has access to this complaint: give it first.', somebody: 'somebody', panel: 'Everybody at the panel’s table', to: 'to whom it is released',
  version: (number: number, of: number) => `Version ${number} of ${of}.`,
  redacted: (boxes: number, of: number) => `${boxes === 1 ? 'One box is' : `${boxes} boxes are`} blacked out of version ${of}.`,
  alternative: (page: number, of: number) => (of === 1 ? 'The document as a picture.' : `Page ${page} of ${of} as a picture.`),
  not: {
    broken: 'It cannot be drawn. Save it to look at it.', locked: 'It is locked with a password. Save it to look at it.', 'too-many': 'It has too many pages for that. Save it in parts, and file those.',
    'too-large': 'Its pages come to more than can be shown. Save it to look at it.', 'too-slow': 'It takes too long to draw. Save it to look at it.', 'no-such-page': 'It has no such page.',
    busy: 'Many documents are being drawn just now. Try again in a minute.',
  },
} as const

/** What is said of a file of which no page is shown. */
export const NOT_SHOWN = {
  waiting: 'Its words are being read. Look again in a few seconds, or save it.',
  other: 'A file of this kind cannot be shown here. Save it to look at it.',
  picture: 'A picture of this kind cannot be shown here: only JPEG, PNG and GIF can. Save it to look at it.',
  iphone: 'This is a photograph in the format of an iPhone (HEIC), which cannot be shown here. Save it to look at it. To have it shown, and to black something out, ask for it as JPEG, or file a JPEG of it as a new version.',
  recording: 'A recording cannot be played here. Save it to listen to it or to watch it.',
  large: 'It is larger than 120 MB, which is too large to be shown here. Save it to look at it, or file it in parts.',
} as const

/** What is said where something is blacked out. */
export const BLACK_OUT_PAGE = {
  how: 'Draw a box with the mouse or a finger, or type it.', boxes: 'What is blacked out', boxesHint: 'A line for each box: the page, then left, top, width and height in hundredths of the page. Such as: 1 10 42.5 60 3',
  show: 'Show the boxes', copy: 'The copy', audience: 'for whom the copy is', audienceAsks: 'For whom is the copy?', note: 'What is there to say about it? (optional)', make: 'Make the copy',
  noBox: (line: string) => `“${line}” is no box. Give five numbers: the page, then left, top, width and height from 0 to 100; width and height are more than 0.`,
  noBoxes: 'Draw or type at least one box', sayWhy: 'Say why they need it: the document is marked OFFICIAL-SENSITIVE',
  noSuchPage: (page: number, pages: number) => `There is no page ${page}: the document has ${pages}. Nothing was made.`,
  gone: 'The copy could not be filed: the document was taken away, or you may not do this any more.',
  copyTitle: 'Copy with passages blacked out', pageAlternative: 'Page # of #, as a picture. Its words are not in this file.',
  copyName: (name: string) => `${name.replace(/\.[A-Za-z0-9]{1,5}$/, '')} (blacked out).pdf`,
  alternative: (page: number, boxes: number) => `Page ${page} with a grid and ${boxes === 1 ? 'one box' : `${boxes} boxes`}. Its words cannot be read here.`,
} as const
