import type { ComplaintEvent } from './events.ts'
import { ROUTE_REFUSALS } from './threads/route/events.ts'
import { ELIGIBILITY_REFUSALS } from './threads/eligibility/events.ts'
import { PROCEEDINGS_REFUSALS } from './threads/proceedings/events.ts'
import { ADVOCACY_REFUSALS } from './threads/advocacy/events.ts'
import { FREEZE_REFUSALS } from './threads/freeze/events.ts'
import { SAFEGUARDING_REFUSALS } from './threads/safeguarding/events.ts'
import { CAUSES_REFUSALS } from './threads/causes/events.ts'
import { REMEDIES_REFUSALS } from './threads/remedies/events.ts'
import { CORPORATE_REFUSALS } from './threads/corporate/events.ts'
import { LEAVING_REFUSALS } from './threads/leaving/events.ts'
import { FOLLOWING_REFUSALS } from './threads/following/events.ts'
import { PARTIES_REFUSALS } from './threads/parties/events.ts'
import { SEALING_REFUSALS } from './threads/sealing/events.ts'
import { THEMES_REFUSALS } from './threads/themes/events.ts'
import { LINKS_REFUSALS } from './threads/links/events.ts'
import { APPOINTMENTS_REFUSALS } from './threads/appointments/events.ts'
import { STAGE_TWO_REFUSALS } from './threads/stage-two/events.ts'
import { STAGE_THREE_REFUSALS } from './threads/stage-three/events.ts'
import { OUTSIDE_ACCESS_REFUSALS } from './threads/outside-access/events.ts'
import { DOCUMENTS_REFUSALS } from './threads/filed-documents/events.ts'
import { LETTERS_REFUSALS } from './threads/letters/events.ts'

type Basis = Readonly<{ law?: string; guidance?: string; decision?: string }>

/**
 * Every reason why a command is refused, and what says so: a provision, guidance, or a decision of ours where plain
 * sense is the only law. The words are in `src/words/refusals.ts`; docs/refusals.md lists them with what to do instead.
 */
