/** What a command rests on. `confirmed` says that the text was read. */
export type CommandBasis = Readonly<{ law: string; confirmed: boolean }>

const BEST = 'Getting the Best from Complaints'
const TOGETHER: CommandBasis = { law: 'Working Together to Safeguard Children', confirmed: false }
const FREEZING: CommandBasis = { law: `${BEST}, part 6`, confirmed: false }
const REG_8: CommandBasis = { law: 'SI 2006/1738 reg. 8', confirmed: true }
const ADVOCACY: CommandBasis = { law: 'Children Act 1989 s26A; SI 2004/719', confirmed: false }
const PANEL: CommandBasis = { law: 'SI 2006/1738 reg. 19', confirmed: true }
const TELLING: CommandBasis = { law: 'Children Act 1989 s26(7)', confirmed: false }
const DATA: CommandBasis = { law: 'UK GDPR art. 15', confirmed: false }

/**
 * What the steps beside the stages rest on, by command, where more than the duty to keep a record. They may happen at many
 * points, so they are not in the table of what comes next.
 */
export const BASIS_BESIDE_STAGES: Readonly<Record<string, CommandBasis | undefined>> = {
  'raise-safeguarding-concern': TOGETHER, 'refer-to-safeguarding': TOGETHER, 'acknowledge-safeguarding-referral': TOGETHER,
  'refer-to-designated-officer': TOGETHER, 'acknowledge-by-designated-officer': TOGETHER, 'decide-telling-accused': TOGETHER,
  'end-safeguarding-concern': TOGETHER,
  'decide-eligibility': { law: 'Children Act 1989 s26(3)', confirmed: true },
  'record-child-views': { law: 'SI 2006/1738 reg. 6', confirmed: true },
  'decide-late-complaint': { law: 'SI 2006/1738 reg. 9', confirmed: true },
  'decide-repeated-matter': { law: `${BEST}, para 2.3`, confirmed: false },
  'decline-consideration': REG_8, resubmit: { ...REG_8, confirmed: false },
  'offer-advocacy': ADVOCACY, 'record-advocacy-answer': ADVOCACY, 'appoint-advocate': ADVOCACY, 'end-advocacy': ADVOCACY,
  'ask-for-freeze': FREEZING, 'decide-freeze': FREEZING, 'review-freeze': FREEZING, 'end-freeze': FREEZING,
  'tell-right-to-move-on': { law: `${BEST}, para 3.5`, confirmed: false },
  'send-statement': { law: 'SI 2006/1738 reg. 16', confirmed: true }, 'amend-statement': { law: 'SI 2006/1738 reg. 16', confirmed: true },
  'appoint-adjudicating-officer': { law: `${BEST}, para 3.8`, confirmed: false },
  'appoint-panel-member': PANEL, 'set-panel-date': { ...PANEL, law: 'SI 2006/1738 reg. 19(4)' },
  'refuse-review-panel': { law: 'SI 2006/1738 reg. 18', confirmed: true },
  'confirm-withdrawal': { law: 'SI 2006/1738 reg. 7', confirmed: false },
  'offer-mediation': FREEZING, 'record-mediation': FREEZING,
  'record-told': TELLING, 'agree-action': { law: 'SI 2006/1738 reg. 13 (any action to be taken)', confirmed: true },
  'link-subject-access': DATA, 'answer-subject-access': { law: 'UK GDPR art. 12(3)', confirmed: false },
}
