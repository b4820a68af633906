import { isoDate, type IsoDate } from '../../calendar/iso-date.ts'
import type { OmbudsmanResult } from '../events.ts'

/** One category that the Ombudsman gives a case, and what it means for the figures. */
export type OmbudsmanCategory = Readonly<{
  code: string
  /** Under which heading the annual letter counts it, where that is another's. */
  countedAs?: string
  /** The result in the words of the founding report, which table 4.10 counts. */
  result: OmbudsmanResult
  /** A detailed investigation, the base of the uphold rate; and how it ended. */
  investigation?: 'upheld' | 'not-upheld'
}>

/** The Ombudsman's categories between two days, both included. `null` where it has no beginning or end. */
export type CategorySet = Readonly<{
  id: string
  from: IsoDate | null
  until: IsoDate | null
  source: string
  /** Whether the words were read in the source. */
  confirmed: boolean
  /** Whether the days between which they were used were. */
  daysConfirmed: boolean
  categories: readonly OmbudsmanCategory[]
  /** What an imported decision, which has a result alone, counts as. */
  ofResult: Readonly<Partial<Record<OmbudsmanResult, string>>>
}>

const NOT_INVESTIGATED = { result: 'agreed-not-investigated' } as const
const SENT_BACK = { result: 'sent-to-statutory-procedure' } as const
const UPHELD = { result: 'investigated-upheld', investigation: 'upheld' } as const
const NOT_UPHELD = { result: 'investigated-not-upheld', investigation: 'not-upheld' } as const

/** Every set of categories, oldest first, without gap. Guidance: LGSCO statistics, annual letters and manual, part 11. Decision: 0037. */
export const CATEGORY_SETS: readonly CategorySet[] = [
  {
    id: 'until-2012-13', from: null, until: isoDate('2013-03-31'), source: 'LGO annual review notes, up to 2012-13', confirmed: true, daysConfirmed: true,
    categories: [
      { code: 'premature', ...SENT_BACK }, { code: 'advice-given', ...NOT_INVESTIGATED }, { code: 'forwarded', ...NOT_INVESTIGATED },
      { code: 'maladministration-and-injustice-report', ...UPHELD }, { code: 'local-settlement', ...UPHELD },
      { code: 'maladministration-report', ...UPHELD }, { code: 'no-maladministration-report', ...NOT_UPHELD },
      { code: 'no-maladministration', ...NOT_UPHELD }, { code: 'ombudsmans-discretion', ...NOT_INVESTIGATED },
      { code: 'outside-jurisdiction', ...NOT_INVESTIGATED },
    ],
    ofResult: { 'agreed-not-investigated': 'ombudsmans-discretion', 'sent-to-statutory-procedure': 'premature', 'investigated-not-upheld': 'no-maladministration' },
  },
  {
    id: '2013-14-to-2021-22', from: isoDate('2013-04-01'), until: isoDate('2022-03-31'), source: 'LGSCO annual letters', confirmed: false, daysConfirmed: false,
    categories: [
      { code: 'incomplete-or-invalid', ...NOT_INVESTIGATED }, { code: 'advice-given', ...NOT_INVESTIGATED },
      { code: 'referred-back-for-local-resolution', ...SENT_BACK }, { code: 'closed-after-initial-enquiries', ...NOT_INVESTIGATED },
      { code: 'not-upheld', ...NOT_UPHELD }, { code: 'upheld', ...UPHELD },
    ],
    ofResult: {
      'agreed-not-investigated': 'closed-after-initial-enquiries', 'sent-to-statutory-procedure': 'referred-back-for-local-resolution',
      'investigated-upheld': 'upheld', 'investigated-not-upheld': 'not-upheld',
    },
  },
  {
    id: 'from-2022-23', from: isoDate('2022-04-01'), until: null, source: 'LGSCO manual, part 11, April 2024', confirmed: true, daysConfirmed: false,
    categories: [
      { code: 'not-for-us', ...NOT_INVESTIGATED }, { code: 'premature', countedAs: 'not-for-us', ...SENT_BACK },
      { code: 'assessed-and-closed', ...NOT_INVESTIGATED }, { code: 'not-upheld', ...NOT_UPHELD }, { code: 'upheld', ...UPHELD },
      { code: 'satisfactory-remedy-already-provided', countedAs: 'upheld', ...UPHELD },
    ],
    ofResult: {
      'agreed-not-investigated': 'assessed-and-closed', 'sent-to-statutory-procedure': 'premature',
      'investigated-upheld': 'upheld', 'investigated-not-upheld': 'not-upheld',
    },
  },
]

/** The set in force on a day. Throws a fault where the sets leave a gap. */
export function categorySetOn(day: IsoDate): CategorySet {
  const set = CATEGORY_SETS.find(({ from, until }) => (from === null || from <= day) && (until === null || day <= until))
  if (!set) throw new Error(`no set of the Ombudsman's categories covers ${day}`)
  return set
}

/** The category called `code` on a day; undefined where the set of that day has none of that name. */
export function categoryOn(day: IsoDate, code: string): OmbudsmanCategory | undefined {
  return categorySetOn(day).categories.find((category) => category.code === code)
}

/** Every code of every set, each once: what a form may be sent. */
export const CATEGORY_CODES: readonly string[] = [...new Set(CATEGORY_SETS.flatMap(({ categories }) => categories.map(({ code }) => code)))]
