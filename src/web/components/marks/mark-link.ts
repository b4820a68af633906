import { mayOpenMark } from '../../../application/figure-marks.ts'
import type { Actor } from '../../../application/ports.ts'
import type { Mark } from '../../../domain/reporting/marks.ts'
import { markInWords } from '../../../words/dashboard.ts'
import { urls } from '../../urls.ts'

export type MarkShown = Readonly<{ text: string; /** Null for what this person may not open, and for a change, which is no entry. */ href: string | null }>

/** A mark in words, and the page of what it stands for. */
export function markShown(mark: Mark, actor: Actor): MarkShown {
  const href = mark.entryId === null || !mayOpenMark(actor, mark) ? null : mark.kind === 'theme' ? urls.theme(mark.entryId) : urls.disruption(mark.entryId)
  return { text: markInWords(mark), href }
}
