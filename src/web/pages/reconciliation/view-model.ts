import type { Explanation, ReconciledReport } from '../../../application/report/reconcile-report.ts'
import type { Standing } from '../../../domain/reporting/reconciliation/explained.ts'
import { findingKey, type Finding } from '../../../domain/reporting/reconciliation/finding.ts'
import { PITFALLS, type LawMark } from '../../../domain/reporting/reconciliation/pitfalls.ts'
import { shortDate } from '../../../words/dates.ts'
import { CHECK_LABELS, figureNames, findingInWords, placeInWords, VERDICT_LABELS, type FigureNames } from '../../../words/reconciliation.ts'
import { urls } from '../../urls.ts'

type Stands = Standing<Explanation>

/** What stands where: findings under one heading, with the address at which they are mended. */
export type FindingGroup = Readonly<{ title: string; href: string | null; hrefText: string; findings: readonly ShownFinding[] }>

/** One finding in words, wherever it is shown. */
export type WordedFinding = Readonly<{
  /** Of the element, where an address leads. */
  id: string
  title: string
  verdict: string
  isDoubtful: boolean
  /** The row and year in its table; empty where the sentence says where it is. */
  place: string
  /** The sentence, as it was typed; null for a finding in a table. */
  sentence: string | null
  words: string
  law: string | null
  isLawConfirmed: boolean
}>

export type ShownFinding = WordedFinding & Readonly<{
  explain: string
  /** What was written about it, and whether it still counts. */
  explanation: Readonly<{ words: string; by: string; on: string; counts: boolean }> | null
}>

/** Findings to mend or to explain, by section and by table, and those that are explained. */
export function groupsOf({ report, parts: { tables }, standings }: ReconciledReport): Readonly<{ open: readonly FindingGroup[]; explained: readonly FindingGroup[] }> {
  const names = figureNames(tables)
  const ids = new Map(standings.map((one, at) => [one, `finding-${at + 1}`]))
  const shown = (one: Stands) => shownFinding(one, { names, reportId: report.reportId, id: ids.get(one) ?? '' })
  const grouped = (some: readonly Stands[]): readonly FindingGroup[] => [
    ...report.sections.flatMap(({ id, heading }) => group(some.filter(({ finding }) => finding.place.sentence?.section === id).map(shown), heading, { href: urls.reportSection(report.reportId, id), hrefText: 'Open the section' })),
    ...tableIds(some).flatMap((table) => group(some.filter(({ finding }) => isOfTable(finding, table)).map(shown), names.table(table), {
      href: tables.some(({ id, ownTitle }) => id === table && ownTitle === undefined) ? `${urls.figures(report.state.year)}#${table}` : null, hrefText: 'See the figures',
    })),
  ]
  return { open: grouped(standings.filter(({ state }) => state !== 'explained')), explained: grouped(standings.filter(({ state }) => state === 'explained')) }
}

function group(findings: readonly ShownFinding[], title: string, { href, hrefText }: Pick<FindingGroup, 'href' | 'hrefText'>): readonly FindingGroup[] {
  return findings.length === 0 ? [] : [{ title, href, hrefText, findings }]
}

function isOfTable({ place }: Finding, table: string): boolean {
  return place.sentence === null && place.table === table
}

function tableIds(some: readonly Stands[]): readonly string[] {
  return [...new Set(some.flatMap(({ finding: { place } }) => (place.sentence === null && place.table !== undefined ? [place.table] : [])))]
}

type In = Readonly<{ names: FigureNames; reportId: string; id: string }>

/** One finding in words, with what was written about it. */
export function shownFinding(standing: Stands, { names, reportId, id }: In): ShownFinding {
  return {
    ...wordedFinding(standing.finding, { names, id }), explain: urls.explainFinding(reportId, findingKey(standing.finding)),
    explanation: standing.state === 'open' ? null
      : { words: standing.explanation.words, by: standing.explanation.by, on: shortDate(standing.explanation.on), counts: standing.state === 'explained' },
  }
}

/** One finding in words. */
export function wordedFinding(finding: Finding, { names, id }: Pick<In, 'names' | 'id'>): WordedFinding {
  const { place } = finding
  const law = finding.check === 'pitfall' ? PITFALLS[finding.pitfall] : null
  return {
    id, title: CHECK_LABELS[finding.check], verdict: VERDICT_LABELS[finding.verdict], isDoubtful: finding.confidence === 'doubtful',
    place: place.sentence !== null || place.table === undefined ? '' : withoutTable(placeInWords(place, names), names.table(place.table)),
    sentence: place.sentence?.text ?? null, words: findingInWords(finding, names), law: law?.law ?? null, isLawConfirmed: law === null || isSeen(law.mark),
  }
}

function isSeen(mark: LawMark): boolean {
  return mark !== 'GK'
}

/** Under its table's heading a finding need not name the table again. */
function withoutTable(place: string, table: string): string {
  return place === table ? '' : place.slice(table.length + 2)
}
