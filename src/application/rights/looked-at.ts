import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { londonDay } from '../../domain/calendar/london.ts'
import { kindsIn, type Traces } from '../access/traces.ts'
import type { AuthorityId } from '../ports.ts'

/** What was looked at on one day: how often the records were opened or listed, taken away or printed, and by how many. */
export type LookedOn = Readonly<{ on: IsoDate; opened: number; taken: number; people: number }>
type Searched = Readonly<{ wordsId: string; words: string; on: IsoDate }>

/** More than this is no list that anybody reads. */
const MOST = 5_000
const LOOKED = kindsIn('looked', 'taken-away', 'seals')

/**
 * Who looked at these records, by London day, the latest first, without naming them; and searches that named the person. Law:
 * UK GDPR art. 15(1)(c) asks for recipients outside the authority; who of its own people looked is answered by number and day
 * (our reading, not confirmed).
 */
export async function heldTraces(traces: Traces, authorityId: AuthorityId, { subjects, names }: Readonly<{ subjects: readonly string[]; names: readonly string[] }>): Promise<Readonly<{ days: readonly LookedOn[]; searches: readonly Searched[] }>> {
  const found = subjects.length === 0 ? [] : await traces.find(authorityId, { subjectIds: subjects, kinds: LOOKED, limit: MOST })
  const days = [...Map.groupBy(found, ({ at }) => londonDay(at))].map(([on, of]): LookedOn => {
    const taken = of.filter(({ kind }) => kind === 'exported' || kind === 'printed').length
    return { on, opened: of.length - taken, taken, people: new Set(of.map(({ userId }) => userId)).size }
  })
  const searches = names.length === 0 ? [] : await traces.wordsSaying(authorityId, names)
  return { days: days.toSorted((a, b) => (a.on < b.on ? 1 : -1)), searches: searches.map(({ wordsId, words, at }) => ({ wordsId, words, on: londonDay(at) })) }
}
