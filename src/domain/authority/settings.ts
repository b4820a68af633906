import type { BankHolidayList } from '../calendar/bank-holiday-list.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { DisclosureRules } from './disclosure-rules.ts'
import type { RetentionRule } from './retention-rules.ts'

/** A word of the authority's own, with the days between which it may be chosen. Recorded facts keep their code for ever. */
export type AuthorityWord = Readonly<{
  code: string
  label: string
  from: IsoDate
  /** The last day it may be chosen; null while it is in use. */
  until: IsoDate | null
  /** For a team: the code of its division. */
  division?: string
  /** For a cause: codes of `causeTags` that cut across the causes. */
  tags?: readonly string[]
}>

export const WORD_LISTS = [
  'channels', 'complainantTypes', 'relations', 'divisions', 'teams', 'categories', 'reasonsUpheld', 'howResolved', 'remedies', 'contactPreferences', 'languages',
  'causeTags', 'audiences', 'signposts',
] as const
export type WordList = (typeof WORD_LISTS)[number]

/** Whether it is one of the lists that an authority keeps. */
export function isWordList(list: string): list is WordList {
  return (WORD_LISTS as readonly string[]).includes(list)
}

/** What is asked of us that is no complaint. `point-of-contact`: settled on the spot. */
export const ENQUIRY_KINDS = ['enquiry', 'point-of-contact', 'early-resolution', 'advice', 'signposting', 'councillor-enquiry', 'mp-enquiry'] as const
export type EnquiryKind = (typeof ENQUIRY_KINDS)[number]

/**
 * A tier before stage 1, as some authorities had. Guidance: LGSCO, Complaint Handling Code (none may stand between a
 * complainant and stage 1); source not confirmed.
 */
export type TierBeforeStageOne = Readonly<{ name: string; from: IsoDate; until: IsoDate | null; workingDays: number }>

/** How the authority's pages and documents look. `colour` is `#rrggbb`; the logo's image stands as base64. */
export type Branding = Readonly<{ colour: string | null; logo: Readonly<{ mediaType: 'image/png' | 'image/svg+xml'; base64: string; alternative: string }> | null }>

/** Who checks a letter before it goes. */
export const LETTER_CHECKS = ['nobody', 'second-person'] as const
export type LetterCheck = (typeof LETTER_CHECKS)[number]
/** So many words of its own has an authority at most, each of so many letters. */
export const MOST_LETTER_WORDS = 2_000
export const LONGEST_LETTER_WORD = 60

/** Roles that an authority may let be second when a report is checked and approved. An administrator sees nothing of the register. */
export const REPORT_SECOND_ROLES = ['complaints-manager', 'head-of-service', 'team-manager', 'reader'] as const
export type ReportSecondRole = (typeof REPORT_SECOND_ROLES)[number]

export const CHASED = ['responder', 'head-of-service', 'director'] as const
/** One rung of the authority's ladder: on this working day of an unanswered stage 1, that person is chased. */
export type ChaseRung = Readonly<{ workingDay: number; whom: (typeof CHASED)[number] }>

/** Who stands in for whom, and between which days; `until` null while it lasts. */
export type Deputy = Readonly<{ userId: string; deputyId: string; from: IsoDate; until: IsoDate | null }>

/** A list that this authority loaded; `reason` says why days are missing that stood in the list before. */
export type LoadedBankHolidays = BankHolidayList & Readonly<{ reason: string | null }>

