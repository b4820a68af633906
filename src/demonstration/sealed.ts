import { recordAround } from '../application/record-around.ts'
import { recordComplaint } from '../application/record-complaint.ts'
import type { Account, Actor, Services } from '../application/ports.ts'
import { protectContact } from '../application/people/protected-contact.ts'
import { viewComplaint } from '../application/view-complaint.ts'
import { addDays } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'

/** How long ago the sealed complaint came in: its seal has been broken since. */
const DAYS_AGO = 21

type User = Pick<Account, 'userId' | 'role'>

/**
 * A complaint about a complaints officer, which was recorded around her and is there for the head of service alone; and a
 * parent whose address must not reach anybody else. Invented; the complaint came in three weeks ago. Answers its id.
 */
export async function loadSealed(services: Services, manager: Actor): Promise<string | null> {
  const users: readonly User[] = await services.store.read(manager, (reads) => reads.users())
  const [officer, head] = (['complaints-officer', 'head-of-service'] as const).map((role) => users.find((user) => user.role === role))
  if (!officer || !head) return null
  const cameIn = addDays(services.clock.today(), -DAYS_AGO)
  const then: Services = { ...services, clock: { today: () => cameIn, now: () => `${cameIn}T10:20:00.000Z` } }
  const complaintId = services.ids.next()
  const of = async (result: Promise<Readonly<{ kind: string }>>) => {
    const { kind } = await result
    if (kind !== 'done') throw new Error(`the demonstration's sealed complaint was not taken: ${kind}`)
  }
  const aunt = services.ids.next() as PersonId
  await of(recordAround(then, manager, { about: [officer.userId], forUsers: [head.userId], reason: 'It is about somebody of the complaints team.' }, (andThen) => recordComplaint(then, manager, {
    complaintId, commandId: services.ids.next(), newPeople: [{ personId: aunt, details: { givenName: 'Corin', familyName: 'Thelwell' } }],
    complaint: {
      on: cameIn, channel: 'letter', said: { words: 'Your complaints officer told my sister’s neighbour what I had complained about.' },
      details: { complainants: [{ personId: aunt, type: 'other-relative' }] },
    },
  }, andThen)))
  await protectOne(services, manager)
  return complaintId
}

/** Somebody who complains today, of whom the telephone number is known: it and their address must reach nobody else. */
async function protectOne(services: Services, manager: Actor): Promise<void> {
  const today = services.clock.today()
  const { rows } = await services.store.read(manager, (reads) => reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', sort: 'received', page: 1 }))
  for (const { complaintId } of rows.toReversed()) {
    const view = await viewComplaint(services, manager, complaintId)
    const parent = 'kind' in view ? undefined : view.complaint.details.complainants.find(({ type, personId }) => type === 'parent' && view.people.get(personId ?? '')?.contact !== undefined)
    if (!parent?.personId) continue
    await protectContact(services, manager, 'protect', {
      personId: parent.personId, parts: ['address', 'telephone'], why: 'There is a non-molestation order: he must not learn where they live.',
    })
    return
  }
}
