import type { ComplaintView } from '../../../application/worded.ts'
import { TO_COMPLETE_LABELS } from '../../../words/fields.ts'
import type { Answer } from '../../route.ts'
import { urls } from '../../urls.ts'

/** The receipt for a recorded complaint: its reference, what is due when and why, and what to do next. */
export function recordedPage(view: ComplaintView): Answer {
  const { complaintId, complaint } = view
  return {
    kind: 'page', template: 'pages/record/recorded.njk', title: 'Complaint recorded',
    model: {
      reference: complaint.reference,
      receivedOn: complaint.receivedOn,
      clocks: view.clocks.filter(({ status, dueOn }) => dueOn !== null && (status === 'running' || status === 'overdue'))
        .map((clock) => ({ ...clock, why: urls.complaintClock(complaintId, clock.id) })),
      toComplete: view.toComplete.map((code) => TO_COMPLETE_LABELS[code] ?? code),
      acknowledge: view.next.some(({ command }) => command === 'acknowledge') ? urls.complaintCommand(complaintId, 'acknowledge') : null,
      complaintUrl: urls.complaint(complaintId), equality: urls.complaintEquality(complaintId), completeUrl: urls.complaintCommand(complaintId, 'record-details'),
    },
  }
}
