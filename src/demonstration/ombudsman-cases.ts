import { wholeOf } from '../application/access/sight.ts'
import type { EntryRequest } from '../application/record-entry.ts'
import { recordEntry } from '../application/record-entry.ts'
import type { Actor, Services } from '../application/ports.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays } from '../domain/calendar/working-days.ts'

type Command = EntryRequest['command']
/** The working day that lies so many after today, or before it where negative. */
type On = (workingDays: number) => IsoDate

const words = (text: string) => ({ words: text })

/** Cases of the Ombudsman about today: one waits for an answer, one for comments, one was met late, one was sent back. Invented. */
const CASES: readonly ((on: On, complaintId: string | undefined) => readonly Command[])[] = [
  (on, complaintId) => [
    { ...contact(on(-30), 'Says that the investigation has taken too long.', complaintId), theirReference: words('26 000 118') },
    { type: 'record-ombudsman-enquiry', on: on(-12), enquiryId: 'enquiry-1', dueOn: on(3), text: words('The file, the statement of complaint and a chronology.') },
  ],
  (on) => [
    { ...contact(on(-70), 'Says that respite was agreed and never came.'), theirReference: words('26 000 064') },
    { type: 'record-ombudsman-enquiry', on: on(-60), enquiryId: 'enquiry-1', dueOn: on(-40), text: words('What was agreed, and what was given.') },
    { type: 'move-ombudsman-date', on: on(-42), itemId: 'enquiry-1', dueOn: on(-35), text: words('At our asking.') },
    { type: 'answer-ombudsman-enquiry', on: on(-36), enquiryId: 'enquiry-1' },
    { type: 'record-ombudsman-draft', on: on(-6), draftId: 'draft-1', dueOn: on(-1), text: words('Fault in the delay; injustice to the family.') },
  ],
  (on) => [
    { ...contact(on(-88), 'Says that a review was refused.'), theirReference: words('26 000 009') },
    { type: 'record-ombudsman-decision', on: on(-60), result: 'investigated-upheld', category: 'upheld' },
    { type: 'record-ombudsman-fault', on: on(-60), finding: 'fault-and-injustice', about: words('The request for a review panel'), fault: words('It was refused although it was in time.'), injustice: words('Three months of uncertainty.') },
    { type: 'record-ombudsman-remedy', on: on(-60), remedyId: 'remedy-1', kind: 'apology', text: words('A letter of apology from the director.'), dueOn: on(-40) },
    { type: 'record-ombudsman-remedy', on: on(-60), remedyId: 'remedy-2', kind: 'payment', text: words('For time and trouble.'), amountPence: 25_000, dueOn: on(-40) },
    { type: 'record-ombudsman-remedy', on: on(-60), remedyId: 'remedy-3', kind: 'service-improvement', text: words('Guidance for staff on requests for a panel.'), dueOn: on(8) },
    { type: 'record-remedy-complied', on: on(-45), remedyId: 'remedy-1' },
    { type: 'record-remedy-complied', on: on(-37), remedyId: 'remedy-2', text: words('The payment run was missed.') },
    { type: 'send-remedy-evidence', on: on(-36), remedyId: 'remedy-2', text: words('The remittance.') },
  ],
  (on) => [
    { ...contact(on(-20), 'Went to the Ombudsman before stage 1 was answered.'), theirReference: words('26 000 140') },
    { type: 'record-sent-back', on: on(-15), ground: 'premature' },
  ],
]

function contact(on: IsoDate, said: string, complaintId?: string) {
  return { type: 'record-ombudsman-contact', on, said: words(said), ...(complaintId !== undefined && { complaints: [complaintId] }) } as const
}

/** Records the cases, the first about one of today's complaints. Everything lies within 90 working days of today. */
export async function loadOmbudsmanCases(services: Services, manager: Actor): Promise<void> {
  const complaintId = await anOpenComplaint(services, manager)
  const on: On = (workingDays) => addWorkingDays(services.calendar, services.clock.today(), workingDays).on
  for (const commands of CASES) await recordAll(services, manager, commands(on, complaintId).map((command) => ({ command })))
}

/** A complaint of today's caseload, the same each time: that received last of those open. */
export async function anOpenComplaint(services: Services, { authorityId }: Actor): Promise<string | undefined> {
  const today = services.clock.today()
  const list = await services.store.read(wholeOf(authorityId), (reads) =>
    reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', sort: 'received', descending: true, page: 1 }))
  return list.rows[0]?.complaintId
}

/** Records what happened in one stream, in order, and gives its id. The demonstration asks for nothing that may be refused; if it is, it is wrong. */
export async function recordAll(services: Services, manager: Actor, steps: readonly Pick<EntryRequest, 'command' | 'newPeople' | 'acceptedWarnings'>[]): Promise<string> {
  const entryId = services.ids.next()
  for (const [at, step] of steps.entries()) {
    const result = await recordEntry(services, manager, { entryId, expectedSeq: at, commandId: services.ids.next(), ...step })
    if (result.kind !== 'done') throw new Error(`the demonstration's ${step.command.type} was not taken: ${JSON.stringify(result)}`)
  }
  return entryId
}
