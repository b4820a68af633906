import type { SetDiscrepancy } from '../discrepancy.ts'
import type { CountAsPercent, ChangeFrom } from '../percent.ts'
import { CHECKS, type CheckId, type Verdict } from './checks.ts'
import type { PitfallId } from './pitfalls.ts'

/** One value of a table: the ids of table and row, and the label of the column. Null where it is about all of them. */
export type TablePlace = Readonly<{ table: string; row: string | null; column: string | null }>

/** One sentence: the id of its section, which sentence of it (from 0), and as it reads, with inserted figures as their names. */
export type SentencePlace = Readonly<{ section: string; sentence: number; text: string }>

/** One percentage that cannot be right. `right` is what its count makes; `below` and `above` are the nearest that can be. */
export type ImpossibleCell = Readonly<{
  row: string
  percent: number
  count: number | null
  right: number | null
  below: CountAsPercent | null
  above: CountAsPercent | null
}>

type Sums = Readonly<{ parts: readonly number[]; sum: number; base: number }>

/** A number as it was typed: its words, its value, and the figure of ours that it was taken for. */
type Typed = Readonly<{ typed: string; value: number; of: TablePlace; figure: number; isPercent: boolean }>

/** What is found, check by check. Every number that it rests on is in it. */
export type Detail =
  | (Sums & Readonly<{ check: 'parts-do-not-add-up' | 'parts-left-out' }>)
  | Readonly<{ check: 'total-is-not-base'; total: number; base: number }>
  | Readonly<{ check: 'same-base-differs'; number: number; other: TablePlace; otherNumber: number }>
  | Readonly<{ check: 'part-above-base'; part: number; base: number; above: 'base' | 'row-that-includes-it' }>
  | Readonly<{ check: 'outcome-missing'; missing: number; base: number }>
  | Readonly<{ check: 'impossible-percentages'; cells: readonly ImpossibleCell[]; base: number; fits: Readonly<{ base: number; column: string }> | null }>
  | Readonly<{ check: 'percentages-do-not-add-up'; sum: number; percents: readonly number[] }>
  | Readonly<{ check: 'percentages-cannot-be-together'; percents: readonly number[]; counts: Extract<SetDiscrepancy, { kind: 'counts-do-not-meet' }>['counts']; base: number }>
  | Readonly<{ check: 'percentage-not-printed'; sum: number; rows: readonly Readonly<{ row: string; count: number; percent: number }>[] }>
  | Readonly<{ check: 'rows-overlap'; sum: number }>
  | Readonly<{ check: 'impossible-change'; printed: number; to: number; nearest: readonly ChangeFrom[] }>
  | Readonly<{ check: 'change-disagrees'; typed: string; from: number; to: number; percent: number | null; of: TablePlace }>
  | Readonly<{ check: 'share-without-base'; share: number; count: number | null; columns: readonly string[] }>
  | Readonly<{ check: 'counted-twice'; number: number; other: TablePlace; otherNumber: number }>
  | Readonly<{ check: 'differs-from-published'; number: number | null; published: number; percent: boolean; printedAs: 'itself' | 'rounded' | 'few' | 'under'; publishedAs: string }>
  | (Typed & Readonly<{ check: 'number-disagrees' }>)
  | (Typed & Readonly<{ check: 'number-of-another-year'; year: string }>)
  | Readonly<{ check: 'tells-withheld'; typed: string; of: TablePlace }>
  | Readonly<{ check: 'two-meanings'; typed: string; value: number; points: TablePlace; complaints: TablePlace; figure: number | null }>
  | Readonly<{ check: 'direction-disagrees'; said: 'more' | 'fewer'; from: number; to: number; of: TablePlace }>
  | Readonly<{ check: 'not-the-most'; said: string; number: number; most: TablePlace; mostNumber: number }>
  | Readonly<{ check: 'same-count-other-share'; count: number; shares: readonly Readonly<{ column: string; percent: number }>[] }>
  | Readonly<{ check: 'reasons-not-one-to-one'; listed: number; complaints: number }>
  | Readonly<{ check: 'comparison-without-base'; said: string }>
  | Readonly<{ check: 'pitfall'; pitfall: PitfallId }>
  | Readonly<{ check: 'limits-not-told'; limits: readonly ProcedureLimit[] }>
  | Readonly<{ check: 'extension-not-told-from-late' | 'no-middle-or-range' | 'stage-two-days-not-told' }>

/** The limits of the later stages that a description of the procedure tells. Law: SI 2006/1738 regs. 18-20 (not seen in full). */
export const PROCEDURE_LIMITS = ['ask-for-panel-20', 'panel-meets-30', 'panel-report-5', 'response-15'] as const
export type ProcedureLimit = (typeof PROCEDURE_LIMITS)[number]

/**
 * Something in a report that does not hold, with every number that it rests on.
 *
 * `place` is known again by `where`, whatever its numbers; `numbers` are those of now. Neither holds anything that
 * somebody wrote: they may stand in events and addresses. `confidence` is *doubtful* where a typed number was matched to a
 * figure by words that might mean another.
 */
export type Finding = Detail & Readonly<{
  verdict: Verdict
  confidence: 'found' | 'doubtful'
  place: Partial<TablePlace> & Readonly<{ sentence: SentencePlace | null }>
  where: string
  numbers: string
}>

/** A finding as an explanation names it: where and with which numbers. */
export function findingKey({ where, numbers }: Pick<Finding, 'where' | 'numbers'>): string {
  return `${where}#${numbers}`
}

type At = Partial<TablePlace> & Readonly<{ sentence?: SentencePlace; confidence?: 'found' | 'doubtful'; numbers: readonly (number | string | null)[] }>

/** A finding of one check. `numbers` are what an explanation is about: when one of them changes, it no longer counts. */
export function found(detail: Detail, { sentence, confidence = 'found', numbers, ...place }: At): Finding {
  const id: CheckId = detail.check
  const parts = [
    detail.check === 'pitfall' ? detail.pitfall : id, ...(sentence ? [sentence.section] : []), place.table, place.row, place.column,
  ]
  return {
    ...detail, verdict: CHECKS[id], confidence, place: { ...place, sentence: sentence ?? null }, where: parts.flatMap((part) => (part ? [codeOf(part)] : [])).join('/'),
    numbers: numbers.map((number) => number ?? 'none').join(','),
  }
}

/** Ids of tables, rows and sections are codes already; what is not is made one. */
function codeOf(part: string): string {
  return part.toLowerCase().replace(/[^a-z0-9:.-]+/g, '-')
}

/** Where one place has the same finding twice (a pitfall in two sentences of a section), the later ones are told apart by their turn. */
export function eachWithItsOwnPlace(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const turn = (seen.get(finding.where) ?? 0) + 1
    seen.set(finding.where, turn)
    return turn === 1 ? finding : { ...finding, where: `${finding.where}/${turn}` }
  })
}
