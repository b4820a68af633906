import type { Effective, WorldEvent } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'
import { categoryOn } from './category-sets.ts'
import { allDates, evolveCase, isOfCase, caseBegunBy, type OmbudsmanCase, type OmbudsmanDate, type Remedy } from './case.ts'

type Fact = WorldEvent<RegisterEvent>

/** The first event of a case, in the order of happening, that cannot be after those before it; null where all can. */
export function impossibleInCase(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  const [first, ...rest] = inOrder
  let so = first ? caseBegunBy(first.event) : null
  for (const { event } of rest) {
    if (so === null) return 'not-recorded'
    const code = impossibleOn(so, event)
    if (code) return code
    so = evolveCase(so, event)
  }
  return null
}

/** The items of a case that a command may still name, each with what it is. */
export function openItemsOf(so: OmbudsmanCase, command: string): readonly OmbudsmanDate[] {
  // Evidence may be sent after it was done, and what was not complied with may be done after all.
  if (command === 'send-remedy-evidence') return so.remedies
  if (command === 'record-remedy-complied') return so.remedies.filter(isToComplyWith)
  const kinds = KINDS_NAMED_BY[command] ?? []
  return allDates(so).filter(({ kind, doneOn }) => doneOn === null && kinds.includes(kind))
}

function isToComplyWith({ standing }: Remedy): boolean {
  return standing === 'to-do' || standing === 'not-complied'
}

const KINDS_NAMED_BY: Readonly<Record<string, readonly OmbudsmanDate['kind'][]>> = {
  'answer-ombudsman-enquiry': ['enquiry'], 'send-ombudsman-comments': ['comments'], 'move-ombudsman-date': ['enquiry', 'comments', 'remedy'],
  'record-remedy-not-complied': ['remedy'],
}

function impossibleOn(so: OmbudsmanCase, event: Fact): RefusalCode | null {
  if (event.type === 'OmbudsmanDecided') {
    return event.category === undefined || categoryOn(event.happenedOn, event.category) ? null : 'category-not-in-force'
  }
  if (!isOfCase(event)) return null
  switch (event.type) {
    case 'OmbudsmanEnquiryReceived': return newDate(so, event.enquiryId, event)
    case 'OmbudsmanDraftReceived': return newDate(so, event.draftId, event)
    case 'OmbudsmanRemedyRecommended': return newDate(so, event.remedyId, event)
    case 'OmbudsmanDateMoved': {
      const date = allDates(so).find(({ itemId, doneOn }) => itemId === event.itemId && doneOn === null)
      if (!date) return 'no-such-item'
      return event.dueOn < date.askedOn ? 'due-before-letter' : null
    }
    case 'OmbudsmanEnquiryAnswered': return openOf(so, 'enquiry', event.enquiryId)
    case 'OmbudsmanCommentsSent': return openOf(so, 'comments', event.draftId)
    case 'OmbudsmanRemedyEvidenceSent': return so.remedies.some(({ itemId }) => itemId === event.remedyId) ? null : 'no-such-item'
    case 'OmbudsmanRemedyComplied': return so.remedies.some((remedy) => remedy.itemId === event.remedyId && isToComplyWith(remedy)) ? null : 'no-such-item'
    case 'OmbudsmanRemedyNotComplied': return openOf(so, 'remedy', event.remedyId)
    case 'OmbudsmanPublicReportIssued': return so.publicReportOn === null ? null : 'already-recorded'
    case 'OmbudsmanComplaintLinked':
    case 'OmbudsmanSentBack':
    case 'OmbudsmanNotInvestigated':
    case 'OmbudsmanFaultFound':
      return null
  }
}

function newDate(so: OmbudsmanCase, newId: string, { happenedOn, dueOn }: Pick<Fact, 'happenedOn'> & Readonly<{ dueOn?: Fact['happenedOn'] }>): RefusalCode | null {
  if (allDates(so).some(({ itemId }) => itemId === newId)) return 'already-recorded'
  return dueOn !== undefined && dueOn < happenedOn ? 'due-before-letter' : null
}

function openOf(so: OmbudsmanCase, kind: OmbudsmanDate['kind'], named: string): RefusalCode | null {
  return allDates(so).some((date) => date.kind === kind && date.itemId === named && date.doneOn === null) ? null : 'no-such-item'
}
