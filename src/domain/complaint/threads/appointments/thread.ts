import type { IsoDate } from '../../../calendar/iso-date.ts'
import { procedureById } from '../../../procedure/procedures.ts'
import type { Named } from '../../declared/field.ts'
import type { Thread, ThreadBreach } from '../../declared/thread.ts'
import type { PersonId, UserId } from '../../basics.ts'
import type { WarningCode } from '../../warnings.ts'
import type { Complaint } from '../../state.ts'
import type { AppointedRole, APPOINTMENTS_EVENTS } from './events.ts'
import { isLaw, rulesBroken, type Candidate, type Known } from './independence.ts'

type Appointment = Readonly<{ role: AppointedRole; personId: PersonId | null; userId: UserId | null; on: IsoDate; endedOn: IsoDate | null }>
type Asking = Readonly<{ role: AppointedRole; personId: PersonId; askedOn: IsoDate; accepts: boolean | null }>

/** Who was asked to take part in stages 2 and 3, what they said, and who was appointed. */
export type Appointments = Readonly<{
  made: readonly Appointment[]
  asked: readonly Asking[]
  /** Who had the complaint when stage 1 was answered: they do not decide on it again. */
  stageOneResponder: UserId | null
  /** What was unlawful about appointments, as it was found. */
  found: readonly ThreadBreach[]
}>

type Appointing = Readonly<{ person?: Named; user?: UserId; declared?: Candidate['declared']; alreadyMade?: boolean; happenedOn: IsoDate }>
type Ended = Readonly<{ role: AppointedRole; person?: Named; user?: UserId }>

/** Investigating officer, independent person, adjudicating officer and panel: found, asked, appointed with their independence declared. */
export const APPOINTMENTS: Thread<Appointments, typeof APPOINTMENTS_EVENTS> = {
  start: { made: [], asked: [], stageOneResponder: null, found: [] },
  evolve: {
    AppointeeAsked: (slice, { role, person, happenedOn }) => ({
      ...slice, asked: [...slice.asked.filter((asking) => !isAsking(asking, role, person)), { role, personId: person.personId, askedOn: happenedOn, accepts: null }],
    }),
    AppointeeReplied: (slice, { role, person, accepts }) => ({
      ...slice, asked: slice.asked.map((asking) => (isAsking(asking, role, person) ? { ...asking, accepts } : asking)),
    }),
    InvestigatingOfficerAppointed: appointed('investigating-officer'),
    IndependentPersonAppointed: appointed('independent-person'),
    AdjudicatingOfficerAppointed: appointed('adjudicating-officer'),
    PanelChairAppointed: appointed('panel-chair'),
    PanelMemberAppointed: appointed('panel-member'),
    AppointmentEnded: (slice, event) => {
      const ended = appointmentEnded(slice, event)
      return { ...slice, made: slice.made.map((each) => (each === ended ? { ...each, endedOn: event.happenedOn } : each)) }
    },
    StageOneAnswered: (slice, _, { allocatedTo }) => ({ ...slice, stageOneResponder: allocatedTo?.responderId ?? null }),
    InvestigationAnswered: answeredWithIndependentPerson,
  },
  impossible: {
    AppointeeReplied: ({ threads: { appointments } }, { role, person }) =>
      appointments.asked.some((asking) => isAsking(asking, role, person)) ? null : 'not-asked-to-serve',
    InvestigatingOfficerAppointed: barredFrom('investigating-officer'),
    IndependentPersonAppointed: barredFrom('independent-person'),
    AdjudicatingOfficerAppointed: barredFrom('adjudicating-officer'),
    PanelChairAppointed: barredFrom('panel-chair'),
    PanelMemberAppointed: barredFrom('panel-member'),
    AppointmentEnded: ({ threads: { appointments } }, event) => (appointmentEnded(appointments, event) ? null : 'no-such-appointment'),
  },
  unwise: {
    InvestigatingOfficerAppointed: unwiseFor('investigating-officer', 'investigating-officer-not-separate'),
    IndependentPersonAppointed: unwiseFor('independent-person', null),
    AdjudicatingOfficerAppointed: unwiseFor('adjudicating-officer', 'adjudicating-officer-not-separate'),
    PanelChairAppointed: unwiseFor('panel-chair', 'panel-member-with-ties'),
    PanelMemberAppointed: unwiseFor('panel-member', 'panel-member-with-ties'),
  },
  // A register that was imported does not say who was appointed, so nothing follows from its silence.
  breaches: ({ complaint: { threads: { appointments: { made, found } } }, inOrder: [first] }) =>
    made.length === 0 && first?.event.type === 'ComplaintReceived' && first.event.importedFrom !== undefined ? [] : found,
}

