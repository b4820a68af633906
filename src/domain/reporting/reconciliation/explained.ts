import { findingKey, type Finding } from './finding.ts'

/**
 * How a finding stands. *Open*: neither mended nor explained. *Explained*: somebody wrote why it stands, about these very
 * numbers. *Changed*: somebody explained it, and one of its numbers is another since, so that the explanation no longer counts.
 */
export type Standing<Explanation> =
  | Readonly<{ state: 'open'; finding: Finding }>
  | Readonly<{ state: 'explained' | 'changed'; finding: Finding; explanation: Explanation }>

/** Each finding with what was written about it, by the keys of what was explained, in the order in which that was written. */
export function standingOf<Explanation>(findings: readonly Finding[], explained: ReadonlyMap<string, Explanation>): readonly Standing<Explanation>[] {
  const byPlace = new Map([...explained].map(([key, explanation]) => [key.split('#')[0] ?? key, explanation] as const))
  return findings.map((finding): Standing<Explanation> => {
    const [exact, before] = [explained.get(findingKey(finding)), byPlace.get(finding.where)]
    if (exact !== undefined) return { state: 'explained', finding, explanation: exact }
    return before === undefined ? { state: 'open', finding } : { state: 'changed', finding, explanation: before }
  })
}

/** What keeps a report from being submitted or published: each finding that is neither mended nor explained. */
export function stillOpen(standings: readonly Standing<unknown>[]): readonly Finding[] {
  return standings.filter(({ state }) => state !== 'explained').map(({ finding }) => finding)
}
