import type { LogoProblem } from '../domain/authority/logo.ts'
import type { EnquiryKind, LetterCheck } from '../domain/authority/settings.ts'

/** The page on which an authority says how it works. */
export const PRACTICE = {
  title: 'How we work', saved: 'Saved. What changes with it is counted that way from now on.',
  acknowledgement: 'within how many working days you acknowledge',
  code: 'the day the Code was adopted', reading: 'from when stage 2 is counted', rung: 'the working day of each step', whom: 'who is chased',
  ahead: 'how many working days ahead to remind', silent: 'after how many working days somebody is silent', deputy: 'who stands in', passOn: 'within how many working days thanks are passed on', outsideAfter: 'for how many days people from outside keep access', documentMegabytes: 'how many megabytes a document may have', brokenSeal: 'for how many working days a broken seal is open', letterCheck: 'who checks a letter', letterWords: 'the words that the spelling check knows',
  from: 'the first day', until: 'the last day', order: 'a last day that is not before the first', self: 'somebody else to stand in',
} as const

export const READING_CHOICES = { request: 'The day of the request', 'agreed-statement': 'The day the statement of complaint was agreed' } as const
export const CHASED_CHOICES = { responder: 'Whoever is to answer', 'head-of-service': 'Head of service', director: 'Director' } as const

/** Somebody else saved since the page was drawn. */
export const SETTINGS_CHANGED = 'Somebody else has changed these settings since you opened the page, and nothing of yours was saved. Compare with theirs (open the page again in another tab), and save again if yours is right'

/** The pages of settings. */
export const SETTINGS_PAGES = {
  index: 'Settings', authority: 'The authority and its figures', before: 'Before a complaint', branding: 'Name and look', disclosure: 'Small numbers in what is published', saved: 'Saved.',
  name: 'what the authority is called', format: 'how a reference is written', month: 'the month in which the reporting year begins', bands: 'the bands',
  target: 'the working days', tierName: 'what the tier is called', tierFrom: 'its first day', tierUntil: 'its last day', tierDays: 'its working days',
  reports: 'Checking and approving reports', secondRoles: 'the roles', secondPeople: 'the people', secondPersons: 'how many',
  colour: 'the colour', alternative: 'what the logo says', procedure: 'the procedure',
  threshold: 'which counts are small', zeros: 'what becomes of nought', rounding: 'whether counts are rounded', percentages: 'the least base',
} as const

/** What is allowed where a setting is none. */
export const SETTING_SLIPS = {
  within: (what: string, least: number, most: number) => `Enter ${what} as a whole number from ${least} to ${most}`,
  name: 'Enter what the authority is called, in at most 120 letters',
  format: 'Write the format with {number}, and if you like {year}, in letters, digits, hyphens and slashes, such as {year}-{number}',
  bands: 'Write one to six whole numbers, each greater than the one before, with commas between them, such as 10, 20',
  order: 'Its last day cannot be before its first',
  nobody: 'Choose at least one role or one person: without a second person no report can be published',
  'not-a-colour': 'Write the colour as # and six digits, such as #12436d',
  'too-pale': 'White words on this colour could not be read by everybody: the contrast has to be at least 4.5 to 1. Choose a darker one',
} as const

/** How many persons besides whoever submitted a report. */
export const SECOND_PERSONS = [
  { code: '1', label: 'One', hint: 'They check the report and approve it.' },
  { code: '2', label: 'Two', hint: 'One checks the report, and another approves it.' },
] as const

export const LOGO_SLIPS: Readonly<Record<LogoProblem | 'no-file' | 'cut-off', string>> = {
  'no-file': 'Choose the file of the logo', 'cut-off': 'The upload broke off. Try again',
  'too-large': 'The logo is too large: at most 50 KB', 'too-many-pixels': 'The logo has too many pixels: at most 2,000 each way',
  'not-an-image': 'Choose a PNG or an SVG', 'needs-alternative': 'Enter what the logo says, in at most 200 letters, for those who cannot see it',
  'not-harmless': 'This SVG holds something that could run, load or link (a script, a picture from elsewhere, a link). Save it as a plain drawing, or as PNG',
}

/** What each kind of enquiry is called where its local target is set. */
export const ENQUIRY_TARGET_LABELS: Readonly<Record<EnquiryKind, string>> = {
  enquiry: 'Enquiry', 'point-of-contact': 'Contact settled on the spot', 'early-resolution': 'Early resolution', advice: 'Advice', signposting: 'Signposting',
  'councillor-enquiry': 'Councillor’s enquiry', 'mp-enquiry': 'MP’s enquiry',
}

export const LETTER_CHECK_CHOICES: Readonly<Record<LetterCheck, string>> = {
  nobody: 'No: whoever writes it sends it', 'second-person': 'Yes: a second person of the complaints team, or a head of service',
}
