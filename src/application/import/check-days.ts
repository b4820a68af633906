import type { CellReader } from './cell-reader.ts'
import type { ColumnId } from './columns.ts'
import { readDay } from './read-day.ts'

/** What cannot have happened before what: the world does not allow it, whatever the rules say. */
const NOT_BEFORE: readonly (readonly [later: ColumnId, earlier: ColumnId])[] = [
  ['reached-team-on', 'received-on'], ['first-recorded-on', 'received-on'], ['acknowledged-on', 'received-on'], ['allocated-on', 'received-on'],
  ['extended-until', 'received-on'], ['extension-told-on', 'received-on'], ['answered-on', 'received-on'],
  ['stage-2-requested-on', 'received-on'], ['stage-2-extended-until', 'stage-2-requested-on'], ['stage-2-extension-told-on', 'stage-2-requested-on'],
  ['stage-2-answered-on', 'stage-2-requested-on'], ['stage-3-requested-on', 'stage-2-requested-on'], ['stage-3-requested-on', 'received-on'],
  ['stage-3-met-on', 'stage-3-requested-on'], ['stage-3-answered-on', 'stage-3-requested-on'], ['stage-3-answered-on', 'stage-3-met-on'],
  ['corporate-review-requested-on', 'received-on'], ['corporate-review-answered-on', 'corporate-review-requested-on'],
  ['withdrawn-on', 'received-on'], ['closed-on', 'received-on'], ['ombudsman-decided-on', 'received-on'], ['until', 'received-on'], ['compliment-passed-on', 'received-on'],
]

/** Each impossible order of two days is a problem of the later one. A day that cannot be read is a problem elsewhere. */
export function checkDays(reader: CellReader): void {
  for (const [later, earlier] of NOT_BEFORE) {
    const [laterText, earlierText] = [reader.text(later), reader.text(earlier)]
    if (laterText === null || earlierText === null) continue
    const [laterRead, earlierRead] = [readDay(laterText), readDay(earlierText)]
    if (laterRead.kind === 'day' && earlierRead.kind === 'day' && laterRead.day < earlierRead.day) reader.problem(later, 'before', earlier)
  }
}

/** What says nothing without something else. */
const NEEDS: readonly (readonly [column: ColumnId, needed: ColumnId])[] = [
  ['outcome', 'answered-on'], ['reasons-upheld', 'answered-on'], ['cause-nature', 'answered-on'], ['how-resolved', 'answered-on'], ['remedy', 'answered-on'], ['answer', 'answered-on'],
  ['remedy-amount', 'remedy'], ['allocated-on', 'allocated-team'], ['extension-told-on', 'extended-until'],
  ['stage-2-extended-until', 'stage-2-requested-on'], ['stage-2-extension-told-on', 'stage-2-extended-until'], ['stage-2-answered-on', 'stage-2-requested-on'],
  ['stage-2-upheld', 'stage-2-answered-on'], ['stage-2-partly-upheld', 'stage-2-answered-on'], ['stage-2-not-upheld', 'stage-2-answered-on'],
  ['stage-2-no-finding', 'stage-2-answered-on'], ['stage-2-outcome', 'stage-2-answered-on'],
  ['stage-3-met-on', 'stage-3-requested-on'], ['stage-3-answered-on', 'stage-3-requested-on'], ['stage-3-outcome', 'stage-3-answered-on'],
  ['corporate-review-answered-on', 'corporate-review-requested-on'], ['corporate-review-outcome', 'corporate-review-answered-on'],
  ['ombudsman-decided-on', 'ombudsman-result'],
]

/** What says nothing without another: an answer without its day, a team without the day of its allocation. */
export function checkNeeds(reader: CellReader): void {
  for (const [column, needed] of NEEDS) if (reader.has(column) && !reader.has(needed)) reader.problem(column, 'needs', needed)
}
