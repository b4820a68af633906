import { hiddenFields, type Fields, type HttpVisitor, type Seen } from './http-visitor.ts'

const RECEIVED: Fields = { 'received-day': '20', 'received-month': '11', 'received-year': '2026' }

/** Answers the three questions that a complaint needs, up to the check page; gives the id of the draft. */
export async function answerWhatIsNeeded(visitor: HttpVisitor, said: string, more: Readonly<Record<string, Fields>> = {}): Promise<string> {
  await visitor.get('/complaints/new')
  const started = await visitor.post('/complaints/new', { kind: 'complaint' })
  const draftId = /\/complaints\/new\/([^/]+)\//.exec(started.location)?.[1]
  if (draftId === undefined) throw new Error(`recording did not begin: ${started.status} ${started.location}`)
  for (const [step, fields] of Object.entries({ received: RECEIVED, channel: { channel: 'email' }, said: { said }, ...more })) {
    const answer = await visitor.post(`/complaints/new/${draftId}/${step}`, fields)
    if (answer.status !== 303) throw new Error(`the question ${step} answered ${answer.status}`)
  }
  return draftId
}

/** Records a complaint from its first question to its receipt; gives its id. */
export async function recordOne(visitor: HttpVisitor, said: string, more: Readonly<Record<string, Fields>> = {}): Promise<string> {
  const draftId = await answerWhatIsNeeded(visitor, said, more)
  const answer = await visitor.post(`/complaints/new/${draftId}/check`)
  if (answer.status !== 303) throw new Error(`recording answered ${answer.status}`)
  return draftId
}

/** The form of a command as its page gives it, with what somebody types into it. */
export async function commandForm(visitor: HttpVisitor, complaintId: string, command: string, typed: Fields): Promise<Fields> {
  const page = await visitor.get(`/complaints/${complaintId}/${command}`)
  if (page.status !== 200) throw new Error(`${command} answered ${page.status}`)
  return { ...hiddenFields(page.html), ...typed }
}

/** A note about today. */
export function noteOf(text: string): Fields {
  return { text, 'on-day': '23', 'on-month': '11', 'on-year': '2026' }
}

export async function addNote(visitor: HttpVisitor, complaintId: string, text: string): Promise<Seen> {
  return visitor.post(`/complaints/${complaintId}/add-note`, await commandForm(visitor, complaintId, 'add-note', noteOf(text)))
}