/** An authority's own configuration. Versions are added, never changed. */
export type AuthoritySettings = Readonly<{
  name: string
  isDemonstration: boolean
  /** `{year}` and `{number}` (padded to four), such as `{year}-{number}`; the number starts again each year. */
  referenceFormat: string
  acknowledgementWorkingDays: number
  stageTwoRunsFrom: 'request' | 'agreed-statement'
  /** The procedure of a new complaint unless another is chosen. */
  defaultProcedure: string
  corporateProcedure: string
  /** First month of the reporting year: 4 for April. */
  reportingYearStartsInMonth: number
  /** The day from which the authority follows the Ombudsman's Complaint Handling Code; null while it does not. */
  codeAdoptedOn: IsoDate | null
  chaseLadder: readonly ChaseRung[]
  /** How many working days ahead something that falls due is reminded of. */
  reminderWorkingDaysAhead: number
  /** After how many working days without a word somebody counts as silent. */
  silentAfterWorkingDays: number
  deputies: readonly Deputy[]
  /** The list of bank holidays that was loaded last; null while the list that Heard brings is counted with. Decision: 0034. */
  bankHolidays: LoadedBankHolidays | null
  /** Local targets, in working days from receipt, for answering each kind of enquiry. */
  enquiryWorkingDays: Readonly<Record<EnquiryKind, number>>
  /** Local target, in working days from receipt, for passing thanks on to the worker. Decision: 0049. */
  complimentWorkingDays: number
  /** For how many calendar days somebody from outside keeps access once the stage of their part is answered or the complaint has ended. Decision: 0084. */
  outsideDaysAfter: number
  /** For how many working days after today a broken seal is open to whoever broke it; with 0, until today ends. Local practice. Decision: 0092. */
  brokenSealWorkingDays: number
  /** How people from outside reach the complaints team, as they are told; null where nothing was entered. */
  teamContact: string | null
  /** How large one file of a document may be, in megabytes. Local practice. Decision: 0097. */
  documentMegabytes: number
  /** Whether somebody other than whoever wrote a letter checks it before it goes. Never asked for where there is nobody else. Decision: 0099. */
  letterCheck: LetterCheck
  /** Words that the spelling of letters knows besides its dictionary: names of places, teams and services. */
  letterWords: readonly string[]
  /** Null where it never had one. */
  tierBeforeStageOne: TierBeforeStageOne | null
  /** The last working day of each band in which stage 1 answers are counted, ascending; what is later is the last band. */
  stageOneBands: readonly number[]
  branding: Branding
  /** How small numbers are withheld from what is published, by whom they could point at. Decision: 0062. */
  disclosureRules: DisclosureRules
  /** Who may be second when a report is checked and approved: whoever has one of these roles, and these people, by user id. Decision: 0065. */
  reportSecondRoles: readonly ReportSecondRole[]
  reportSecondPeople: readonly string[]
  /** How many besides whoever submitted it: one who approves, or one who checks and another who approves. */
  reportSecondPersons: 1 | 2
  /** For how long each kind of record is kept. Decision: 0085. */
  retentionRules: readonly RetentionRule[]
  /** For how many days an approved destruction waits, so that it can still be stopped. Local practice. */
  destructionWaitingDays: number
  words: Readonly<Record<WordList, readonly AuthorityWord[]>>
}>

/** The fewest and the most working days after its own for which a broken seal may be open. Local practice: what cannot wait is looked at now. */
export const BROKEN_SEAL_WORKING_DAYS = [0, 5] as const
/** The least and the most megabytes that one file of a document may be allowed to have. */
export const DOCUMENT_MEGABYTES = [1, 2_000] as const

/** Whether a word may be chosen for something that happened on `day`. */
export function isInUseOn(word: Pick<AuthorityWord, 'from' | 'until'>, day: IsoDate): boolean {
  return word.from <= day && (word.until === null || day <= word.until)
}

/** The words of `list` that may be chosen for something that happened on `day`. */
export function wordsInUse(settings: AuthoritySettings, list: WordList, day: IsoDate): readonly AuthorityWord[] {
  return settings.words[list].filter((word) => isInUseOn(word, day))
}

/**
 * The words that are real by `today` and were not in use on `day`: those that had ended, and those that began later. An
 * old record may be about one of them; whoever records it is warned. Decision: 0047.
 */
export function wordsNotInUse(
  settings: AuthoritySettings, list: WordList, day: IsoDate, today: IsoDate,
): Readonly<{ ended: readonly AuthorityWord[]; later: readonly AuthorityWord[] }> {
  const others = settings.words[list].filter((word) => !isInUseOn(word, day))
  return { ended: others.filter(({ from }) => from <= day), later: others.filter(({ from }) => day < from && from <= today) }
}

/** What `code` of `list` is called; the code itself where the list never had it. */
export function wordFor(settings: AuthoritySettings, list: WordList, code: string): string {
  return settings.words[list].find((word) => word.code === code)?.label ?? code
}
