import { carryOut } from '../application/carry-out.ts'
import { saySame } from '../application/people/say-same.ts'
import type { Actor, PersonDetails, Services } from '../application/ports.ts'
import { viewComplaint } from '../application/view-complaint.ts'
import type { WordedCommand } from '../application/worded.ts'
import { WARNINGS } from '../domain/complaint/warnings.ts'
import { addDays, isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'

/** Invented: the neighbour who complains with others, and is typed in twice. */
const BRYONY: PersonDetails = { givenName: 'Bryony', familyName: 'Ashdown', bornOn: isoDate('1981-04-17'), contact: { telephone: '01632 960 418' } }
const BRIONY: PersonDetails = { givenName: 'Briony', familyName: 'Ashdown', contact: { telephone: '01632 960418', email: 'b.ashdown@example.org' } }

/**
 * A complainant who returns, two records of her that are said to be the same person, and a restriction of contact that
 * is due for review today: in complaints of today's caseload that are there already.
 */
export async function loadReturningPeople(services: Services, manager: Actor): Promise<void> {
  const today = services.clock.today()
  const list = await services.store.read(manager, (reads) =>
    reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', sort: 'received', page: 1 }))
  const [first, second, third] = list.rows.map(({ complaintId }) => complaintId)
  if (first === undefined || second === undefined || third === undefined) return
  const [bryony, briony] = [services.ids.next() as PersonId, services.ids.next() as PersonId]
  await joins(services, manager, first, { personId: bryony, details: BRYONY })
  await joins(services, manager, second, { personId: bryony, details: BRYONY })
  await joins(services, manager, third, { personId: briony, details: BRIONY })
  const said = await saySame(services, manager, {
    personId: bryony, otherId: briony, on: today, why: { words: 'She rang: the first letter spelt her name with an i.' }, commandId: services.ids.next(),
  })
  if (said.kind !== 'done') throw new Error(`the demonstration's sameness was not taken: ${JSON.stringify(said)}`)
  await ask(services, manager, second, { type: 'warn-about-contact', on: addDays(today, -40), text: { words: 'Asked not to shout at whoever answers the telephone.' } })
  await ask(services, manager, second, {
    type: 'restrict-contact', on: addDays(today, -28), arrangements: { words: 'By letter or e-mail, answered once a week.' },
    reasons: { words: 'Eleven calls in one day, with threats.' }, reviewOn: today,
  })
}

/** Somebody complains too, in a complaint that is there already. */
async function joins(services: Services, manager: Actor, complaintId: string, person: Readonly<{ personId: PersonId; details: PersonDetails }>): Promise<void> {
  const view = await viewComplaint(services, manager, complaintId)
  if ('kind' in view) throw new Error(`the demonstration has no complaint ${complaintId}`)
  const { complainants } = view.complaint.details
  const details = { complainants: [...complainants, { personId: person.personId, type: complainants[0]?.type ?? 'parent' }] }
  await ask(services, manager, complaintId, { type: 'record-details', on: services.clock.today(), details }, [person])
}

async function ask(
  services: Services, manager: Actor, complaintId: string, command: WordedCommand, newPeople: readonly Readonly<{ personId: PersonId; details: PersonDetails }>[] = [],
): Promise<void> {
  const expectedSeq = await services.store.read(manager, async (reads) => (await reads.stream(complaintId)).at(-1)?.seq ?? 0)
  const result = await carryOut(services, manager, { complaintId, expectedSeq, commandId: services.ids.next(), command, newPeople, acceptedWarnings: Object.keys(WARNINGS) })
  if (result.kind !== 'done') throw new Error(`the demonstration's ${command.type} was not taken: ${JSON.stringify(result)}`)
}
