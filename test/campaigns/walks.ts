import { PROCEDURE_IDS } from '../../src/domain/procedure/procedures.ts'
import { domainWalk } from '../support/domain-walk.ts'
import { chance } from '../support/random-commands.ts'

const STEPS = 12

/** `recorded` are the types of the events that came of it. */
export type WalksDone = Readonly<{ walks: number; accepted: number; refused: number; recorded: ReadonlySet<string> }>

/** That many random command sequences for each procedure. Throws, naming the seed, where one of them makes no sense. */
export function walkAll(walks: number, seed: number, say: (line: string) => void = () => undefined): WalksDone {
  let accepted = 0
  let refused = 0
  const types = new Set<string>()
  for (const procedure of PROCEDURE_IDS) {
    for (let walk = 0; walk < walks; walk += 1) {
      try {
        const done = domainWalk(procedure, STEPS, chance(seed + walk))
        accepted += done.accepted
        refused += done.refused
        for (const { event } of done.stream) types.add(event.type)
      } catch (error) {
        throw new Error(`${procedure}, seed ${seed + walk}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
    }
    say(`${procedure}: ${walks} sequences`)
  }
  return { walks: walks * PROCEDURE_IDS.length, accepted, refused, recorded: types }
}
