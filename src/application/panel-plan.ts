import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { planPanel, type PanelPlan } from '../domain/complaint/panel-planner.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import { inRole } from '../domain/complaint/threads/appointments/thread.ts'
import { procedureById } from '../domain/procedure/procedures.ts'
import { availableOn, type PoolMember } from '../domain/register/pool/member.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { poolList } from './pool.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import { viewComplaint, type NotFound } from './view-complaint.ts'
import type { ComplaintView } from './worded.ts'

/** The days that somebody can come, where they named any, and the days that they cannot. */
export type DaysGiven = Readonly<{ can: readonly IsoDate[]; cannot: readonly IsoDate[] }>

/** One of those who are to come: a member who is appointed, or a place that is still free. */
export type Seat = Readonly<{ personId: PersonId | null; isInPool: boolean }>

/** `plan` is null where the complaint awaits no panel, or nothing was asked yet. */
export type PlannedPanel = Readonly<{ kind: 'planned'; view: ComplaintView; isAwaited: boolean; seats: readonly Seat[]; plan: PanelPlan | null }>

const PANEL_OF = 3

/**
 * The days on which the panel of a complaint could meet, for those who are appointed and up to three in all, and somebody
 * else besides. What is given of a seat counts before what the pool knows of the person. `not-found` where the actor may
 * not set the day.
 */
export async function panelPlan(services: Services, actor: Actor, complaintId: string, given: readonly DaysGiven[] | null): Promise<PlannedPanel | NotFound> {
  if (!may(actor, 'set-panel-date')) return { kind: 'not-found' }
  const view = await viewComplaint(services, actor, complaintId)
  if ('kind' in view) return view
  const pool = await poolOf(services, actor)
  const seats = seatsOf(view.complaint, pool)
  const { requestedOn, stage, status, panelMetOn } = view.complaint
  const asked = requestedOn['stage-3']
  const procedure = procedureById(view.complaint.procedure)
  const isAwaited = view.inError === null && stage === 'stage-3' && status === 'open' && panelMetOn === null
  if (!isAwaited || asked === undefined || !procedure || given === null) return { kind: 'planned', view, isAwaited, seats, plan: null }
  const calendar = await services.store.read(actor, (reads) => authorityCalendar(services, reads))
  const members = seats.map((seat, at) => canCome(given[at], seat.personId === null ? undefined : pool.get(seat.personId)))
  const plan = planPanel({ requestedOn: asked, today: services.clock.today(), calendar, procedure, members, doneOn: doneOn(view.complaint) })
  return { kind: 'planned', view, isAwaited, seats, plan }
}

async function poolOf(services: Services, actor: Actor): Promise<ReadonlyMap<PersonId, PoolMember>> {
  const list = await poolList(services, actor, null)
  return new Map(list.kind === 'pool' ? list.rows.map(({ member }) => [member.personId, member]) : [])
}

/** Those on the panel now, free places up to three, and one for somebody else who has to be there. */
function seatsOf({ threads: { appointments } }: Complaint, pool: ReadonlyMap<PersonId, PoolMember>): readonly Seat[] {
  const appointed = [...inRole(appointments, 'panel-chair'), ...inRole(appointments, 'panel-member')].map(({ personId }) => personId)
  const named = [...new Set(appointed)].filter((personId) => personId !== null)
  const free = Math.max(0, PANEL_OF - named.length) + 1
  return [
    ...named.map((personId) => ({ personId, isInPool: pool.has(personId) })),
    ...Array.from({ length: free }, () => ({ personId: null, isInPool: false })),
  ]
}

/** What was given now counts before what the pool knows; whoever said nothing can come. */
function canCome(given: DaysGiven = { can: [], cannot: [] }, member: PoolMember | undefined): (day: IsoDate) => boolean {
  return (day) => {
    if (given.cannot.includes(day)) return false
    if (given.can.length > 0) return given.can.includes(day)
    return (member && availableOn(member, day)) ?? true
  }
}

function doneOn({ threads: { appointments, stageThree } }: Complaint) {
  const chair = inRole(appointments, 'panel-chair')[0]
  return {
    ...(stageThree.acknowledgedOn && { 'panel-acknowledgement': stageThree.acknowledgedOn }), ...(chair && { 'panel-chair': chair.on }),
    ...(stageThree.papersSentOn && { 'panel-papers': stageThree.papersSentOn }),
  }
}
