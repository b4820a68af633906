import { saveDraft } from '../../../application/drafts.ts'
import { viewEnquiry, type EnquiryView } from '../../../application/enquiries.ts'
import { longDate } from '../../../words/dates.ts'
import { ENQUIRIES } from '../../../words/enquiries.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { draftServices } from '../record/asked.ts'
import type { DraftBody } from '../record/draft-body.ts'
import { neededDay } from '../record-entry/entry-kinds.ts'

/** The step of an enquiry's page that leads to a complaint. */
export const TO_COMPLAINT = 'to-complaint'

/** Asks for the one thing that the enquiry does not know: the day on which any officer heard that it is a complaint. */
export async function askReceipt(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const view = await mayTurn(visit)
  if ('redirect' in view) return view.redirect
  const { typed, deps, today } = visit
  return {
    kind: 'page', template: 'pages/enquiries/to-complaint.njk', title: ENQUIRIES.toComplaint, slips,
    typed: visit.request.method === 'GET' ? typedDay('on', today) : typed,
    model: {
      called: view.so.received.reference, receivedOn: longDate(view.so.received.happenedOn), draftId: isId(typed['draftId']) ? typed['draftId'] : deps.services.ids.next(),
      action: urls.enquiryCommand(view.streamId, TO_COMPLAINT), back: urls.enquiry(view.streamId), linkHref: urls.enquiryCommand(view.streamId, linkCommand(view)),
    },
  }
}

/** Begins the record of the complaint, with what is known filled in. The enquiry says so once that is saved. */
export async function startComplaint(visit: Visit): Promise<Answer> {
  const view = await mayTurn(visit)
  if ('redirect' in view) return view.redirect
  const { typed, deps, actor, today } = visit
  const { draftId } = typed
  if (!isId(draftId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const on = neededDay(form, 'on', 'the day it was received as a complaint', today)
  if (form.slips.length === 0 && on < view.so.received.happenedOn) form.slip('on', 'before-received', 'the day it was received as a complaint')
  if (form.slips.length > 0) return askReceipt(visit, form.slips)
  const body: DraftBody = { answers: answersFrom(view, on), fromEnquiry: view.streamId }
  const isSaved = await saveDraft(draftServices(deps), actor, draftId, body)
  return isSaved ? { kind: 'redirect', to: urls.recordStep(draftId, 'received') } : { kind: 'not-found' }
}

async function mayTurn({ deps, actor, params }: Visit): Promise<EnquiryView | Readonly<{ redirect: Answer }>> {
  const view = await viewEnquiry(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return { redirect: { kind: 'not-found' } }
  return view.so.complaint || view.inError || view.cameFrom ? { redirect: { kind: 'redirect', to: urls.enquiry(view.streamId) } } : view
}

function linkCommand({ so }: EnquiryView): string {
  return so.of === 'enquiry' ? 'turn-enquiry-into-complaint' : 'turn-member-enquiry-into-complaint'
}

/** What the enquiry knows, as the questions of a complaint would have been answered. A councillor or an MP is not the complainant: their constituent is. */
function answersFrom({ so, texts, people }: EnquiryView, on: EnquiryView['due']['on']): DraftBody['answers'] {
  const { said, channel, teams = [], divisions = [] } = so.received
  const words = said ? texts.get(said.textId) ?? '' : ''
  const personId = so.of === 'enquiry' ? so.personId : so.received.constituent?.personId
  const person = personId ? people.get(personId) : undefined
  const answers: Record<string, Typed> = {
    received: typedDay('received', on), ...(channel !== undefined && { channel: { channel } }), ...(words !== '' && { said: { said: words } }),
    ...(teams.length + divisions.length > 0 && { teams: { teams, divisions } }),
    ...(person && { complainants: { 'given-0': person.givenName ?? person.knownAs ?? '', 'family-0': person.familyName ?? '' } }),
  }
  return answers
}
