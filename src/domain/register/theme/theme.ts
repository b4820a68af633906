import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../../complaint/effective.ts'
import type { Code, Recorded, TextRef } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'

export type Theme = Readonly<{
  name: TextRef
  text: TextRef
  from: IsoDate
  /** The last day of it; null while it lasts. */
  until: IsoDate | null
  causeTags: readonly Code[]
  /** Ids of the disruptions and holds that belong to it. */
  disruptions: readonly string[]
  ended: TextRef | null
}>

/** The theme as its stream tells it now; as before, where the record was struck out. Null for any other stream. */
export function foldTheme(recorded: readonly Recorded<RegisterEvent>[]): Theme | null {
  let so: Theme | null = null
  for (const { event } of inOrderOfHappening(effectiveEvents(beforeError(recorded)))) {
    if (event.type === 'ThemeBegun') {
      const { name, text, happenedOn: from, causeTags = [] } = event
      so = { name, text, from, until: null, causeTags, disruptions: [], ended: null }
    }
    if (event.type === 'ThemeDisruptionLinked' && so !== null) so = { ...so, disruptions: [...so.disruptions, event.disruption] }
    if (event.type === 'ThemeEnded' && so !== null) so = { ...so, until: event.happenedOn, ended: event.text ?? null }
  }
  return so
}

/** A theme ends once, and has each disruption once. */
export function impossibleInTheme(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  const disruptions = inOrder.flatMap(({ event }) => (event.type === 'ThemeDisruptionLinked' ? [event.disruption] : []))
  const isTwice = new Set(disruptions).size < disruptions.length || inOrder.filter(({ event }) => event.type === 'ThemeEnded').length > 1
  return isTwice ? 'already-recorded' : null
}
