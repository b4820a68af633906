import type { AndThen } from '../../../application/carry-out.ts'
import { recordComplaintOfMessage } from '../../../application/messages/from-message.ts'
import { recordComplaint } from '../../../application/record-complaint.ts'
import { recordAround } from '../../../application/record-around.ts'
import { recordComplaintOfEnquiry } from '../../../application/turn-enquiry.ts'
import { similarComplaints } from '../../../application/similar-complaints.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { SEALING } from '../../../words/sealing.ts'
import { STATUS_LABELS } from '../../../words/labels.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import type { Slip } from '../../form-reader.ts'
import { namesIn, toRecord, type Answered, type ReadRecord } from './read-record.ts'

/** All answers on one page, each with its way back, and earlier complaints of the same people, before anything is saved. */
export async function checkPage(visit: Visit, draftId: string, read: ReadRecord, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Promise<Answer> {
  const { deps, actor, today } = visit
  const similar = await similarComplaints(deps.services, actor, { names: namesIn(read.record), receivedOn: read.record.on ?? today })
  if (similar.length > 0) visit.trace({ kind: 'listed', subject: { kind: 'list', id: 'similar-complaints' } })
  return {
    kind: 'page', template: 'pages/record/check.njk', title: 'Check what you have written', slips: [...slips, ...warned.slips],
    model: {
      warnings: warned.warnings,
      rows: read.answers.map((answer) => ({
        id: answer.step.id, label: answer.step.label, lines: answer.lines, state: stateOf(answer),
        change: `${urls.recordStep(draftId, answer.step.id)}?from=check`,
      })),
      similar: similar.filter((hit) => hit.complaintId !== draftId)
        .map((hit) => ({ ...hit, href: urls.complaint(hit.complaintId), statusLabel: labelOfStatus(hit.status) })),
      action: urls.recordStep(draftId, 'check'), back: urls.recordStep(draftId, read.answers.at(-1)?.step.id ?? 'received'),
    },
  }
}

/** Which draft is saved, and the enquiry that becomes its complaint, by its id. */
type Saved = Readonly<{ draftId: string; fromEnquiry: string | undefined; fromMessage: string | undefined }>

/** Saves once, however often the button is pressed, and gives the draft up. */
export async function save(visit: Visit, { draftId, fromEnquiry, fromMessage }: Saved, read: ReadRecord, giveUpDraft: () => Promise<void>): Promise<Answer> {
  const complaint = toRecord(draftId, read)
  if (complaint === null) return checkPage(visit, draftId, read, read.answers.flatMap(whatIsWrong))
  const { deps: { services }, actor } = visit
  const asked = { ...complaint, acceptedWarnings: acceptedOf(visit.typed) }
  const { around } = read.record
  const record = (andThen?: AndThen) => fromMessage !== undefined ? recordComplaintOfMessage(services, actor, asked, fromMessage, andThen)
    : fromEnquiry === undefined ? recordComplaint(services, actor, asked, andThen) : recordComplaintOfEnquiry(services, actor, asked, fromEnquiry, andThen)
  const result = await (around ? recordAround(services, actor, { ...around, reason: SEALING.whySealed }, record) : record())
  switch (result.kind) {
    case 'done':
      await giveUpDraft()
      return { kind: 'redirect', to: around?.forUsers.includes(actor.userId) === false ? urls.handedOver() : urls.recordStep(draftId, 'recorded') }
    case 'refused':
      return checkPage(visit, draftId, read, [{ field: '', text: refusalWords(result) }])
    case 'stale':
      return { kind: 'redirect', to: urls.recordStep(draftId, 'recorded') }
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
    case 'warned':
      return checkPage(visit, draftId, read, [], warnedOf(result.warnings, visit.typed))
  }
}

function whatIsWrong({ step, slips, isAsked }: Answered): readonly Slip[] {
  if (step.isNeeded && !isAsked) return [{ field: step.id, text: `Answer “${step.question}” before you save` }]
  return slips.map(({ text }) => ({ field: step.id, text: `${step.label}: ${text}` }))
}

function stateOf({ step, slips, lines, isAsked }: Answered): 'wrong' | 'needed' | 'to-complete' | 'not-given' | 'given' {
  if (slips.length > 0) return isAsked ? 'wrong' : 'needed'
  if (lines.length > 0) return 'given'
  if (step.mayStayOpen) return 'not-given'
  return step.isNeeded ? 'needed' : 'to-complete'
}

function labelOfStatus(status: string): string {
  return Object.entries(STATUS_LABELS).find(([code]) => code === status)?.[1] ?? status
}
