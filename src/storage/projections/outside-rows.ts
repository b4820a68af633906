import { isoDate, type IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ComplaintEvent, Recorded } from '../../domain/complaint/events.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { documentsReleasedTo } from '../../domain/complaint/threads/filed-documents/thread.ts'
import { releasesFor, usableAccess } from '../../domain/complaint/threads/outside-access/days.ts'
import { itemsOf, releasedContent } from '../../domain/complaint/threads/outside-access/paper-content.ts'
import type { Access } from '../../domain/complaint/threads/outside-access/thread.ts'
import { isUuid } from '../is-uuid.ts'
import type { ProjectedRows, RowOf } from './projected-rows.ts'

/** The last day of what nothing ends yet. */
const FOR_EVER: IsoDate = isoDate('9999-12-31')

type OutsideRows = Pick<ProjectedRows, 'outside_access' | 'released_items'>

/** What a complaint opens to people from outside, day by day, and which of its texts and people stand in papers released to them. */
export function outsideRows(streamId: string, complaint: Complaint, recorded: readonly Recorded<ComplaintEvent>[]): OutsideRows {
  const usable = usableAccess(complaint).filter(({ access: { personId } }) => isUuid(personId))
  if (usable.length === 0) return { outside_access: [], released_items: [] }
  const days = usable.map(({ access, lastDay }) => ({ access, between: { from_on: access.from, until_on: lastDay?.on ?? FOR_EVER } }))
  return {
    outside_access: days.map(({ access: { accessId, personId, userId, part }, between }) =>
      ({ stream_id: streamId, access_id: accessId, person_id: personId, user_id: userId, part, ...between })),
    released_items: days.flatMap(({ access, between }) => itemsReleased(complaint, access, recorded).map((itemId): RowOf<'released_items'> =>
      ({ stream_id: streamId, access_id: access.accessId, item_id: itemId, user_id: access.userId, ...between }))),
  }
}

/** What stands in the papers that an access shows: of each paper, as it was released last. */
function itemsReleased(complaint: Complaint, access: Access, recorded: readonly Recorded<ComplaintEvent>[]): readonly string[] {
  const latest = new Map(releasesFor(complaint, access).toReversed().flatMap(({ papers, seq }) => papers.map((paper) => [paper, seq] as const)))
  const items = [...latest].flatMap(([paper, seq]) => {
    const { texts, people } = itemsOf(releasedContent(recorded, paper, seq) ?? [])
    return [...texts, ...people]
  })
  const files = documentsReleasedTo(complaint, access).map(({ version }) => version.file.fileId)
  return [...new Set([...items, ...files])].filter(isUuid)
}
