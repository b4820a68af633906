import type { IsoDate } from '../../calendar/iso-date.ts'
import type { RemedyState } from '../../complaint/threads/remedies/thread.ts'
import type { OmbudsmanCase, RemedyStanding } from './case.ts'
import type { RemedyKind } from './events.ts'

/** A remedy of the Ombudsman as figures count it: apart from the authority's own words for remedies, one of which may have the same code. */
export type RecommendedKind = `ombudsman-${RemedyKind}`

/** One remedy as it is counted. `on`: the day of the Ombudsman's letter. `pence`: nought where no money is meant. */
export type PromisedInCase = Readonly<{ kind: RecommendedKind; on: IsoDate; pence: number; state: RemedyState }>

const STATE_OF: Readonly<Record<RemedyStanding, RemedyState>> = {
  'to-do': 'owed', complied: 'given-in-time', late: 'given-late', 'not-complied': 'not-given',
}

/** What the Ombudsman recommended in a case, in the terms in which what a complaint promises is counted. Decision: 0050. */
export function promisedInCase({ remedies }: OmbudsmanCase): readonly PromisedInCase[] {
  return remedies.map(({ remedy, askedOn, amountPence, standing }) => ({ kind: `ombudsman-${remedy}`, on: askedOn, pence: amountPence ?? 0, state: STATE_OF[standing] }))
}
