import { grouped, NOT_HELD, ROW_LABELS } from './figures.ts'

/** The pages of causes. */
export const CAUSES_PAGE = { title: 'Why complaints were upheld' } as const

/** A row of a table of causes: the authority's word, or ours where it is one of our rows. */
export function causeRowLabel({ id, ownLabel }: Readonly<{ id: string; ownLabel: string | null }>): string {
  return ownLabel ?? ROW_LABELS[id] ?? id
}

/** A count; in words where the register does not know it. */
export function countWords(count: number | null): string {
  return count === null ? NOT_HELD : grouped(count)
}
