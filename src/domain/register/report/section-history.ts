import { effectiveEvents } from '../../complaint/effective.ts'
import type { Recorded, TextRef } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RegisterEvent } from '../events.ts'

/** A section as it was saved once: its words then, who saved them, and whether they were another report's. */
export type SectionVersion = Readonly<{ seq: number; heading: TextRef; text: TextRef | null; isCarried: boolean; by: string; at: string }>

/** Every version of a section, the first one first. */
export function versionsOf(recorded: readonly Recorded<RegisterEvent>[], sectionId: string): readonly SectionVersion[] {
  const before = beforeError(recorded)
  const made = new Map(before.map((entry) => [entry.seq, entry]))
  return effectiveEvents(before).flatMap(({ seq, event }): readonly SectionVersion[] => {
    if ((event.type !== 'SectionAdded' && event.type !== 'SectionWritten') || event.sectionId !== sectionId) return []
    const text = event.type === 'SectionWritten' ? event.text ?? null : null
    const { recordedBy: by = '', recordedAt: at = '' } = made.get(seq) ?? {}
    return [{ seq, heading: event.heading, text, isCarried: event.type === 'SectionWritten' && event.carriedFrom !== undefined, by, at }]
  })
}
