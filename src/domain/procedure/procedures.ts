import type { IsoDate } from '../calendar/iso-date.ts'
import { ADULT_SOCIAL_CARE_2009 } from './adult-social-care-2009.ts'
import { CHILDREN_ACT_1989_ENGLAND } from './children-act-1989-england/procedure.ts'
import { CORPORATE_CODE } from './corporate-code.ts'
import { CORPORATE_COUNCIL } from './corporate-council.ts'
import { DATA_PROTECTION_COMPLAINT } from './data-protection-complaint.ts'
import type { Procedure } from './procedure.ts'
import { WALES_2014 } from './wales-2014.ts'

/** Every procedure that Heard knows. */
export const PROCEDURES: readonly Procedure[] = [
  CHILDREN_ACT_1989_ENGLAND, CORPORATE_COUNCIL, CORPORATE_CODE, ADULT_SOCIAL_CARE_2009, WALES_2014, DATA_PROTECTION_COMPLAINT,
]

export const PROCEDURE_IDS: readonly string[] = PROCEDURES.map(procedure => procedure.id)

/** The procedure of that id, or undefined where Heard knows none. */
export function procedureById(id: string): Procedure | undefined {
  return PROCEDURES.find(procedure => procedure.id === id)
}

/** The clocks that the answer at stage 1 ends, the acknowledgement's apart: what the chase ladder is counted on. */
export const FIRST_ANSWER_CLOCKS: ReadonlySet<string> = new Set(PROCEDURES.flatMap(procedure => procedure.clocks)
  .filter(({ stage, whose, kind, doneBy }) => stage === 'stage-1' && whose === 'authority' && kind === 'limit' && doneBy.includes('StageOneAnswered'))
  .map(({ id }) => id))

/** The corporate procedure for a complaint received on `day`: the council's own, or the Code's from the day it was adopted. */
export function corporateProcedureOn(day: IsoDate, corporateProcedure: string, codeAdoptedOn: IsoDate | null): string {
  return codeAdoptedOn !== null && day >= codeAdoptedOn ? CORPORATE_CODE.id : corporateProcedure
}

/** Every clock of every procedure, once each by its id, in the order in which they begin. */
export function knownClocks(): readonly Readonly<{ id: string; title: string }>[] {
  const byId = new Map<string, Readonly<{ id: string; title: string }>>()
  for (const { id, title } of PROCEDURES.flatMap(procedure => procedure.clocks)) if (!byId.has(id)) byId.set(id, { id, title })
  return [...byId.values()]
}
