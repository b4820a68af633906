import type { Span } from '../../register/compliment/digest-period.ts'
import type { DocumentKind } from '../document/report-document.ts'

/** What is made from the parts of the annual report, besides it, in the order in which a page offers it. */
export const OUTPUT_KINDS = [
  'young-people', 'briefing', 'corporate-parenting', 'inspection', 'quarterly-report', 'monthly-team-sheet', 'compliments', 'code-self-assessment', 'data-return',
] as const satisfies readonly DocumentKind[]
export type OutputKind = (typeof OUTPUT_KINDS)[number]

/** For how long each may be made, and whether it is about one team. */
export const OUTPUTS: Readonly<Record<OutputKind, Readonly<{ spans: readonly Span[]; isOfTeam: boolean }>>> = {
  'young-people': { spans: ['year'], isOfTeam: false },
  briefing: { spans: ['year'], isOfTeam: false },
  'corporate-parenting': { spans: ['year'], isOfTeam: false },
  inspection: { spans: ['year'], isOfTeam: false },
  'quarterly-report': { spans: ['quarter'], isOfTeam: false },
  'monthly-team-sheet': { spans: ['month'], isOfTeam: true },
  compliments: { spans: ['year', 'quarter', 'month'], isOfTeam: false },
  'code-self-assessment': { spans: ['year'], isOfTeam: false },
  'data-return': { spans: ['year'], isOfTeam: false },
}

/** Those that are one page, for people who read no more: with big numbers, and without a list of contents. */
const ONE_PAGE: readonly DocumentKind[] = ['young-people', 'briefing']

export function isOnePage(kind: DocumentKind): boolean {
  return ONE_PAGE.includes(kind)
}

/**
 * Whether what is made of such a period may leave the house. What is about a year is made safe together with the report of
 * that year, as one: else two of our own documents could be taken from one another. The parts of a year are for those who
 * work here. Decision: 0066.
 */
export function leavesTheHouse(span: Span): boolean {
  return span === 'year'
}