/** Those in a role on the day on which the complaint stands. */
export function inRole({ made }: Appointments, role: AppointedRole): readonly Appointment[] {
  return made.filter((each) => each.role === role && each.endedOn === null)
}

/** Whoever has been the independent person of this complaint, now or before: they never sit on its panel. */
export function independentPersonsOf({ made }: Appointments): readonly PersonId[] {
  return made.flatMap(({ role, personId }) => (role === 'independent-person' && personId !== null ? [personId] : []))
}

function appointed(role: AppointedRole) {
  return (slice: Appointments, event: Appointing, complaint: Complaint, seq: number): Appointments => ({
    ...slice,
    made: [...slice.made, { role, personId: event.person?.personId ?? null, userId: event.user ?? null, on: event.happenedOn, endedOn: null }],
    found: [...slice.found, ...broken(complaint, role, event).filter(isLaw).flatMap(({ law, confirmed }): readonly ThreadBreach[] =>
      law === null ? [] : [{ code: 'appointed-though-barred', law, confirmed, happenedOn: event.happenedOn, seq }])],
  })
}

/** The law wants an independent person in the investigation: an answer given without one is a breach. Law: SI 2006/1738 reg. 17(2). */
function answeredWithIndependentPerson(slice: Appointments, { happenedOn }: Readonly<{ happenedOn: IsoDate }>, { procedure }: Complaint, seq: number): Appointments {
  if (inRole(slice, 'independent-person').length > 0) return slice
  const duty = procedureById(procedure)?.roles.find(({ id }) => id === 'independent-person')
  if (!duty || duty.law === null) return slice
  const { law, confirmed } = duty
  return { ...slice, found: [...slice.found, { code: 'investigated-without-independent-person', law, confirmed, happenedOn, seq }] }
}

function barredFrom(role: AppointedRole) {
  return (complaint: Complaint, event: Appointing): 'barred-by-independence' | 'one-appointee-only' | null => {
    if (event.person !== undefined && event.user !== undefined) return 'one-appointee-only'
    return event.alreadyMade !== true && broken(complaint, role, event).some(isLaw) ? 'barred-by-independence' : null
  }
}

function unwiseFor(role: AppointedRole, departs: WarningCode | null) {
  return (complaint: Complaint, event: Appointing): readonly WarningCode[] => {
    const { asked } = complaint.threads.appointments
    const { person } = event
    const declined = person !== undefined && asked.some((asking) => isAsking(asking, role, person) && asking.accepts === false)
    return [
      ...(departs !== null && broken(complaint, role, event).some((rule) => !isLaw(rule)) ? [departs] : []),
      ...(declined ? ['appointed-though-declined'] as const : []),
    ]
  }
}

function broken({ procedure, threads: { appointments } }: Complaint, role: AppointedRole, { person, user, declared = [] }: Appointing) {
  const known: Known = { independentPersons: independentPersonsOf(appointments), stageOneResponder: appointments.stageOneResponder }
  return rulesBroken(procedure, role, { personId: person?.personId ?? null, userId: user ?? null, declared }, known)
}

function isAsking(asking: Asking, role: AppointedRole, { personId }: Named): boolean {
  return asking.role === role && asking.personId === personId
}

/** The latest appointment to the role that has not ended, of the person where one is named: the one that ending it ends. */
export function appointmentEnded(slice: Appointments, { role, person, user }: Ended): Appointment | undefined {
  return inRole(slice, role).findLast(({ personId, userId }) =>
    (person === undefined || person.personId === personId) && (user === undefined || user === userId))
}
