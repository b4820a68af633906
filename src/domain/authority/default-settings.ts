import { isoDate } from '../calendar/iso-date.ts'
import { USUAL_DISCLOSURE_RULES } from './disclosure-rules.ts'
import { defaultWords, withUsualTags } from './default-words-data.ts'
import { USUAL_RETENTION_RULES } from './retention-rules.ts'
import type { AuthoritySettings } from './settings.ts'

/** The day from which the words of a new authority may be chosen: the regulations came into force on it. Law: SI 2006/1738 reg. 1. */
export const WORDS_FROM = isoDate('2006-09-01')

/** The parts that came after the first release. */
type LaterSettings =
  | 'codeAdoptedOn' | 'chaseLadder' | 'reminderWorkingDaysAhead' | 'silentAfterWorkingDays' | 'deputies' | 'bankHolidays' | 'enquiryWorkingDays' | 'complimentWorkingDays'
  | 'tierBeforeStageOne' | 'stageOneBands' | 'branding' | 'disclosureRules' | 'reportSecondRoles' | 'reportSecondPeople' | 'reportSecondPersons' | 'retentionRules' | 'destructionWaitingDays'
  | 'outsideDaysAfter' | 'teamContact' | 'brokenSealWorkingDays' | 'documentMegabytes' | 'letterCheck' | 'letterWords'

/** What a version of the settings that is older than these parts is read with. The ladder's days and the targets are the field's usual ones, not the law's. */
export const LATER_SETTINGS: Pick<AuthoritySettings, LaterSettings> = {
  codeAdoptedOn: null,
  chaseLadder: [
    { workingDay: 5, whom: 'responder' }, { workingDay: 8, whom: 'responder' }, { workingDay: 10, whom: 'responder' },
    { workingDay: 12, whom: 'head-of-service' }, { workingDay: 15, whom: 'director' },
  ],
  reminderWorkingDaysAhead: 3,
  silentAfterWorkingDays: 10,
  deputies: [],
  bankHolidays: null,
  enquiryWorkingDays: {
    enquiry: 10, 'point-of-contact': 1, 'early-resolution': 3, advice: 3, signposting: 1, 'councillor-enquiry': 5, 'mp-enquiry': 5,
  },
  complimentWorkingDays: 10,
  outsideDaysAfter: 28,
  brokenSealWorkingDays: 1,
  teamContact: null,
  // A long scan in colour comes to 300.
  documentMegabytes: 500,
  letterCheck: 'nobody',
  letterWords: [],
  tierBeforeStageOne: null,
  stageOneBands: [10, 20],
  branding: { colour: null, logo: null },
  disclosureRules: USUAL_DISCLOSURE_RULES,
  reportSecondRoles: ['head-of-service'],
  reportSecondPeople: [],
  reportSecondPersons: 1,
  retentionRules: USUAL_RETENTION_RULES,
  destructionWaitingDays: 14,
}

/** Settings as some version of Heard has stored them: lists of words came later too. */
export type StoredSettings = Omit<AuthoritySettings, LaterSettings | 'words'> & Partial<Pick<AuthoritySettings, LaterSettings>>
  & Readonly<{ words: Partial<AuthoritySettings['words']> }>

/** The settings with every part and list that their version did not have yet. */
export function completeSettings(stored: StoredSettings): AuthoritySettings {
  const words = { ...defaultWords(WORDS_FROM), ...stored.words }
  const hasTags = stored.words.causeTags !== undefined
  return { ...LATER_SETTINGS, ...stored, words: hasTags ? words : { ...words, reasonsUpheld: withUsualTags(words.reasonsUpheld) } }
}

/**
 * The settings of an authority that has changed nothing yet: usual words, no teams, the reporting year of councils, and
 * the reading of the stage 2 start that is stricter on the authority.
 *
 * Guidance: Getting the Best from Complaints (acknowledge within two to three working days; not seen in full).
 */
export function defaultSettings(name: string): AuthoritySettings {
  return {
    name,
    isDemonstration: false,
    referenceFormat: '{year}-{number}',
    acknowledgementWorkingDays: 3,
    stageTwoRunsFrom: 'request',
    defaultProcedure: 'children-act-1989-england',
    corporateProcedure: 'corporate-council',
    reportingYearStartsInMonth: 4,
    ...LATER_SETTINGS,
    words: defaultWords(WORDS_FROM),
  }
}
