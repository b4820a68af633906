import type { Declarations } from '../../declared/declaration.ts'
import { anyDay, choice, complaint, day, optional, person, text, yesOrNo } from '../../declared/field.ts'

/** Who somebody is, and with it whether they may complain: in their own right, by a decision of the authority, for a child, or not. */
const GROUPS = [
  'child-looked-after', 'child-in-need', 'care-leaver', 'parent', 'parental-responsibility', 'foster-parent', 'adoption', 'special-guardianship',
  'sufficient-interest', 'adoption-sufficient-interest', 'special-guardianship-sufficient-interest', 'representative', 'not-eligible', 'without-consent',
] as const
type Group = (typeof GROUPS)[number]

/** What each group's place rests on; `how` says what follows from it. The sections were seen in others' words, not in full. */
export const ELIGIBILITY: Readonly<Record<Group, Readonly<{ how: 'own-right' | 'by-decision' | 'for-a-child' | 'refused'; law: string; confirmed: boolean }>>> = {
  'child-looked-after': { how: 'own-right', law: 'Children Act 1989 s26(3)(a)', confirmed: true },
  'child-in-need': { how: 'own-right', law: 'Children Act 1989 s26(3)(a)', confirmed: true },
  'care-leaver': { how: 'own-right', law: 'Children Act 1989 s24D', confirmed: true },
  parent: { how: 'own-right', law: 'Children Act 1989 s26(3)(b)', confirmed: true },
  'parental-responsibility': { how: 'own-right', law: 'Children Act 1989 s26(3)(c)', confirmed: true },
  'foster-parent': { how: 'own-right', law: 'Children Act 1989 s26(3)(d)', confirmed: true },
  adoption: { how: 'own-right', law: 'Children Act 1989 s26(3B)(a); Adoption and Children Act 2002 s3(1)', confirmed: true },
  'special-guardianship': { how: 'own-right', law: 'Children Act 1989 s26(3C)(a) and (b)', confirmed: true },
  'sufficient-interest': { how: 'by-decision', law: 'Children Act 1989 s26(3)(e); SI 2006/1738 reg. 6', confirmed: true },
  'adoption-sufficient-interest': { how: 'by-decision', law: 'Children Act 1989 s26(3B)(b); SI 2006/1738 reg. 6', confirmed: true },
  'special-guardianship-sufficient-interest': { how: 'by-decision', law: 'Children Act 1989 s26(3C)(c); SI 2006/1738 reg. 6', confirmed: true },
  representative: { how: 'for-a-child', law: 'Getting the Best from Complaints (2006), paras 2.5 to 2.7', confirmed: false },
  'not-eligible': { how: 'refused', law: 'Getting the Best from Complaints (2006), para 2.3', confirmed: false },
  'without-consent': { how: 'refused', law: 'Getting the Best from Complaints (2006), paras 2.5 to 2.7', confirmed: false },
}

/**
 * May they? Who may complain, for whom, how late, and what the reply may disclose to whom.
 *
 * Law: Children Act 1989 s24D and s26; SI 2006/1738 reg. 6 (sufficient interest) and reg. 9 (one year).
 */
export const ELIGIBILITY_EVENTS = {
  EligibilityDecided: { command: 'decide-eligibility', fields: { group: choice(...GROUPS), reasons: optional(text) } },
  SufficientInterestDecided: {
    command: 'decide-sufficient-interest',
    fields: {
      sufficient: yesOrNo, childViews: choice('taken-into-account', 'not-thought-fit', 'could-not-be-sought'), reasons: optional(text), toldOn: optional(day),
      childToldOn: optional(day), childNotTold: optional(text),
    },
  },
  ChildViewsRecorded: {
    command: 'record-child-views', fields: { child: person, consent: choice('given', 'refused', 'not-sought'), views: optional(text), whyNot: optional(text) },
  },
  DisclosureLimited: {
    command: 'limit-disclosure', fields: { child: person, recipient: person, limit: choice('nothing', 'some', 'everything'), text: optional(text) },
  },
  LateComplaintDecided: {
    command: 'decide-late-complaint',
    fields: { accepted: yesOrNo, groundsAroseOn: optional(anyDay), notEarlier: yesOrNo, fair: yesOrNo, reasons: text, toldOn: optional(day) },
  },
  RepeatedMatterDecided: {
    command: 'decide-repeated-matter', fields: { accepted: yesOrNo, earlier: optional(complaint), reasons: text, toldOn: optional(day) },
  },
} as const satisfies Declarations

export const ELIGIBILITY_REFUSALS = {
  'refusal-without-reasons': { law: 'SI 2006/1738 reg. 6 (a refusal is notified)' },
  'grounds-after-receipt': { decision: '0039' },
} as const

const INTEREST = 'SI 2006/1738 reg. 6'
const LATE = 'SI 2006/1738 reg. 9'
const REPRESENTATIVES = 'Getting the Best from Complaints (2006), paras 2.5 to 2.7 (numbers not confirmed)'
const OWN_RIGHT = 'Children Act 1989 s26(3): whoever may complain in their own right needs nobody’s consent'

export const ELIGIBILITY_WARNINGS = {
  'consent-not-needed': { guidance: OWN_RIGHT, needsReason: false },
  'interest-not-decided': { guidance: `${INTEREST}: as soon as possible`, needsReason: false },
  'interest-refusal-not-told': { guidance: `${INTEREST}: the person is notified that nothing further will be done`, needsReason: false },
  'child-told-or-why-not': { guidance: `${INTEREST}: the child is told where that is appropriate`, needsReason: false },
  'views-not-sought': { guidance: REPRESENTATIVES, needsReason: false },
  'child-not-of-complaint': { guidance: 'Local practice: a limit or a view belongs to a child of the complaint', needsReason: false },
  'limit-not-described': { guidance: 'Local practice: whoever writes the reply has to know what may be in it', needsReason: false },
  'year-applied-rigidly': { guidance: `${LATE}; the Ombudsman: the limit is not applied rigidly`, needsReason: true },
  'year-not-over': { guidance: `${LATE}: only what is made more than a year after its grounds arose may be refused as late`, needsReason: true },
  'late-refusal-not-told': { guidance: `${LATE} and guidance (not seen): a letter with reasons that names the Ombudsman`, needsReason: false },
  'repeat-refusal-not-told': { guidance: 'Getting the Best from Complaints (2006), para 2.3 (number not confirmed)', needsReason: false },
  'earlier-complaint-not-named': { guidance: 'Local practice: a repeated matter names the complaint that settled it', needsReason: false },
} as const
