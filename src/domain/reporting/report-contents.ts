import type { ChecklistAnswer, RequirementId } from '../register/report/events.ts'
import type { ReportState } from '../register/report/report.ts'
import type { SectionBlock } from './document/markdown/parse-section.ts'

/** V: read in the source. GK: general knowledge, to be confirmed against the text. */
export type RequirementMark = 'V' | 'GK'

/**
 * One thing that a report has to contain. `tables`: those of which one, put in as a table or a chart, says it; none where only a person can tell.
 */
export type Requirement = Readonly<{ id: RequirementId; basis: 'law' | 'guidance'; source: string; mark: RequirementMark; tables: readonly string[] }>

const REG_13 = 'SI 2006/1738 reg. 13'
const PART_5 = 'Getting the Best from Complaints (2006), part 5'

/**
 * What law and guidance ask a report for. Law: SI 2006/1738 reg. 13, by way of committee minutes and Commons written
 * answers of 8 October 2008 and 12 January 2009. Guidance: Getting the Best from Complaints, part 5, not read in full.
 */
const REQUIREMENTS: readonly Requirement[] = [
  { id: 'r1', basis: 'law', source: REG_13, mark: 'V', tables: ['statutory-complaints', 'at-each-stage', 'progress'] },
  { id: 'r2', basis: 'law', source: REG_13, mark: 'V', tables: ['outcomes', 'outcomes-by-stage'] },
  { id: 'r3', basis: 'law', source: REG_13, mark: 'V', tables: ['timeliness-percent', 'timeliness-extension'] },
  { id: 'r4', basis: 'law', source: `${REG_13}(3); Commons written answer, 8 October 2008`, mark: 'V', tables: [] },
  { id: 'r5', basis: 'law', source: 'Commons written answer, 12 January 2009', mark: 'V', tables: [] },
  { id: 'g1', basis: 'guidance', source: PART_5, mark: 'GK', tables: ['statutory-complaints', 'before-a-complaint'] },
  { id: 'g2', basis: 'guidance', source: PART_5, mark: 'GK', tables: ['at-each-stage', 'progress'] },
  { id: 'g3', basis: 'guidance', source: PART_5, mark: 'GK', tables: ['complainant-types'] },
  { id: 'g4', basis: 'guidance', source: PART_5, mark: 'GK', tables: ['category-count', 'point-categories'] },
  { id: 'g5', basis: 'guidance', source: PART_5, mark: 'GK', tables: ['outcomes', 'outcomes-by-stage'] },
  { id: 'g6', basis: 'guidance', source: PART_5, mark: 'GK', tables: ['children-and-advocacy', 'advocacy-in-complaints', 'advocacy-offers'] },
  { id: 'g7', basis: 'guidance', source: PART_5, mark: 'GK', tables: ['timeliness-extension'] },
  { id: 'g8', basis: 'guidance', source: PART_5, mark: 'GK', tables: ['learning-actions'] },
  { id: 'g9', basis: 'guidance', source: PART_5, mark: 'GK', tables: [] },
  { id: 'g10', basis: 'guidance', source: PART_5, mark: 'GK', tables: [] },
  { id: 'g11', basis: 'guidance', source: PART_5, mark: 'GK', tables: [] },
]

/** How one requirement stands: `where` it was found in the report, or what somebody answered; null where nobody knows yet. */
export type Checked = Readonly<{ requirement: Requirement; answer: ChecklistAnswer | null; computed: boolean; section: string | null; note: string | null }>

/**
 * The checklist of a report. What a person answered stands; else it is met where a section puts one of its tables in, and
 * not met where none does. What only a person can tell is open until somebody does. `note` is the id of the text.
 */
export function contentsOf(state: Pick<ReportState, 'checklist'>, sections: readonly Readonly<{ id: string; blocks: readonly SectionBlock[] }>[]): readonly Checked[] {
  const named = sections.map(({ id, blocks }) => ({ id, tables: new Set(tablesIn(blocks)) }))
  return REQUIREMENTS.map((requirement): Checked => {
    const byHand = state.checklist.get(requirement.id)
    const section = named.find(({ tables }) => requirement.tables.some((table) => tables.has(table)))?.id ?? null
    if (byHand) return { requirement, answer: byHand.answer, computed: false, section, note: byHand.text?.textId ?? null }
    const answer = requirement.tables.length === 0 ? null : section === null ? 'not-met' : 'met'
    return { requirement, answer, computed: answer !== null, section, note: null }
  })
}

/** The tables that a section puts in, as tables or as charts. A single number in a sentence does not say what a table says. */
function tablesIn(blocks: readonly SectionBlock[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind !== 'placed') return []
    if (block.placed.kind === 'table' || block.placed.kind === 'chart') return [block.placed.table]
    return block.placed.kind === 'said-did' ? ['learning-actions'] : []
  })
}
