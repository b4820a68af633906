import { CHILDREN_ACT_1989_ENGLAND } from './children-act-1989-england/procedure.ts'
import { CORPORATE_COUNCIL } from './corporate-council.ts'
import type { Procedure } from './procedure.ts'

/** Every procedure that Heard knows. */
export const PROCEDURES: readonly Procedure[] = [CHILDREN_ACT_1989_ENGLAND, CORPORATE_COUNCIL]

export const PROCEDURE_IDS: readonly string[] = PROCEDURES.map(procedure => procedure.id)

/** The procedure of that id, or undefined where Heard knows none. */
export function procedureById(id: string): Procedure | undefined {
  return PROCEDURES.find(procedure => procedure.id === id)
}

/** The clocks that the answer at stage 1 ends, the acknowledgement's apart: what the chase ladder is counted on. */
export const FIRST_ANSWER_CLOCKS: ReadonlySet<string> = new Set(PROCEDURES.flatMap(procedure => procedure.clocks)
  .filter(({ stage, whose, kind, doneBy }) => stage === 'stage-1' && whose === 'authority' && kind === 'limit' && doneBy.includes('StageOneAnswered'))
  .map(({ id }) => id))

/** Every clock of every procedure, once each by its id, in the order in which they begin. */
export function knownClocks(): readonly Readonly<{ id: string; title: string }>[] {
  const byId = new Map<string, Readonly<{ id: string; title: string }>>()
  for (const { id, title } of PROCEDURES.flatMap(procedure => procedure.clocks)) if (!byId.has(id)) byId.set(id, { id, title })
  return [...byId.values()]
}
