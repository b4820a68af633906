import type { IndependenceRule } from '../../../procedure/procedure.ts'
import { procedureById } from '../../../procedure/procedures.ts'
import type { PersonId, UserId } from '../../basics.ts'
import type { AppointedRole } from './events.ts'

type Bar = IndependenceRule['bars']

/** Somebody about to take a role, as far as independence is about them. */
export type Candidate = Readonly<{ personId: PersonId | null; userId: UserId | null; declared: readonly Bar[] }>

/** What the complaint itself knows of people, whatever they declare. */
export type Known = Readonly<{ independentPersons: readonly PersonId[]; stageOneResponder: UserId | null }>

/** The chair is one of the members: the duties of a member are theirs too. */
const DUTIES_OF: Readonly<Record<AppointedRole, readonly string[]>> = {
  'investigating-officer': ['investigating-officer'], 'independent-person': ['independent-person'], 'adjudicating-officer': ['adjudicating-officer'],
  'panel-member': ['panel-member'], 'panel-chair': ['panel-member', 'panel-chair'],
}

/**
 * The rules of the procedure that somebody in this role would break, by what they declare and by what is known: bars of
 * law first. None where the procedure does not know the role.
 */
export function rulesBroken(procedureId: string, role: AppointedRole, candidate: Candidate, known: Known): readonly IndependenceRule[] {
  const roles = procedureById(procedureId)?.roles ?? []
  const held = new Set<Bar>([...candidate.declared, ...knownBars(candidate, known)])
  const broken = roles.filter(({ id }) => DUTIES_OF[role].includes(id)).flatMap(({ independence }) => independence).filter(({ bars }) => held.has(bars))
  return [...broken.filter(isLaw), ...broken.filter((rule) => !isLaw(rule))]
}

/** A statutory bar: an appointment against it is not made, and one that was made is a breach. */
export function isLaw({ law }: IndependenceRule): boolean {
  return law !== null
}

/** Whoever answered at stage 1 has been involved already, too. */
function knownBars({ personId, userId }: Candidate, { independentPersons, stageOneResponder }: Known): readonly Bar[] {
  return [
    ...(personId !== null && independentPersons.includes(personId) ? ['independent-person-of-this-complaint'] as const : []),
    ...(userId !== null && userId === stageOneResponder ? ['stage-one-responder', 'already-involved'] as const : []),
  ]
}
