import type { Effective, WorldEvent } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'
import { complimentBegunBy, evolveCompliment, isOfCompliment, whyNotQuotable, type Compliment } from './compliment.ts'
import { SORTS_OF, type Giver } from './events.ts'

type Fact = WorldEvent<RegisterEvent>

/** The first event of a compliment that cannot be after those before it; null where all can. */
export function impossibleInCompliment(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  const [first, ...rest] = inOrder
  let so = first ? complimentBegunBy(first.event) : null
  if (so !== null && so.sort !== null && !isSortOf(so.from, so.sort)) return 'value-not-possible'
  for (const { event, seq } of rest) {
    if (so === null) return 'not-recorded'
    const code = impossibleOn(so, event)
    if (code) return code
    so = evolveCompliment(so, event, seq)
  }
  return null
}

/** Whether somebody of this sort is a client, or a professional. */
export function isSortOf(from: Giver, sort: string): boolean {
  return SORTS_OF[from].some((one) => one === sort)
}

function impossibleOn(so: Compliment, event: Fact): RefusalCode | null {
  if (!isOfCompliment(event)) return null
  switch (event.type) {
    case 'ComplimentConsentRecorded': return event.consent === 'withdrawn' && so.consent.state !== 'given' ? 'no-consent-to-withdraw' : null
    case 'ComplimentQuotationChecked':
      if (so.said === null) return 'no-words-to-quote'
      return (event.left?.length ?? 0) === (event.reasons?.length ?? 0) ? null : 'reason-needed'
    case 'ComplimentPublished': return whyNotQuotable(so)
    case 'ComplimentReceived':
    case 'ComplimentPassedOn':
    case 'ComplimentGiverThanked':
    case 'ComplimentShared':
      return null
  }
}
