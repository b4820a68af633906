import type { Actor, Services } from '../application/ports.ts'
import type { EntryRequest } from '../application/record-entry.ts'
import { recordComplaintOfEnquiry } from '../application/turn-enquiry.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays } from '../domain/calendar/working-days.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { recordAll } from './ombudsman-cases.ts'

/** The working day that lies so many after today, or before it where negative. */
type On = (workingDays: number) => IsoDate
type Asked = Omit<EntryRequest, 'entryId' | 'expectedSeq' | 'commandId'>

const words = (text: string) => ({ words: text })

/** Enquiries about today: one just come, one due today, one overdue, settled on the spot, signposted, a complaint declined. Invented. */
function enquiries(on: On): readonly (readonly Asked['command'][])[] {
  return [
    [{ type: 'record-enquiry', on: on(-1), kind: 'enquiry', channel: 'telephone', teams: ['cin-widnes'], divisions: ['children-in-need'], said: words('When is the next meeting of the core group, and who comes to it?') }],
    [{ type: 'record-enquiry', on: on(-10), kind: 'enquiry', channel: 'email', teams: ['cin-runcorn'], divisions: ['children-in-need'], said: words('Asks for a copy of the plan that was agreed in the summer.'), offer: 'not-offered' }],
    [
      { type: 'record-enquiry', on: on(-15), kind: 'early-resolution', channel: 'telephone', teams: ['short-breaks'], said: words('The short break of half term was cancelled on the day. Wants another, and an apology.'), offer: 'awaited' },
      { type: 'note-on-enquiry', on: on(-6), text: words('The team looks for a weekend in December.') },
    ],
    [{ type: 'record-enquiry', on: on(-2), kind: 'point-of-contact', channel: 'telephone', teams: ['cin-widnes'], divisions: ['children-in-need'], said: words('The social worker had not rung back. She rang while the caller held the line.'), offer: 'declined' }],
    [
      { type: 'record-enquiry', on: on(-3), kind: 'advice', channel: 'telephone', said: words('How to complain on behalf of a nephew in foster care.') },
      { type: 'resolve-enquiry', on: on(-3), text: words('Told who may complain for a child, and sent the leaflet.') },
    ],
    [
      { type: 'record-enquiry', on: on(-4), kind: 'signposting', channel: 'email', said: words('The wait for an appointment with a paediatrician.') },
      { type: 'resolve-enquiry', on: on(-4), signpostedTo: 'health', text: words('Given the address of the patient advice service.') },
    ],
    [
      { type: 'record-enquiry', on: on(-8), kind: 'early-resolution', channel: 'letter', teams: ['cin-runcorn'], divisions: ['children-in-need'], said: words('Minutes of a meeting had the wrong date of birth.') },
      { type: 'record-complaint-offer', on: on(-7), answer: 'declined', text: words('Only wants it put right.') },
      { type: 'resolve-enquiry', on: on(-5), text: words('Put right, and a corrected copy sent.') },
    ],
  ]
}

/** Two enquiries of councillors and MPs: one given to the manager in good time, one overdue and chased. */
function memberEnquiries(services: Services, on: On, responder: Actor['userId']): readonly (readonly Asked[])[] {
  const [councillor, mp, constituent] = [services.ids.next(), services.ids.next(), services.ids.next()] as [PersonId, PersonId, PersonId]
  return [
    [{
      command: { type: 'record-member-enquiry', on: on(-1), from: 'councillor', member: { personId: councillor }, consent: 'not-needed', channel: 'email', responder, teams: ['short-breaks'], said: words('How long do families wait for a short break in this ward?') },
      newPeople: [{ personId: councillor, details: { givenName: 'Odette', familyName: 'Marbury' } }],
    }],
    [
      {
        command: { type: 'record-member-enquiry', on: on(-9), from: 'mp', member: { personId: mp }, constituent: { personId: constituent }, consent: 'awaited', channel: 'letter', responder, teams: ['cin-widnes'], divisions: ['children-in-need'], said: words('A constituent says that an assessment has taken four months.') },
        newPeople: [{ personId: mp, details: { givenName: 'Linus', familyName: 'Thorneycroft' } }, { personId: constituent, details: { givenName: 'Petra', familyName: 'Hale' } }],
      },
      { command: { type: 'chase-member-enquiry', on: on(-2), text: words('The office rang.') } },
    ],
  ]
}

/** Records what came before a complaint about today; one of the enquiries has become a complaint of today's caseload. */
export async function loadEnquiries(services: Services, manager: Actor): Promise<void> {
  const on: On = (workingDays) => addWorkingDays(services.calendar, services.clock.today(), workingDays).on
  const plain = enquiries(on).map((commands) => commands.map((command): Asked => ({ command })))
  for (const requests of [...plain, ...memberEnquiries(services, on, manager.userId)]) await recordAll(services, manager, requests)
  const said = words('A third social worker in a year, and nobody said that the last one was leaving.')
  const teams = ['cin-widnes']
  const enquiryId = await recordAll(services, manager, [
    { command: { type: 'record-enquiry', on: on(-5), kind: 'enquiry', channel: 'telephone', teams, divisions: ['children-in-need'], said, offer: 'awaited' } },
    { command: { type: 'record-complaint-offer', on: on(-2), answer: 'accepted' } },
  ])
  const result = await recordComplaintOfEnquiry(services, manager, {
    complaintId: services.ids.next(), commandId: services.ids.next(), complaint: { on: on(-2), channel: 'telephone', said, details: { teams, divisions: ['children-in-need'] } },
  }, enquiryId)
  if (result.kind !== 'done') throw new Error(`the demonstration's enquiry did not become a complaint: ${JSON.stringify(result)}`)
}
