import { inOrderOfHappening, type Effective } from '../../domain/complaint/effective.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { foldDisclosureFrom } from '../../domain/register/disclosure/disclosure.ts'
import { foldRightsFrom, type RightsRequest } from '../../domain/register/rights/request.ts'
import { isUuid } from '../is-uuid.ts'
import type { RowOf } from './projected-rows.ts'

type Row = RowOf<'rights_marks'>

/** What stands beside a person's or a complaint's record: statements, restrictions, objections, and what was given to whom. Pure. */
export function rightsMarkRows(streamId: string, effective: readonly Effective<RegisterEvent>[]): readonly Row[] {
  const inOrder = inOrderOfHappening(effective)
  const rights = foldRightsFrom(inOrder)
  const rows = rights ? marksOf(streamId, rights) : disclosureRows(streamId, inOrder)
  return rows.filter(({ other_id: other }) => typeof other === 'string' && isUuid(other)).map((row, number) => ({ ...row, number }))
}

/** What is about no one complaint stands beside the person. */
function marksOf(stream: string, { marks, reference, personId }: RightsRequest): readonly Row[] {
  return marks.map(({ mark, complaint, on, endedOn, text }) => ({
    stream_id: stream, number: 0, other_id: complaint ?? personId, mark, reference, marked_on: on, ended_on: endedOn, text_id: text.textId,
  }))
}

function disclosureRows(stream: string, inOrder: readonly Effective<RegisterEvent>[]): readonly Row[] {
  const so = foldDisclosureFrom(inOrder)
  if (!so) return []
  const { made: { happenedOn, person, reference, to }, complaints } = so
  return [...complaints, ...(person ? [person.personId] : [])].map((other) => ({
    stream_id: stream, number: 0, other_id: other, mark: 'disclosure', reference, marked_on: happenedOn, ended_on: null, text_id: to.textId,
  }))
}