export const REFUSALS = {
  'not-recorded': { decision: '0010' },
  'message-is-filed': { decision: '0103' },
  'message-is-set-aside': { decision: '0103' },
  'message-is-in-triage': { decision: '0103' },
  'no-such-filing': { decision: '0103' },
  'message-never-struck-out': { decision: '0103' },
  'no-such-message': { decision: '0103' },
  'already-recorded': { decision: '0010' },
  'unknown-procedure': { decision: '0010' },
  'procedure-not-in-force': { law: 'SI 2006/1738 reg. 1 (in force 1 September 2006)' },
  'reference-needed': { decision: '0010' },
  'in-the-future': { decision: '0010' },
  'before-received': { decision: '0010' },
  'before-the-entry': { decision: '0010' },
  'answered-before-received': { law: 'SI 2006/1738 reg. 14' },
  'not-a-day': { decision: '0010' },
  'unknown-code': { decision: '0010' },
  'no-such-person': { decision: '0010' },
  'no-such-responder': { decision: '0010' },
  'person-replaced': { decision: '0011' },
  'point-given-twice': { decision: '0010' },
  'answered-point-removed': { decision: '0010' },
  'already-acknowledged': { decision: '0010' },
  'extension-not-longer': { law: 'SI 2006/1738 reg. 14' },
  'extension-too-long': { decision: '0010' },
  'already-paused': { decision: '0010' },
  'no-pause': { decision: '0010' },
  'not-paused': { decision: '0010' },
  'nothing-to-submit': { decision: '0010' },
  'already-submitted': { decision: '0010' },
  'answer-not-submitted': { decision: '0010' },
  'nothing-to-approve': { decision: '0010' },
  'finding-needed': { law: 'SI 2006/1738 reg. 13 (a record of the outcome)' },
  'finding-given-twice': { decision: '0012' },
  'no-such-point': { decision: '0012' },
  'amount-not-possible': { decision: '0010' },
  'already-answered': { decision: '0010' },
  'no-such-stage': { decision: '0010' },
  'stage-not-reached': { law: 'SI 2006/1738 regs 17 and 18' },
  'stage-passed': { decision: '0010' },
  'already-requested': { decision: '0010' },
  'panel-already-met': { decision: '0010' },
  'panel-not-met': { law: 'SI 2006/1738 reg. 20' },
  'next-contact-before-contact': { decision: '0010' },
  'nobody-to-allocate-to': { decision: '0010' },
  'complaint-closed': { decision: '0010' },
  'complaint-withdrawn': { decision: '0010' },
  'not-closed': { decision: '0010' },
  'words-needed': { decision: '0010' },
  'reason-needed': { decision: '0011' },
  'no-such-entry': { decision: '0011' },
  'entry-struck-out': { decision: '0011' },
  'recorded-in-error': { decision: '0011' },
  'field-not-correctable': { decision: '0011' },
  'value-not-possible': { decision: '0011' },
  'nothing-changed': { decision: '0011' },
  'field-needed': { decision: '0032' },
  'no-such-item': { decision: '0032' },
  'no-such-complaint': { decision: '0037' },
  'category-not-in-force': { decision: '0037' },
  'due-before-letter': { decision: '0037' },
  'has-left-the-pool': { decision: '0038' },
  'rights-request-ended': { decision: '0087' },
  'clarification-awaited': { decision: '0087' },
  'no-clarification-asked': { decision: '0087' },
  'rights-time-extended-once': { law: 'UK GDPR art. 12(3) (not confirmed)' },
  'already-recalled': { decision: '0087' },
  'bundle-ended': { decision: '0088' },
  'no-consent-to-quote': { decision: '0049' },
  'quotation-not-checked': { decision: '0049' },
  'no-consent-to-withdraw': { decision: '0049' },
  'no-words-to-quote': { decision: '0049' },
  'ends-before-it-begins': { decision: '0038' },
  'same-record': { decision: '0052' },
  'already-said-same': { decision: '0052' },
  'not-said-same': { decision: '0052' },
  'already-a-complaint': { decision: '0048' },
  'goes-on-nowhere': { decision: '0048' },
  'others-go-on-here': { decision: '0048' },
  ...SAFEGUARDING_REFUSALS,
  'complaint-of-learning-needed': { decision: '0051' },
  'entry-of-learning-needed': { decision: '0051' },
  'section-removed': { decision: '0061' },
  'section-not-removed': { decision: '0061' },
  'section-confirmed': { decision: '0061' },
  'comment-settled': { decision: '0061' },
  'theme-of-learning-needed': { decision: '0051' },
  'points-without-complaint': { decision: '0051' },
  'learning-closed': { decision: '0051' },
  'learning-not-closed': { decision: '0051' },
  'learning-actions-open': { decision: '0051' },
  'nobody-to-act': { decision: '0051' },
  'nothing-done-yet': { decision: '0051' },
  'not-such-an-entry': { decision: '0051' },
  ...LINKS_REFUSALS,
  ...THEMES_REFUSALS,
  ...SEALING_REFUSALS,
  ...PARTIES_REFUSALS,
  ...ROUTE_REFUSALS,
  ...ELIGIBILITY_REFUSALS,
  ...PROCEEDINGS_REFUSALS,
  ...ADVOCACY_REFUSALS,
  ...FREEZE_REFUSALS,
  ...CAUSES_REFUSALS,
  ...REMEDIES_REFUSALS,
  ...FOLLOWING_REFUSALS,
  ...LEAVING_REFUSALS,
  ...CORPORATE_REFUSALS,
  ...APPOINTMENTS_REFUSALS,
  ...STAGE_TWO_REFUSALS,
  ...STAGE_THREE_REFUSALS,
  ...OUTSIDE_ACCESS_REFUSALS,
  ...DOCUMENTS_REFUSALS,
  ...LETTERS_REFUSALS,
  'hold-ended': { decision: '0085' },
  'hold-needs-kinds': { decision: '0085' },
  'not-due': { decision: '0085' },
  'under-hold': { decision: '0085' },
  'nothing-to-destroy': { decision: '0085' },
  'already-proposed': { decision: '0085' },
  'destruction-stopped': { decision: '0085' },
  'destruction-decided': { decision: '0085' },
  'words-elsewhere-unseen': { decision: '0094' },
  'destruction-carried-out': { decision: '0085' },
  'second-is-who-proposed': { decision: '0085' },
  'destruction-never-struck-out': { decision: '0085' },
  'report-already-submitted': { decision: '0065' },
  'report-not-submitted': { decision: '0065' },
  'report-already-checked': { decision: '0065' },
  'report-already-approved': { decision: '0065' },
  'report-not-checked': { decision: '0065' },
  'check-not-asked-for': { decision: '0065' },
  'report-not-approved': { decision: '0065' },
  'approved-otherwise': { decision: '0065' },
  'second-is-who-submitted': { decision: '0065' },
  'second-is-who-checked': { decision: '0065' },
  'not-second-here': { decision: '0065' },
  'text-carried-forward': { decision: '0065' },
  'nothing-to-publish': { decision: '0065' },
  'report-is-published': { decision: '0065' },
  'report-not-published': { decision: '0065' },
  'report-is-withdrawn': { decision: '0065' },
  'was-published': { decision: '0065' },
  'published-by-another': { decision: '0065' },
} as const satisfies Record<string, Basis>

export type RefusalCode = keyof typeof REFUSALS

/** Something that cannot have happened as the stream now tells it. `seq` is the entry it was found at. */
export type Impossible = Readonly<{
  seq: number
  code: RefusalCode
  facts?: Readonly<Record<string, string | number>>
}>

/** What says that it is refused, as a citation; undefined where only a decision of ours does. */
export function lawOfRefusal(code: RefusalCode): string | undefined {
  const basis: Basis = REFUSALS[code]
  return basis.law ?? basis.guidance
}

/** The entry that a refusal names: its kind and day. */
export function factsOf(event: ComplaintEvent): Readonly<Record<string, string>> {
  return { event: event.type, on: event.happenedOn }
}
