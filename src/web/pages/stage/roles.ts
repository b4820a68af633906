import type { ComplaintView } from '../../../application/worded.ts'
import type { CommandType } from '../../../domain/complaint/commands.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { StageInTurn } from '../../../domain/procedure/stage-events.ts'
import type { Procedure } from '../../../domain/procedure/procedure.ts'
import { POOL_ROLES } from '../../../domain/register/pool/events.ts'
import { UNKNOWN, sinceWords } from '../../../words/complaint.ts'
import { basisWords } from '../../../words/clocks.ts'
import { barWords, heldWords } from '../../../words/stage-page.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'

/** The roles that take part in each stage. */
const ROLES_OF: Readonly<Record<StageInTurn, readonly string[]>> = {
  'stage-1': ['stage-one-responder'], 'stage-2': ['investigating-officer', 'independent-person', 'adjudicating-officer'],
  'stage-3': ['panel-chair', 'panel-member', 'independent-person', 'relevant-director'], 'corporate-review': ['corporate-reviewer'],
}

const APPOINTED_BY: Readonly<Record<string, CommandType>> = {
  'stage-one-responder': 'allocate', 'investigating-officer': 'appoint-investigating-officer', 'independent-person': 'appoint-independent-person',
  'adjudicating-officer': 'appoint-adjudicating-officer', 'panel-chair': 'appoint-panel-chair', 'panel-member': 'appoint-panel-member',
  'corporate-reviewer': 'appoint-corporate-reviewer',
}

type Holder = Readonly<{ userId: string | null; personId: string | null; on: IsoDate }>

/** The roles of a stage: what each has to do, whom it may not be, and who holds it. */
export function rolesOf(view: ComplaintView, procedure: Procedure, stage: StageInTurn) {
  return ROLES_OF[stage].flatMap((id) => {
    const role = procedure.roles.find((one) => one.id === id)
    if (!role) return []
    const holders = holdersOf(id, view)
    const command = APPOINTED_BY[id]
    const isOpen = holders.length < role.howMany && view.next.some((next) => next.command === command)
    return [{
      title: role.title, duty: role.duty, law: basisWords(role), confirmed: role.confirmed,
      holders: holders.map(({ userId, personId, on }) => sinceWords(nameIn(view, userId, personId), on)), held: heldWords(holders.length, role.howMany),
      rules: role.independence.map((rule) => ({ words: barWords(rule), law: basisWords(rule), confirmed: rule.confirmed })),
      appointHref: isOpen && command ? urls.complaintCommand(view.complaintId, command) : null,
      poolHref: isOpen && command && POOL_ROLES.some((one) => one === id) ? urls.poolPropose(view.complaintId, id) : null,
    }]
  })
}

/** Who holds a role now. The chair is one of the three of the panel. */
function holdersOf(role: string, { complaint }: ComplaintView): readonly Holder[] {
  const { allocatedTo, threads: { appointments, corporate } } = complaint
  if (role === 'stage-one-responder')
    return allocatedTo?.responderId === undefined ? [] : [{ userId: allocatedTo.responderId, personId: null, on: allocatedTo.on }]
  if (role === 'corporate-reviewer') return corporate.reviewer ? [{ ...corporate.reviewer, on: corporate.reviewer.appointedOn }] : []
  const held = [role, ...(role === 'panel-member' ? ['panel-chair'] : [])]
  return appointments.made.filter((appointment) => held.includes(appointment.role) && appointment.endedOn === null)
}

function nameIn({ people, userNames }: ComplaintView, userId: string | null, personId: string | null): string {
  if (userId !== null) return userNames.get(userId) ?? UNKNOWN.user
  return personName(people.get(personId ?? ''))
}
