import type { Actor, Services } from '../application/ports.ts'
import { recordEntry, type EntryRequest } from '../application/record-entry.ts'
import { saveBundle, viewBundle, type OfferedPaper } from '../application/rights/bundles.ts'
import { recordRights } from '../application/rights/requests.ts'
import { viewComplaint } from '../application/view-complaint.ts'
import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'

type Complained = Readonly<{ complaintId: string; personId: PersonId }>
/** Makes a version of a bundle whose papers are chosen, and records to whom it went. */
export type MakeBundle = (manager: Actor, streamId: string, to: string) => Promise<Readonly<{ kind: string }>>
type Steps = readonly EntryRequest['command'][]

/**
 * Parents who use their rights: one asks for a copy of everything and is answered soon, one asked for something to be put
 * right and has a statement beside the complaint, one objects. What was given to the Ombudsman by letter, and a bundle for
 * them whose papers are chosen; its first version is made where there is what makes one. Invented.
 */
export async function loadRights(services: Services, manager: Actor, makeBundle?: MakeBundle): Promise<void> {
  const [asks, corrects, objects] = await complainants(services, manager)
  if (!asks || !corrects || !objects) return
  const today = services.clock.today()
  const ago = (days: number): IsoDate => addDays(today, -days)
  const officer = (await services.store.read(manager, (reads) => reads.users())).find(({ role }) => role === 'data-protection-officer')
  const answered = officer ? { handler: officer.userId } : {}
  await rights(services, manager, [
    { type: 'record-rights-request', on: ago(12), right: 'access', asked: 'themselves', person: { personId: asks.personId }, said: { words: 'Please send me everything that you hold about me.' }, ...answered },
    { type: 'confirm-identity', on: ago(11), how: 'known-to-us' },
  ])
  await rights(services, manager, [
    { type: 'record-rights-request', on: ago(24), right: 'rectification', asked: 'themselves', person: { personId: corrects.personId }, said: { words: 'I never agreed to the visit of that Tuesday. Please put it right.' }, ...answered },
    { type: 'confirm-identity', on: ago(24), how: 'known-to-us' },
    { type: 'decide-rectification', on: ago(10), complaint: corrects.complaintId, decision: 'not-corrected', text: { words: 'The note says what the worker understood that day, so it stays. Your own account is kept beside it.' } },
    { type: 'keep-statement', on: ago(10), complaint: corrects.complaintId, text: { words: 'I did not agree to a visit. I said that I would ring back.' } },
    { type: 'answer-rights-request', on: ago(9), outcome: 'not-corrected' },
  ])
  await rights(services, manager, [
    { type: 'record-rights-request', on: ago(5), right: 'objection', asked: 'themselves', person: { personId: objects.personId }, ...answered },
    { type: 'record-objection', on: ago(5), objectionId: services.ids.next(), complaint: objects.complaintId, text: { words: 'I do not want what I wrote to be used for training, even without my name.' } },
  ])
  await rights(services, manager, [{ type: 'record-disclosure', on: ago(6), what: 'letter', basis: 'ombudsman', to: { words: 'An investigator of the Ombudsman, through its portal' }, complaint: corrects.complaintId }])
  const bundleId = await bundle(services, manager, corrects.complaintId, ago(3))
  const made = await makeBundle?.(manager, bundleId, 'An investigator of the Ombudsman, through its portal')
  if (made && made.kind !== 'done') throw new Error(`the demonstration\u2019s bundle was not made: ${JSON.stringify(made)}`)
}

/** Complaints of today's caseload that a parent made, the longest open first. */
async function complainants(services: Services, manager: Actor): Promise<readonly Complained[]> {
  const today = services.clock.today()
  const found: Complained[] = []
  const { rows } = await services.store.read(manager, (reads) => reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', sort: 'received', page: 1 }))
  for (const { complaintId } of rows) {
    const view = await viewComplaint(services, manager, complaintId)
    const parent = 'kind' in view ? undefined : view.complaint.details.complainants.find(({ type, personId }) => type === 'parent' && personId !== undefined)
    if (parent?.personId && !found.some(({ personId }) => personId === parent.personId)) found.push({ complaintId, personId: parent.personId })
    if (found.length === 3) break
  }
  return found
}

async function rights(services: Services, manager: Actor, commands: Steps): Promise<void> {
  const entryId = services.ids.next()
  for (const [at, command] of commands.entries()) {
    const result = await recordRights(services, manager, { entryId, expectedSeq: at, commandId: services.ids.next(), command })
    if (result.kind !== 'done') throw new Error(`the demonstration's ${command.type} was not recorded: ${JSON.stringify(result)}`)
  }
}

/** The second sentence of what was said, which is of others: taken out of every paper, for whoever looks at what a bundle takes out. */
function passageOf(papers: readonly OfferedPaper[]): readonly string[] {
  const [said = ''] = papers.flatMap((paper) => (paper.kind === 'step' ? paper.texts.map(({ text }) => text) : []))
  const sentence = /[.!?] ([A-Z][^.!?]{20,}[.!?])/.exec(said)?.[1]
  return sentence === undefined ? [] : [sentence]
}

/** Begun, with every paper in which something was said. */
async function bundle(services: Services, manager: Actor, complaint: string, on: IsoDate): Promise<string> {
  const entryId = services.ids.next()
  const begun = await recordEntry(services, manager, { entryId, expectedSeq: 0, commandId: services.ids.next(), command: { type: 'begin-bundle', on, complaint, purpose: 'ombudsman' } })
  const view = await viewBundle(services, manager, entryId)
  if (begun.kind !== 'done' || view.kind === 'not-found') throw new Error('the demonstration\u2019s bundle was not begun')
  const papers = view.offered.filter((paper) => paper.kind === 'step' && paper.texts.length > 0)
  await saveBundle(services, manager, entryId, view.seen, { papers: papers.map(({ id }) => ({ id, section: 'complaint', boxes: [] })), passages: passageOf(papers) })
  return entryId
}
