import type { REPORT_EVENTS, ReportDocumentKind, RequirementId } from '../domain/register/report/events.ts'
import { REPORT_LIFE_WORDS } from './report-life.ts'
import type { ThreadWords } from './threads/thread-words.ts'

/** What each kind of document is called; the year follows. */
export const REPORT_DOCUMENT_LABELS: Readonly<Record<ReportDocumentKind, string>> = {
  'annual-report': 'Annual report', 'young-people': 'Page for young people', 'quarterly-report': 'Quarterly report', 'monthly-team-sheet': 'Monthly team sheet',
  'corporate-parenting': 'Extract for the corporate parenting board', inspection: 'Extract for an inspection', briefing: 'Briefing for councillors',
  compliments: 'Compliments report', 'code-self-assessment': 'Self-assessment against the Complaint Handling Code', 'data-return': 'Data return',
}

/** How each requirement is called: by its number in the list of contents. */
const REQUIREMENT_LABELS: Readonly<Record<RequirementId, string>> = {
  r1: 'R1', r2: 'R2', r3: 'R3', r4: 'R4', r5: 'R5', g1: 'G1', g2: 'G2', g3: 'G3', g4: 'G4', g5: 'G5', g6: 'G6', g7: 'G7', g8: 'G8', g9: 'G9', g10: 'G10', g11: 'G11',
}

const SECTION = { asks: 'Which section?' } as const
const COMMENT = { asks: 'Which comment?' } as const
const WHEN = 'When?'

/** The words of a report's entries. Most of its pages are its own: these name the entries in the timeline. */
export const REPORT_WORDS: ThreadWords<typeof REPORT_EVENTS> = {
  title: 'Report',
  events: {
    ReportBegun: 'Report begun', SectionAdded: 'Section added', SectionWritten: 'Section written', SectionConfirmed: 'Text carried forward was confirmed',
    SectionMoved: 'Section moved', SectionRemoved: 'Section taken out', SectionRestored: 'Section put back', CommentMade: 'Comment made',
    CommentAnswered: 'Comment answered', CommentSettled: 'Comment settled', ChecklistAnswered: 'Contents checked', FindingExplained: 'Finding explained',
    CellOverridden: 'Number printed against the rule', OverrideWithdrawn: 'Rule holds for a number again', TableRuleChosen: 'Protection of a table chosen', TableSetChosen: 'Set of tables chosen',
    ...REPORT_LIFE_WORDS.events,
  },
  commands: {
    'begin-report': {
      title: 'Begin a report', when: WHEN,
      asks: {
        year: { asks: 'Which year?' }, document: { asks: 'What is it?', of: REPORT_DOCUMENT_LABELS }, continues: { asks: 'Which report does it continue?' },
      },
    },
    'add-section': { title: 'Add a section', when: WHEN, asks: { sectionId: null, heading: { asks: 'Heading' }, after: SECTION } },
    'write-section': {
      title: 'Write a section', when: WHEN, asks: { sectionId: SECTION, heading: { asks: 'Heading' }, text: { asks: 'Text' }, carriedFrom: { asks: 'Which report do the words come from?' } },
    },
    'confirm-section': { title: 'Confirm text carried forward', when: WHEN, asks: { sectionId: SECTION } },
    'move-section': { title: 'Move a section', when: WHEN, asks: { sectionId: SECTION, after: SECTION } },
    'remove-section': { title: 'Take a section out', when: WHEN, asks: { sectionId: SECTION } },
    'restore-section': { title: 'Put a section back', when: WHEN, asks: { sectionId: SECTION } },
    'make-comment': { title: 'Comment', when: WHEN, asks: { commentId: null, sectionId: SECTION, text: { asks: 'Comment' } } },
    'answer-comment': { title: 'Answer a comment', when: WHEN, asks: { commentId: COMMENT, text: { asks: 'Answer' } } },
    'settle-comment': { title: 'Settle a comment', when: WHEN, asks: { commentId: COMMENT, text: { asks: 'How it was settled' } } },
    'answer-checklist': {
      title: 'Check the contents', when: WHEN,
      asks: {
        requirement: { asks: 'Which part of the contents?', of: REQUIREMENT_LABELS },
        answer: { asks: 'Is it in the report?', of: { met: 'Met', 'not-met': 'Not met', 'not-held': 'Not held' } }, text: { asks: 'Where, or why not' },
      },
    },
    'explain-finding': { title: 'Explain a finding', when: WHEN, asks: { finding: { asks: 'Which finding?' }, text: { asks: 'Why it stands' } } },
    'override-cell': {
      title: 'Print a number against the rule', when: WHEN,
      asks: { table: { asks: 'Table' }, row: { asks: 'Row' }, column: { asks: 'Column' }, reason: { asks: 'Why the number is needed' } },
    },
    'withdraw-override': { title: 'Withhold a number by the rule again', when: WHEN, asks: { table: { asks: 'Table' }, row: { asks: 'Row' }, column: { asks: 'Column' } } },
    'choose-table-rule': {
      title: 'Choose how a table is protected', when: WHEN,
      asks: {
        table: { asks: 'Table' },
        sensitivity: { asks: 'Whom is it about?', of: { children: 'Children', complainants: 'Complainants', staff: 'Staff', none: 'Nobody who could be recognised' } },
        threshold: { asks: 'Which numbers are small?', of: { none: 'None', '1-4': '1 to 4', '1-5': '1 to 5' } }, zeros: { asks: 'Noughts', of: { kept: 'Shown', withheld: 'Withheld' } },
        rounding: { asks: 'Rounded to a multiple of', of: { none: 'Not rounded', '5': '5', '10': '10' } }, percentagesFromBase: { asks: 'Percentages from a base of' },
      },
    },
    ...REPORT_LIFE_WORDS.commands,
    'choose-table-set': { title: 'Choose a set of tables', when: WHEN, asks: { set: { asks: 'Which set?' } } },
  },
}
