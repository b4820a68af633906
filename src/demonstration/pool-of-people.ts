import type { EntryRequest } from '../application/record-entry.ts'
import type { Actor, Services } from '../application/ports.ts'
import { addCalendarMonths } from '../domain/calendar/calendar-months.ts'
import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import type { PoolRole } from '../domain/register/pool/events.ts'
import { anOpenComplaint, recordAll } from './ombudsman-cases.ts'

type Command = EntryRequest['command']

type Member = Readonly<{ givenName: string; familyName: string; roles: readonly PoolRole[]; steps: (today: IsoDate, complaintId: string | undefined) => readonly Command[] }>

const dbs = (on: IsoDate, expiresOn: IsoDate): Command => ({ type: 'record-pool-check', on, check: 'disclosure-and-barring', expiresOn })

/** Invented people: one of each sort that a complaints manager has to tell apart. */
const MEMBERS: readonly Member[] = [
  {
    givenName: 'Petra', familyName: 'Hollinrake', roles: ['independent-person', 'panel-member'],
    steps: (today, complaintId) => [
      dbs(addCalendarMonths(today, -12), addCalendarMonths(today, 24)), { type: 'agree-pool-rate', on: addCalendarMonths(today, -12), per: 'hour', amountPence: 3_500 },
      ...(complaintId === undefined ? [] : [
        { type: 'place-pool-order', on: addDays(today, -20), orderId: 'order-1', complaint: complaintId, role: 'independent-person', amountPence: 70_000 },
        { type: 'record-pool-invoice', on: addDays(today, -6), orderId: 'order-1', amountPence: 42_000 },
      ] as const),
    ],
  },
  {
    givenName: 'Kofi', familyName: 'Wainwright', roles: ['investigating-officer'],
    steps: (today) => [dbs(addCalendarMonths(today, -35), addDays(today, 24)), { type: 'agree-pool-rate', on: addCalendarMonths(today, -12), per: 'case', amountPence: 250_000 }],
  },
  {
    givenName: 'Lowri', familyName: 'Fairclough', roles: ['panel-chair', 'panel-member'],
    steps: (today) => [
      dbs(addCalendarMonths(today, -6), addCalendarMonths(today, 30)),
      { type: 'declare-pool-interest', on: addCalendarMonths(today, -12), interestId: 'interest-1', tie: 'former-member-or-officer', text: { words: 'Team manager until she retired.' }, until: addCalendarMonths(today, -20) },
    ],
  },
  { givenName: 'Samir', familyName: 'Gathercole', roles: ['panel-member', 'independent-person'], steps: (today) => [dbs(addCalendarMonths(today, -38), addCalendarMonths(today, -2))] },
  {
    givenName: 'Una', familyName: 'Penhaligon', roles: ['panel-member', 'panel-chair', 'mediator'],
    steps: (today) => [
      dbs(addCalendarMonths(today, -10), addCalendarMonths(today, 26)),
      { type: 'state-pool-availability', on: addDays(today, -10), available: false, from: addDays(today, -3), until: addDays(today, 25) },
    ],
  },
  {
    givenName: 'Darius', familyName: 'Moorcroft', roles: ['independent-person'],
    steps: (today) => [
      dbs(addCalendarMonths(today, -4), addCalendarMonths(today, 32)),
      { type: 'declare-pool-interest', on: addCalendarMonths(today, -2), interestId: 'interest-1', tie: 'spouse-or-partner-of-member-or-officer', text: { words: 'Married to an officer of the fostering service.' } },
    ],
  },
]

/** Puts a few people into the pool, a year ago and before. */
export async function loadPool(services: Services, manager: Actor): Promise<void> {
  const today = services.clock.today()
  const complaintId = await anOpenComplaint(services, manager)
  for (const { givenName, familyName, roles, steps } of MEMBERS) {
    const personId = services.ids.next() as PersonId
    const joined = { command: { type: 'add-pool-member', on: addCalendarMonths(today, -12), person: { personId }, roles } as const, newPeople: [{ personId, details: { givenName, familyName } }] }
    await recordAll(services, manager, [joined, ...steps(today, complaintId).map((command) => ({ command }))])
  }
}
