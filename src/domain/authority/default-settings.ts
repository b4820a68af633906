import { isoDate } from '../calendar/iso-date.ts'
import { defaultWords } from './default-words-data.ts'
import type { AuthoritySettings } from './settings.ts'

/** The day from which the words of a new authority may be chosen: the regulations came into force on it. Law: SI 2006/1738 reg. 1. */
export const WORDS_FROM = isoDate('2006-09-01')

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
    words: defaultWords(WORDS_FROM),
  }
}
