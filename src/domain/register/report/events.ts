import type { Declarations } from '../../complaint/declared/declaration.ts'
import { REPORT_LIFE_EVENTS } from './life-events.ts'
import { choice, count, entryOf, itemOf, kept, key, newItem, optional, text } from '../../complaint/declared/field.ts'

/** What a report may be: the kinds of `ReportDocument` (src/domain/reporting/document), which this room may not import. */
export const REPORT_DOCUMENTS = [
  'annual-report', 'young-people', 'quarterly-report', 'monthly-team-sheet', 'corporate-parenting', 'inspection', 'briefing', 'compliments', 'code-self-assessment',
  'data-return',
] as const
export type ReportDocumentKind = (typeof REPORT_DOCUMENTS)[number]

/** What an annual report has to contain: R by regulation, G by guidance. Each is one row of src/domain/reporting/report-contents.ts. */
export const REQUIREMENT_IDS = [
  'r1', 'r2', 'r3', 'r4', 'r5', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8', 'g9', 'g10', 'g11',
] as const
export type RequirementId = (typeof REQUIREMENT_IDS)[number]

export const CHECKLIST_ANSWERS = ['met', 'not-met', 'not-held'] as const
export type ChecklistAnswer = (typeof CHECKLIST_ANSWERS)[number]

const sectionId = itemOf('sectionId')
const commentId = itemOf('commentId')

/**
 * What a report says, while it is written: sections in order, what is said about them, and how its tables are printed.
 * Nothing of the figures is here: they are counted when the report is composed. Decision: 0061.
 *
 * Law: SI 2006/1738 reg. 13 (an annual report). Guidance: Getting the Best from Complaints (2006), part 5.
 */
export const REPORT_CONTENT_EVENTS = {
  /** `year`: the label of a reporting year. `continues`: the report whose text was carried forward. */
  ReportBegun: {
    command: 'begin-report', reference: 'report', fields: { year: kept(key), document: kept(choice(...REPORT_DOCUMENTS)), continues: optional(kept(entryOf('report'))) },
  },
  /** `after`: the section that it follows; at the end where it is absent. */
  SectionAdded: { command: 'add-section', fields: { sectionId: newItem, heading: text, after: optional(sectionId) } },
  /** `carriedFrom`: the words are those of that report, and nobody has confirmed them for this year. Without `text` the section is empty. */
  SectionWritten: { command: 'write-section', fields: { sectionId, heading: text, text: optional(text), carriedFrom: optional(entryOf('report')) } },
  SectionConfirmed: { command: 'confirm-section', fields: { sectionId } },
  /** `after`: the section that it now follows; first where it is absent. */
  SectionMoved: { command: 'move-section', fields: { sectionId, after: optional(sectionId) } },
  SectionRemoved: { command: 'remove-section', fields: { sectionId } },
  /** A section that was removed stands again, with its last words, at the end. */
  SectionRestored: { command: 'restore-section', fields: { sectionId } },
  CommentMade: { command: 'make-comment', fields: { commentId: newItem, sectionId: optional(sectionId), text } },
  CommentAnswered: { command: 'answer-comment', fields: { commentId, text } },
  CommentSettled: { command: 'settle-comment', fields: { commentId, text: optional(text) } },
  ChecklistAnswered: { command: 'answer-checklist', fields: { requirement: choice(...REQUIREMENT_IDS), answer: choice(...CHECKLIST_ANSWERS), text: optional(text) } },
  /** Why a finding of the reconciliation stands as it is: `finding` is its key. */
  FindingExplained: { command: 'explain-finding', fields: { finding: key, text } },
  /** A cell that the rules would withhold and that is printed all the same, and why. */
  CellOverridden: { command: 'override-cell', fields: { table: key, row: key, column: key, reason: text } },
  /** The rules hold for that cell again. */
  OverrideWithdrawn: { command: 'withdraw-override', fields: { table: key, row: key, column: key } },
  /** How a table is protected: whom its numbers are about, and by which rule. `rounding` to a multiple; percentages from a base of so many. */
  TableRuleChosen: {
    command: 'choose-table-rule',
    fields: {
      table: key, sensitivity: choice('children', 'complainants', 'staff', 'none'), threshold: choice('none', '1-4', '1-5'), zeros: choice('kept', 'withheld'),
      rounding: choice('none', '5', '10'), percentagesFromBase: count(0, 1000),
    },
  },
  /** The set of tables that the report prints besides those that are always there; none where it is absent. */
  TableSetChosen: { command: 'choose-table-set', fields: { set: optional(key) } },
} as const satisfies Declarations

export const REPORT_EVENTS = { ...REPORT_CONTENT_EVENTS, ...REPORT_LIFE_EVENTS } as const
