import { LATER_SETTINGS } from '../../authority/default-settings.ts'
import type { ReportFact } from '../report-fact.ts'
import type { FixedRow, Tally } from '../tally.ts'

const RECEIVED = {
  kinds: ['statutory-complaint'], dayOf: (fact: ReportFact) => fact.receivedOn, unit: 'complaints', base: 'statutory-received', section: '4.4', hasTotal: true,
} as const

/** The bands of the law at stage 1, in working days; day 0 is the day of receipt. Law: SI 2006/1738 reg. 14 (not seen in full). */
const LIMIT = 10
const EXTENDED_LIMIT = 20

const WITHOUT_ANSWER = [
  { id: 'no-answer-yet' }, { id: 'withdrawn-before-an-answer', whenAny: true }, { id: 'days-not-known', whenAny: true },
] as const

/** The row of a complaint that cannot stand in a band: it has no answer, or nobody knows in how many days. */
function withoutBand(fact: ReportFact): 'no-answer-yet' | 'withdrawn-before-an-answer' | 'days-not-known' {
  if (fact.stageOneAnsweredOn !== null) return 'days-not-known'
  return fact.withdrawn ? 'withdrawn-before-an-answer' : 'no-answer-yet'
}

const within = (days: number) => `within-${days}-working-days`
const over = (days: number) => `over-${days}-working-days`

/**
 * The authority's bands of raw working days, each of which includes those before it; the founding report's are within
 * 10, within 20, over 20. Those without an answer are shown apart, so that the last band, what is over it and these add
 * up to the base.
 */
function timeliness(bands: readonly number[]): Tally {
  const last = bands.at(-1) ?? EXTENDED_LIMIT
  return {
    ...RECEIVED, id: 'timeliness-percent', rowsAdd: 'overlapping',
    rows: [
      ...bands.map((days, at): FixedRow => ({ id: within(days), ...(at > 0 && { includesRowBefore: true as const }) })), { id: over(last) }, ...WITHOUT_ANSWER,
    ],
    place: (fact, into) => {
      const taken = fact.stageOneWorkingDays
      if (fact.stageOneAnsweredOn === null || taken === null) return into(withoutBand(fact))
      for (const days of bands) if (taken <= days) into(within(days))
      if (taken > last) into(over(last))
    },
  }
}

/** A band that does not include the one before it. Where an extension may be agreed, the answers inside one are told from the others. */
type Band = Readonly<{ from: number; to: number; mayBeExtended: boolean }>

/** The authority's bands with the limits of the law between them, which say where an extension begins and ends. */
function bandsWithLimits(bands: readonly number[]): readonly Band[] {
  const ends = [...new Set([...bands, LIMIT, EXTENDED_LIMIT])].toSorted((a, b) => a - b)
  return ends.map((to, at) => ({ from: (ends[at - 1] ?? -1) + 1, to, mayBeExtended: to > LIMIT && to <= EXTENDED_LIMIT }))
}

/** The same answers, each once, with those inside an agreed extension told from those that were simply late. */
function timelinessExtension(bands: readonly number[]): Tally {
  const apart = bandsWithLimits(bands)
  const last = apart.at(-1)?.to ?? EXTENDED_LIMIT
  return {
    ...RECEIVED, id: 'timeliness-extension', rowsAdd: 'to-base',
    rows: [
      ...apart.flatMap((band) => (band.mayBeExtended ? [{ id: bandRow(band, true) }, { id: bandRow(band, false) }] : [{ id: bandRow(band, false) }])),
      { id: over(last) }, ...WITHOUT_ANSWER,
    ],
    place: (fact, into) => {
      const taken = fact.stageOneWorkingDays
      if (fact.stageOneAnsweredOn === null || taken === null) return into(withoutBand(fact))
      const band = apart.find(({ to }) => taken <= to)
      into(band ? bandRow(band, fact.stageOneExtended) : over(last))
    },
  }
}

/** The authority's bands of raw working days, each once: what is in a band is in none before it. */
function timelinessApart(bands: readonly number[]): Tally {
  const apart = bands.map((to, at): Band => ({ from: (bands[at - 1] ?? -1) + 1, to, mayBeExtended: false }))
  const last = bands.at(-1) ?? EXTENDED_LIMIT
  return {
    ...RECEIVED, id: 'timeliness-percent', rowsAdd: 'to-base', rows: [...apart.map((band): FixedRow => ({ id: bandRow(band, false) })), { id: over(last) }, ...WITHOUT_ANSWER],
    place: (fact, into) => {
      const taken = fact.stageOneWorkingDays
      if (fact.stageOneAnsweredOn === null || taken === null) return into(withoutBand(fact))
      const band = apart.find(({ to }) => taken <= to)
      into(band ? bandRow(band, false) : over(last))
    },
  }
}

function bandRow({ from, to, mayBeExtended }: Band, isExtended: boolean): string {
  if (from === 0) return within(to)
  if (!mayBeExtended) return `${from}-to-${to}-working-days`
  return `${from}-to-${to}-${isExtended ? 'within' : 'without'}-an-agreed-extension`
}

/** The tables of how quickly stage 1 was answered, by an authority's own bands. Ascending whole numbers. Decision: 0047. */
export function timelinessBy(bands: readonly number[]): Readonly<{ cumulative: Tally; apart: Tally; extension: Tally }> {
  return { cumulative: timeliness(bands), apart: timelinessApart(bands), extension: timelinessExtension(bands) }
}

/** By the founding report's bands, which an authority has until it chooses its own. */
export const { cumulative: TIMELINESS, extension: TIMELINESS_EXTENSION } = timelinessBy(LATER_SETTINGS.stageOneBands)
