import { PROCEDURES } from '../../../domain/procedure/procedures.ts'
import { basisWords } from '../../../words/clocks.ts'

/** Where the law itself eased limits for a while, in every procedure: what a local hold is not. */
export const RELAXATIONS = PROCEDURES.flatMap(({ id, title: procedure, clocks, relaxations }) => relaxations.map((relaxation) => ({
  key: `${id} ${relaxation.id}`, title: relaxation.title, procedure, from: relaxation.from, until: relaxation.until, effect: relaxation.effect,
  eases: clocks.filter((clock) => relaxation.clocks.includes(clock.id)).map(({ title }) => title),
  basis: basisWords(relaxation), confirmed: relaxation.confirmed,
})))
