import type { IsoDate } from '../calendar/iso-date.ts'

export type MarkKind = 'disruption' | 'theme' | 'change'

/**
 * What stood around the numbers, as a chart shows it: a disruption, a theme, or a change that the authority made and
 * recorded (a new procedure, the Code adopted). `until` is its last day; null while it lasts. A change has no end.
 */
export type Mark = Readonly<{ from: IsoDate; until: IsoDate | null; label: string; kind: MarkKind }>

/** The marks that touch any day from `from` to `to`, the earliest first. */
export function marksBetween(marks: readonly Mark[], from: IsoDate, to: IsoDate): readonly Mark[] {
  return marks.filter((mark) => mark.from <= to && (mark.kind === 'change' ? mark.from : (mark.until ?? to)) >= from)
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
}
