import type { IsoDate } from '../calendar/iso-date.ts'
import type { AuthoritySettings } from '../authority/settings.ts'
import type { Effective } from '../complaint/effective.ts'
import type { Recorded } from '../complaint/events.ts'
import type { RefusalCode } from '../complaint/refusals.ts'
import type { WarningCode } from '../complaint/warnings.ts'
import { impossibleAfterOne, impossibleInBase, unwiseInTraining } from './context/rules-in-context.ts'
import { impossibleInEquality } from './equality/equality-form.ts'
import type { EntryFact, EntryKind } from './entry.ts'
import type { RegisterEvent } from './events.ts'
import { impossibleInCompliment } from './compliment/impossible-in-compliment.ts'
import { impossibleInLearning, unwiseInLearning } from './learning/impossible-in-learning.ts'
import { impossibleInEnquiry, unwiseInEnquiry } from './enquiry/rules.ts'
import { impossibleInMemberEnquiry, unwiseInMemberEnquiry } from './member-enquiry/member-enquiry.ts'
import { impossibleInMessage } from './message/message.ts'
import { impossibleInCase } from './ombudsman/impossible-in-case.ts'
import { impossibleInMember } from './pool/impossible-in-member.ts'
import { impossibleInLife, neverStruckOut } from './report/life.ts'
import { impossibleInReport } from './report/impossible-in-report.ts'
import { impossibleInBundle } from './bundle/bundle.ts'
import { impossibleInDisclosure } from './disclosure/disclosure.ts'
import { impossibleInRights, unwiseInRights } from './rights/rules.ts'
import { impossibleInHold } from './retention/hold.ts'
import { impossibleInSameness } from './sameness/sameness.ts'
import { impossibleInTheme } from './theme/theme.ts'

type InOrder = readonly Effective<RegisterEvent>[]

/** What holds in the streams of one kind besides what holds in all: that it begins once, and takes only its own sequels. */
type KindRules = Readonly<{
  /** The first thing in a stream, in the order of happening, that cannot be; null where all is possible. */
  impossible: (inOrder: InOrder) => RefusalCode | null
  /** Why an entry of such a stream is never struck out; null where it may be. */
  neverStruckOut?: (recorded: readonly Recorded<RegisterEvent>[], seq: number) => RefusalCode | null
  /** What is unwise about an event after those before it, entered on `today`. */
  unwise?: (before: InOrder, event: EntryFact, today: IsoDate, settings: AuthoritySettings) => readonly WarningCode[]
}>

/** The Ombudsman may decide again, and the later decision stands. */
export const RULES_OF: Readonly<Partial<Record<EntryKind, KindRules>>> = {
  compliment: { impossible: impossibleInCompliment },
  'ombudsman-contact': { impossible: impossibleInCase },
  'pool-member': { impossible: impossibleInMember },
  sameness: { impossible: impossibleInSameness },
  learning: { impossible: impossibleInLearning, unwise: unwiseInLearning },
  theme: { impossible: impossibleInTheme },
  report: { impossible: (inOrder) => impossibleInLife(inOrder) ?? impossibleInReport(inOrder), neverStruckOut },
  'rights-request': { impossible: impossibleInRights, unwise: unwiseInRights },
  disclosure: { impossible: impossibleInDisclosure },
  bundle: { impossible: impossibleInBundle },
  hold: { impossible: impossibleInHold },
  // What came came: it is set aside, and what was filed by mistake is undone.
  message: { impossible: impossibleInMessage, neverStruckOut: () => 'message-never-struck-out' },
  // It is stopped, and stays said.
  destruction: { impossible: () => null, neverStruckOut: () => 'destruction-never-struck-out' },
  caseload: { impossible: impossibleInBase },
  training: { impossible: impossibleAfterOne, unwise: unwiseInTraining },
  advice: { impossible: impossibleAfterOne },
  'procedure-update': { impossible: impossibleAfterOne },
  'equality-form': { impossible: impossibleInEquality },
  disruption: { impossible: (inOrder) => (inOrder.length > 2 ? 'already-recorded' : null) },
  enquiry: { impossible: impossibleInEnquiry, unwise: unwiseInEnquiry },
  'member-enquiry': { impossible: impossibleInMemberEnquiry, unwise: unwiseInMemberEnquiry },
}
