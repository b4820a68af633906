import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../../complaint/effective.ts'
import type { Recorded } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'
import type { BundlePurpose } from './events.ts'

type Made = Extract<RegisterEvent, { type: 'BundleMade' }>

/** A bundle as its stream tells it: the versions that were made, the first one first. */
export type Bundle = Readonly<{ reference: string; complaint: string; purpose: BundlePurpose; begunOn: IsoDate; versions: readonly Made[]; endedOn: IsoDate | null }>

export function foldBundle(recorded: readonly Recorded<RegisterEvent>[]): Bundle | null {
  return inOrderOfHappening(effectiveEvents(beforeError(recorded))).reduce<Bundle | null>((so, { event }) => {
    if (event.type === 'BundleBegun') return { reference: event.reference, complaint: event.complaint, purpose: event.purpose, begunOn: event.happenedOn, versions: [], endedOn: null }
    if (event.type === 'BundleMade') return so && { ...so, versions: [...so.versions, event] }
    return event.type === 'BundleEnded' ? so && { ...so, endedOn: event.happenedOn } : so
  }, null)
}

/** Each version is the next number, and none is made of what has ended. */
export function impossibleInBundle(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  let hasEnded = false
  const versions = new Set<number>()
  for (const { event } of inOrder) {
    if (hasEnded) return 'bundle-ended'
    if (event.type === 'BundleEnded') hasEnded = true
    if (event.type === 'BundleMade') {
      if (versions.has(event.version)) return 'already-recorded'
      versions.add(event.version)
    }
  }
  return null
}
