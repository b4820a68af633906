import { viewEnquiry, type EnquiryView } from '../../../application/enquiries.ts'
import { may } from '../../../application/permissions.ts'
import { MEMBER_ENQUIRY_EVENTS } from '../../../domain/register/member-enquiry/events.ts'
import { ENQUIRY_EVENTS } from '../../../domain/register/enquiry/events.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { ENQUIRIES } from '../../../words/enquiries.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { declaredSpec, declaredSpecOfEvent, registerCommand, type Subject } from '../register-command/register-command.ts'
import { TO_COMPLAINT } from './to-complaint.ts'
import { enquiryPage } from './view-model.ts'

export async function onePage({ deps, actor, params }: Visit): Promise<Answer> {
  const view = await viewEnquiry(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const mayRecord = may(actor, 'record-entry')
  const next = mayRecord && !view.inError ? nextSteps(view) : []
  return { kind: 'page', template: 'pages/enquiries/one.njk', title: view.so.received.reference, model: { ...enquiryPage(view, mayRecord), next } }
}

export async function nextStep(visit: Visit): Promise<Answer> {
  const view = await viewEnquiry(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : registerCommand(visit, subjectOf(view))
}

function subjectOf(view: EnquiryView): Subject {
  const types = Object.keys(view.so.of === 'enquiry' ? ENQUIRY_EVENTS : MEMBER_ENQUIRY_EVENTS)
  return {
    ...view, called: view.so.received.reference, back: urls.enquiry(view.streamId), action: (command) => urls.enquiryCommand(view.streamId, command),
    spec: (command) => (STEPS[view.so.of].includes(command) ? declaredSpec(command, types) : null), specOfEvent: declaredSpecOfEvent, items: () => [],
    offers: (field) => (field === 'responder' || field === 'offeredBy' ? usersOffered(view, field) : peopleOffered(view)), completed: (fields) => fields,
  }
}

/** Whoever answers has to be able to see it; anybody may have offered a complaint. */
function usersOffered({ users }: EnquiryView, field: string) {
  return users.filter((user) => user.isActive && (field === 'offeredBy' || may(user, 'view-entry'))).map(({ userId, name }) => ({ code: userId, label: name }))
}

/** The people of this enquiry: whoever comes new is typed. */
function peopleOffered({ people }: EnquiryView) {
  return [...people.values()].map((person) => ({ code: person.personId, label: personName(person, ENQUIRIES.nobody) }))
}

const STEPS: Readonly<Record<EnquiryView['so']['of'], readonly string[]>> = {
  enquiry: ['resolve-enquiry', 'record-complaint-offer', 'name-enquirer', 'note-on-enquiry', 'turn-enquiry-into-complaint'],
  'member-enquiry': ['answer-member-enquiry', 'allocate-member-enquiry', 'record-member-consent', 'chase-member-enquiry', 'note-on-member-enquiry', 'turn-member-enquiry-into-complaint'],
}
/** What may still be recorded once it goes on as a complaint, and once it is settled or answered. */
const AS_COMPLAINT: readonly string[] = ['note-on-enquiry', 'name-enquirer', 'note-on-member-enquiry']
const WHILE_OPEN: readonly string[] = ['resolve-enquiry', 'answer-member-enquiry', 'chase-member-enquiry']

/** What may be recorded next, what is expected first. */
function nextSteps(view: EnquiryView): readonly Readonly<{ text: string; href: string }>[] {
  const subject = subjectOf(view)
  const commands = STEPS[view.so.of].filter((command) => (view.so.complaint ? AS_COMPLAINT.includes(command) : view.isOpen || !WHILE_OPEN.includes(command)))
  const steps = commands.flatMap((command) => {
    const title = subject.spec(command)?.words.title
    return title === undefined ? [] : [{ text: title, href: subject.action(command) }]
  })
  const turning = view.so.complaint ? [] : [{ text: ENQUIRIES.toComplaint, href: urls.enquiryCommand(view.streamId, TO_COMPLAINT) }]
  const isAccepted = view.so.of === 'enquiry' && view.so.offer?.answer === 'accepted'
  return isAccepted ? [...turning, ...steps] : [...steps.slice(0, 1), ...turning, ...steps.slice(1)]
}
