import type { Effective, WorldEvent } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'
import { evolveReport, isOfContent, reportBegunBy, type ReportState } from './report.ts'

type Fact = WorldEvent<RegisterEvent>

/** The first thing in a report's stream that cannot be, in the order in which it was written; null where all is possible. */
export function impossibleInReport(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  const [first, ...rest] = inOrder.toSorted((a, b) => a.seq - b.seq)
  let so = first ? reportBegunBy(first.event) : null
  for (const { seq, event } of rest) {
    if (so === null) return 'not-recorded'
    const code = impossibleOn(so, event)
    if (code) return code
    so = evolveReport(so, { seq, event, by: '' })
  }
  return null
}

function impossibleOn(so: ReportState, event: Fact): RefusalCode | null {
  if (!isOfContent(event)) return null
  switch (event.type) {
    case 'SectionAdded': return known(so, event.sectionId) ? 'already-recorded' : null
    case 'SectionWritten':
    case 'SectionMoved':
      return missing(so, event.sectionId)
    case 'SectionConfirmed': return missing(so, event.sectionId) ?? (so.sections.some(({ id, confirmed }) => id === event.sectionId && confirmed) ? 'section-confirmed' : null)
    case 'SectionRemoved': return missing(so, event.sectionId)
    case 'SectionRestored': return so.removed.some(({ id }) => id === event.sectionId) ? null : 'section-not-removed'
    case 'CommentMade': return so.comments.some(({ id }) => id === event.commentId) ? 'already-recorded' : event.sectionId !== undefined && !known(so, event.sectionId) ? 'no-such-item' : null
    case 'CommentAnswered':
    case 'CommentSettled': {
      const comment = so.comments.find(({ id }) => id === event.commentId)
      return comment ? (comment.settled ? 'comment-settled' : null) : 'no-such-item'
    }
    case 'OverrideWithdrawn':
      return so.overrides.some(({ table, row, column }) => table === event.table && row === event.row && column === event.column) ? null : 'no-such-item'
    case 'ReportBegun':
    case 'ChecklistAnswered':
    case 'FindingExplained':
    case 'CellOverridden':
    case 'TableRuleChosen':
    case 'TableSetChosen':
      return null
  }
}

function known({ sections, removed }: ReportState, sectionId: string): boolean {
  return [...sections, ...removed].some(({ id }) => id === sectionId)
}

function missing(so: ReportState, sectionId: string): RefusalCode | null {
  if (so.sections.some(({ id }) => id === sectionId)) return null
  return known(so, sectionId) ? 'section-removed' : 'no-such-item'
}
