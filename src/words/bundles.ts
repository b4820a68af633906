/** The words of a bundle's files. */
export const BUNDLE_FILE_WORDS = {
  index: 'Index', indexCaption: 'The papers of this bundle', number: 'No.', paper: 'Paper', day: 'Day', page: 'Page', of: 'of', what: 'What happened', chronology: 'Chronology',
  chronologyCaption: 'What happened, by day, with the paper that says it', noPapers: 'This bundle has no papers.', section: 'Section', pages: 'Pages', file: 'File',
  allPapers: 'All papers in one file (PDF)', picture: 'A page that was added as a picture. Its words are not in this file.',
} as const

export const BUNDLES = {
  title: 'Bundles', begin: 'Begin a bundle', make: 'Make the bundle',
  empty: 'No bundle was made. Open a complaint, and begin one there: for the Ombudsman, a review panel or a court.',
  stale: 'Somebody else has changed what goes in since this page was drawn. Look at it, and save again.',
  noPaper: 'Choose at least one paper', noRecipient: 'Say to whom the bundle is given',
  notInText: (passage: string) => `“${passage}” stands in no paper that is chosen. Copy the passage from it, each on a line of its own.`,
  bar: 'A black bar stands where something was taken out. It is always as long, and what stood there is not in this file.',
  contacts: 'Contact details of people are in no bundle: where they stood in a paper they were taken out.',
  none: 'Nothing was taken out.', saveFirst: 'Look at what goes in and save it before the bundle is made', ended: 'The bundle has ended, and takes no more papers.', gone: 'You may not make this bundle any more.',
  first: 'First version.', stillMaking: 'Something is being made of this bundle.',
} as const

/** What is said of papers that come from outside. */
export const ADDED_PAPERS = {
  noFile: 'Choose a file to add', tooLarge: 'The file is larger than 30 MB. Save it smaller, or in parts.', noName: 'Say what it is',
  noPicture: 'It is nothing that can be read. Add a PDF, or a picture as PNG or JPEG.',
  not: {
    broken: 'The PDF cannot be read. Open it where it came from, print it to a new PDF, and add that.', locked: 'The PDF is locked with a password. Save it without one, and add that.',
    'too-large': 'The pages of the PDF come to more than can be kept. Add it in parts, or with smaller pictures.',
    'too-slow': 'The PDF takes too long to read. Print it to a new PDF, and add that.',
  },
  tooMany: (most: number) => `The PDF has more than ${most} pages. Add it in parts.`,
  noBox: (line: string) => `“${line}” is no box. Give four numbers from 0 to 100: left, top, width and height; width and height are more than 0.`,
  pageAlternative: (name: string, page: number, boxes: number) => `Page ${page} of ${name} with a grid${boxes === 0 ? '' : boxes === 1 ? ' and one box' : ` and ${boxes} boxes`}. Its words cannot be read here.`,
  ofPages: (pages: number, boxes: number) => `${pages === 1 ? 'One page' : `${pages} pages`}, ${boxes === 0 ? 'nothing blacked out' : boxes === 1 ? 'one box blacked out' : `${boxes} boxes blacked out`}`,
  picture: (title: string, page: number, pages: number) => (pages === 1 ? title : `${title}, page ${page} of ${pages}`),
} as const

export function redactionsInWords(count: number): string {
  return count === 0 ? BUNDLES.none : count === 1 ? 'One passage was taken out.' : `${count} passages were taken out.`
}

export function bundleTitle(reference: string): string {
  return `Papers of complaint ${reference}`
}

export function versionInWords(version: number, on: string): string {
  return `Version ${version}, made on ${on}`
}

/** What differs between two versions: papers that came, went or were changed. */
export function differsInWords({ added, removed, changed }: Readonly<{ added: number; removed: number; changed: number }>): string {
  const parts = [...(added > 0 ? [`${added} added`] : []), ...(removed > 0 ? [`${removed} left out`] : []), ...(changed > 0 ? [`${changed} changed`] : [])]
  return parts.length === 0 ? 'The same papers as the version before.' : `Papers against the version before: ${parts.join(', ')}.`
}

export const BUNDLE_SECTIONS = {
  complaint: 'The complaint', 'stage-1': 'Stage 1', 'stage-2': 'Stage 2', 'review-panel': 'Review panel', later: 'Other papers of the complaint', contacts: 'Contacts and notes', added: 'Added papers',
} as const

/** What `heard verify-bundle` says. */
export const FOLDER_VERDICTS = {
  noManifest: 'There is no manifest.json that can be read: it cannot be said what this was.', missing: 'Missing', altered: 'Altered', unlisted: 'Not listed',
  recorded: (reference: string, version: number) => `The manifest is that of version ${version} of ${reference}, as the register recorded it.`,
  notRecorded: (digest: string) => `The register knows no manifest with the digest ${digest}.`,
} as const
