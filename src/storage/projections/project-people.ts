import { effectiveEvents } from '../../domain/complaint/effective.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { namedIn } from '../../domain/register/named-in-entry.ts'
import { foldSameness } from '../../domain/register/sameness/sameness.ts'
import { isUuid } from '../is-uuid.ts'
import type { ProjectedRows, RowOf } from './projected-rows.ts'

type PeopleRows = Pick<ProjectedRows, 'register_people' | 'person_sameness'>

/** Who is named in a stream that is no complaint, and where it says who is one person, between whom. Pure. */
export function peopleOfEntry(streamId: string, recorded: readonly Recorded<RegisterEvent>[]): PeopleRows {
  if (recorded[0]?.event.type === 'PeopleSaidSame') return { register_people: [], person_sameness: samenessRows(streamId, recorded) }
  const rows = new Map<string, RowOf<'register_people'>>()
  for (const { event } of effectiveEvents(recorded)) {
    for (const { personId, field } of namedIn(event)) {
      if (isUuid(personId)) rows.set(`${personId} ${field}`, { stream_id: streamId, person_id: personId, role: field })
    }
  }
  return { register_people: [...rows.values()], person_sameness: [] }
}

/** A row each way while it is said, and none once it is undone. */
function samenessRows(streamId: string, recorded: readonly Recorded<RegisterEvent>[]): readonly RowOf<'person_sameness'>[] {
  const so = foldSameness(recorded)
  if (so?.isSaid !== true) return []
  const saidOn = effectiveEvents(recorded).findLast(({ event }) => event.type === 'PeopleSaidSame' || event.type === 'SamenessSaidAgain')?.event.happenedOn ?? null
  return [[so.person, so.other], [so.other, so.person]].map(([one = '', other = '']) => ({ stream_id: streamId, person_id: one, other_id: other, said_on: saidOn }))
}
