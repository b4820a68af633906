import type { Actor, Services } from '../application/ports.ts'
import type { EntryRequest } from '../application/record-entry.ts'
import { addWorkingDays } from '../domain/calendar/working-days.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import type { CONSENTS, GiverSort } from '../domain/register/compliment/events.ts'
import { recordAll } from './ombudsman-cases.ts'

type Command = EntryRequest['command']

/** One invented compliment. Working days count from today, less is earlier; `quoted` is what may go before readers. */
type Invented = Readonly<{
  on: number; from: 'client' | 'professional'; sort: GiverSort; division: string; team?: string; worker?: readonly [given: string, family: string]; said: string
  passedOn?: number; thankedOn?: number; consent?: (typeof CONSENTS)[number]; quoted?: string; isShared?: true; isPublished?: true
}>

const COMPLIMENTS: readonly Invented[] = [
  {
    on: -4, from: 'client', sort: 'parent', division: 'children-in-need', team: 'cin-widnes', worker: ['Wren', 'Pickavance'],
    said: 'Please tell Wren thank you. She rang back every time, and on 12 March she sat with us at Whitfield Road until nine at night. My five children ask after her.',
  },
  { on: -6, from: 'professional', sort: 'health', division: 'children-in-care', said: 'The plan was shared before the meeting and everybody had read it. That is rare and it made all the difference.', consent: 'asked' },
  {
    on: -14, from: 'client', sort: 'foster-carer', division: 'children-in-care', worker: ['Ines', 'Cartmell'],
    said: 'Ines answers the phone. That sounds small and it is not.', passedOn: -9, consent: 'given',
  },
  {
    on: -16, from: 'client', sort: 'care-leaver', division: 'children-in-care', worker: ['Ines', 'Cartmell'], passedOn: -15, thankedOn: -12, consent: 'given',
    said: 'You helped me more than anyone. I got my flat in Bolton and I am still in it. Love from Kasia',
    quoted: 'You helped me more than anyone. I got my flat and I am still in it.', isShared: true, isPublished: true,
  },
  {
    on: -24, from: 'professional', sort: 'judge', division: 'children-in-need', team: 'cin-runcorn', passedOn: -22, thankedOn: -20, consent: 'refused',
    said: 'His Honour Judge Threlfall wished it recorded that the section 37 report was among the best that he had read.',
  },
  {
    on: -28, from: 'client', sort: 'parent', division: 'team-around-the-family', passedOn: -21, thankedOn: -21, consent: 'given',
    said: 'I was dreading the first visit. She took her shoes off at the door and asked me how I was. Nobody had asked me that in a year.',
    quoted: 'I was dreading the first visit. She took her shoes off at the door and asked me how I was. Nobody had asked me that in a long time.', isPublished: true,
  },
  {
    on: -35, from: 'professional', sort: 'school', division: 'team-around-the-family', passedOn: -30, thankedOn: -30, consent: 'given',
    said: 'Since Darius from the family centre came in on Tuesdays the mornings are calm.', quoted: 'Since the worker came in every week the mornings are calm.', isShared: true,
  },
  { on: -41, from: 'client', sort: 'relative', division: 'children-in-need', team: 'cin-widnes', passedOn: -24, said: 'Thank you for telling me the truth, even when it was hard to hear.', consent: 'given', quoted: 'Thank you for telling me the truth, even when it was hard to hear.' },
  { on: -55, from: 'client', sort: 'child-or-young-person', division: 'children-in-care', passedOn: -54, thankedOn: -53, said: 'You came to my play and you clapped the loudest.', consent: 'withdrawn' },
  { on: -70, from: 'client', sort: 'adopter', division: 'children-in-care', passedOn: -66, thankedOn: -66, said: 'We could not have done this without you. You never made us feel that we asked too much.', consent: 'given', quoted: 'We could not have done this without you. You never made us feel that we asked too much.', isPublished: true },
]

/** Records a few compliments of the last months: some quoted, some not passed on yet. The same worker is one person. */
export async function loadCompliments(services: Services, manager: Actor): Promise<void> {
  const on = (workingDays: number): IsoDate => addWorkingDays(services.calendar, services.clock.today(), workingDays).on
  const workers = new Map<string, PersonId>()
  for (const one of COMPLIMENTS) {
    const [givenName, familyName] = one.worker ?? []
    const known = workers.get(`${givenName} ${familyName}`)
    const personId = givenName === undefined ? undefined : known ?? services.ids.next() as PersonId
    if (personId !== undefined) workers.set(`${givenName} ${familyName}`, personId)
    const first: Command = {
      type: 'record-compliment', on: on(one.on), from: one.from, sort: one.sort, channel: one.from === 'client' ? 'telephone' : 'email', said: { words: one.said },
      divisions: [one.division], teams: one.team === undefined ? [] : [one.team], ...(personId !== undefined && { worker: { personId } }),
    }
    const newPeople = personId !== undefined && known === undefined && givenName !== undefined && familyName !== undefined ? [{ personId, details: { givenName, familyName } }] : []
    await recordAll(services, manager, [{ command: first, newPeople }, ...sequelsOf(one, on).map((command) => ({ command }))])
  }
}

/** What was done about it since, in an order in which it could be. */
function sequelsOf({ on: received, passedOn, thankedOn, consent, quoted, isShared, isPublished }: Invented, on: (workingDays: number) => IsoDate): readonly Command[] {
  const later = on(Math.min(-1, received + 6))
  return [
    ...(passedOn === undefined ? [] : [{ type: 'pass-on-compliment', on: on(passedOn), by: 'supervision' } as const]),
    ...(thankedOn === undefined ? [] : [{ type: 'thank-giver', on: on(thankedOn), how: 'letter' } as const]),
    ...(consent === undefined ? [] : [{ type: 'record-consent-to-quote', on: on(received + 2), consent: consent === 'withdrawn' ? 'given' : consent } as const]),
    ...(consent === 'withdrawn' ? [{ type: 'record-consent-to-quote', on: later, consent } as const] : []),
    ...(quoted === undefined ? [] : [{ type: 'check-quotation', on: on(received + 3), quotation: { words: quoted } } as const]),
    ...(isShared ? [{ type: 'share-compliment', on: later, where: 'team-meeting', text: { words: 'Being reachable is what families remember.' } } as const] : []),
    ...(isPublished ? [{ type: 'publish-quotation', on: later, where: 'digest' } as const] : []),
  ]
}
