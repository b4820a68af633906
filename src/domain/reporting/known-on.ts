import type { IsoDate } from '../calendar/iso-date.ts'
import type { ReportFact } from './report-fact.ts'

/** Whether this version of a fact was the one known on `day`. */
export function wasKnownOn(fact: ReportFact, day: IsoDate): boolean {
  return fact.knownFrom <= day && (fact.knownTo === null || day < fact.knownTo)
}

/**
 * The facts as known on `day`: of each stream at most one version.
 *
 * Throws a fault where two versions of one stream were known on the same day: it would be counted twice.
 */
export function factsKnownOn(facts: readonly ReportFact[], day: IsoDate): readonly ReportFact[] {
  const known = facts.filter((fact) => wasKnownOn(fact, day))
  const seen = new Set<string>()
  for (const { streamId } of known) {
    if (seen.has(streamId)) throw new Error(`two versions of ${streamId} were known on ${day}`)
    seen.add(streamId)
  }
  return known
}
