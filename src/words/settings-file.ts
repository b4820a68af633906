import type { SettingsFileProblem } from '../application/settings-file/file-reader.ts'
import type { SettingsDifference } from '../application/settings-file/merge-settings.ts'
import type { PartsInFile } from '../application/settings-file/read-settings-file.ts'
import { WORD_LIST_LABELS } from './authority-words.ts'

export const SETTINGS_FILE_WORDS = {
  notAllowed: 'This may only be done for the complaints team.',
  changedMeanwhile: 'Somebody else has changed the settings meanwhile, and nothing was loaded. Look again at what would change.',
  title: 'Settings as a file', proposal: 'What the file would change', loaded: 'The settings are loaded.', noFile: 'Choose the file',
  cutOff: 'The upload broke off. Try again', notText: 'The file is not UTF-8 text. Save it as UTF-8',
} as const

const PART_LABELS: Readonly<Record<keyof PartsInFile, string>> = {
  name: 'What the authority is called', referenceFormat: 'How a reference is written', acknowledgementWorkingDays: 'Working days to acknowledge a complaint',
  stageTwoRunsFrom: 'From when stage 2 is counted', defaultProcedure: 'Usual procedure', corporateProcedure: 'Procedure of corporate complaints',
  reportingYearStartsInMonth: 'Month in which the reporting year begins', codeAdoptedOn: 'Day on which the Code was adopted', chaseLadder: 'Chasing an answer',
  reminderWorkingDaysAhead: 'Working days ahead to remind', silentAfterWorkingDays: 'Silent after working days', enquiryWorkingDays: 'Targets for enquiries',
  complimentWorkingDays: 'Working days to pass a compliment on', outsideDaysAfter: 'Days that people from outside keep access afterwards', brokenSealWorkingDays: 'Working days for which a broken seal is open', documentMegabytes: 'Megabytes that a document may have', letterCheck: 'Who checks a letter before it goes', letterWords: 'Words that the spelling of letters knows', teamContact: 'How people from outside reach the team', tierBeforeStageOne: 'Tier before stage 1', stageOneBands: 'Bands of stage 1', branding: 'Colour and logo', disclosureRules: 'Small numbers in what is published',
  reportSecondRoles: 'Roles that may check and approve a report', reportSecondPersons: 'How many check and approve a report',
  retentionRules: 'For how long records are kept', destructionWaitingDays: 'Days for which an approved destruction waits',
}

/** One thing that a file would change, as a line. */
export function differenceWords(difference: SettingsDifference): string {
  switch (difference.kind) {
    case 'part': return `${PART_LABELS[difference.part]}: ${valueWords(difference.from)} becomes ${valueWords(difference.to)}`
    case 'word-added': return `${titleOf(difference)}: “${difference.label}” is added`
    case 'word-ended': return `${titleOf(difference)}: “${difference.label}” ends; what was recorded with it keeps it`
    case 'word-changed': return `${titleOf(difference)}: “${difference.was ?? difference.label}” is changed${difference.was === undefined ? '' : ` to “${difference.label}”, which is read in old records too`}`
    case 'word-taken-out': return `${titleOf(difference)}: “${difference.label}”, which was still to come, is taken out`
    case 'order': return `${WORD_LIST_LABELS[difference.list].title}: the order changes`
  }
}

function titleOf({ list }: Extract<SettingsDifference, { list: unknown }>): string {
  return WORD_LIST_LABELS[list].title
}

const LONGEST_SHOWN = 120

/** A value as a line holds it; a logo's picture is not printed. */
function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'none'
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueWords).join(', ')
  const text = Object.entries(value).filter(([part]) => part !== 'base64').map(([part, each]) => `${part} ${valueWords(each)}`).join(' ')
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}

/** What is wrong with a part of a file. `{allowed}` is what is allowed, or the code that it is about. */
const PROBLEM_WORDS: Readonly<Record<SettingsFileProblem['code'], string>> = {
  'too-large': 'the file is too large', 'not-json': 'the file is not JSON', 'not-settings': 'the file is no file of settings: it needs "format": "heard-settings" and a version',
  'newer-version': 'the file is of a version that this Heard does not know', 'unknown-part': 'there is no such part; allowed are {allowed}', missing: 'is missing',
  'not-text': 'needs text, {allowed}', 'not-a-number': 'needs a whole number, {allowed}', 'not-a-day': 'needs a day, such as 2026-04-01',
  'not-a-choice': 'is none of {allowed}', 'not-a-list': 'needs a list, {allowed} long', 'not-an-object': 'needs named parts in { }',
  'not-bands': 'needs one to six whole numbers of working days, each greater than the one before', 'not-a-format': 'needs {number}, and letters, digits, hyphens and slashes',
  'not-a-code': 'needs a code of small letters, digits and hyphens', twice: 'has the code {allowed} twice', 'ends-before-it-begins': 'is before the first day',
  'no-such-division': 'there is no division {allowed}', 'no-such-tag': 'there is no tag {allowed}', 'label-taken': 'is called as {allowed} is, on some of the same days',
  'not-a-colour': 'needs a colour such as #12436d', 'too-pale': 'white words cannot be read on it: the contrast has to be at least 4.5 to 1', 'too-large-logo': 'is larger than 50 KB',
  'not-an-image': 'is neither a PNG nor an SVG', 'too-many-pixels': 'has more than 2,000 pixels one way', 'not-harmless': 'holds something that could run, load or link',
  'needs-alternative': 'needs the words for those who cannot see it', 'not-the-type': 'is not what the picture is',
}

/** A problem as one line, with its place in the file. */
export function settingsProblemWords({ place, code, allowed = '' }: SettingsFileProblem): string {
  const words = PROBLEM_WORDS[code].replace('{allowed}', allowed)
  return place === '' ? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.` : `${place}: ${words}.`
}
