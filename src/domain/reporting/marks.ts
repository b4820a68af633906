import type { IsoDate } from '../calendar/iso-date.ts'
import type { DisruptionStage } from '../register/events.ts'
import type { FigureTableId } from './figure-table.ts'

export type MarkKind = 'disruption' | 'theme' | 'change'

/**
 * What stood around the numbers, as a chart shows it: a disruption, a theme, or a change that the authority made and
 * recorded (a new procedure, the Code adopted). `until` is its last day; null while it lasts. A change has no end.
 * `entryId`: the entry that tells of it; null for a change. `stages`: those that it touched; empty for every stage.
 * `procedure`: which complaints a change is about; null for a mark of either.
 */
export type Mark = Readonly<{
  from: IsoDate; until: IsoDate | null; label: string; kind: MarkKind
  entryId: string | null; stages: readonly DisruptionStage[]; procedure: 'statutory' | 'corporate' | null
}>

/** The marks that touch any day from `from` to `to`, the earliest first. */
export function marksBetween(marks: readonly Mark[], from: IsoDate, to: IsoDate): readonly Mark[] {
  return marks.filter((mark) => mark.from <= to && (mark.kind === 'change' ? mark.from : (mark.until ?? to)) >= from)
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
}

/** What a chart's table counts: complaints of which procedure (null: no complaints), and what was done in which stages (null: as they came). */
type About = Readonly<{ procedure: Mark['procedure']; stages: readonly DisruptionStage[] | null }>

const RECEIVED: About = { procedure: 'statutory', stages: null }
const PRAISE: About = { procedure: null, stages: null }

/** The tables that have a chart. */
const ABOUT: Readonly<Partial<Record<FigureTableId, About>>> = {
  'statutory-complaints': RECEIVED, teams: RECEIVED, 'channel-count': RECEIVED, 'category-count': RECEIVED,
  outcomes: { procedure: 'statutory', stages: ['stage-1', 'stage-2', 'stage-3'] }, 'timeliness-percent': { procedure: 'statutory', stages: ['stage-1'] },
  'stage-2': { procedure: 'statutory', stages: ['stage-2'] }, corporate: { procedure: 'corporate', stages: null },
  compliments: PRAISE, 'compliments-by-division-percent': PRAISE,
}

/**
 * Whether a mark has to do with what a chart of `table` shows: a disruption of some stages with what was done in them, one
 * of every stage and a theme with everything, a change with complaints of its procedure. Decision: 0055.
 */
export function concerns(mark: Mark, table: FigureTableId): boolean {
  const about = ABOUT[table]
  if (about === undefined) return false
  if (mark.procedure !== null && mark.procedure !== about.procedure) return false
  return mark.stages.length === 0 || mark.stages.some((stage) => about.stages?.includes(stage) ?? false)
}
