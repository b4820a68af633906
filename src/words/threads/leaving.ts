import type { LEAVING_EVENTS, LEAVING_REFUSALS, LEAVING_WARNINGS } from '../../domain/complaint/threads/leaving/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const LEAVING_WORDS: ThreadWords<typeof LEAVING_EVENTS> = {
  title: 'Settlement, mediation and the Ombudsman',
  events: {
    WithdrawalConfirmed: 'Withdrawal confirmed in writing', ComplaintSettled: 'Settled', MediationOffered: 'Mediation offered',
    MediationHeld: 'Mediation held', OmbudsmanReferred: 'Referred to the Ombudsman',
  },
  commands: {
    'confirm-withdrawal': { title: 'Record that the withdrawal was confirmed in writing', when: 'When was the confirmation sent?', asks: {} },
    settle: {
      title: 'Record a settlement', when: 'When was it settled?',
      know: 'Write to the complainant with the terms. The complaint stays open until it is closed, and can be closed without another answer.',
      asks: { terms: { asks: 'What was agreed?' } },
    },
    'offer-mediation': {
      title: 'Record an offer of mediation', when: 'When was it offered?', know: 'Mediation stops no clock.',
      asks: { accepted: { asks: 'Was it accepted? (optional)', hint: 'Leave it out while nobody has said.' } },
    },
    'record-mediation': {
      title: 'Record a mediation', when: 'When was it held?', know: 'Where it resolves the complaint, record the settlement too.',
      asks: {
        outcome: { asks: 'How did it end?', of: { agreed: 'Agreed', 'partly-agreed': 'Agreed in part', 'not-agreed': 'Not agreed' } },
        terms: { asks: 'What was agreed? (optional)' },
      },
    },
    'refer-to-ombudsman': {
      title: 'Record that the Ombudsman has been asked', when: 'When was the Ombudsman asked?',
      know: 'A complainant may go to the Ombudsman at any time. An early referral is the authority’s own: after stage 2, without a panel.',
      asks: {
        early: { asks: 'Is it an early referral by the authority?' },
        conditions: {
          asks: 'For an early referral: which of these hold? (optional)',
          of: {
            'investigated-to-high-standard': 'Stage 2 was done to a high standard', 'significant-points-upheld': 'All, or all significant, points are upheld',
            'most-outcomes-agreed': 'The authority agrees to most of what is wanted', 'action-plan': 'There is a clear plan of action',
            'complainant-agrees': 'The complainant agrees',
          },
        },
        reason: { asks: 'Why early, where not all of them hold? (optional)' }, text: { asks: 'Anything to add? (optional)' },
      },
    },
  },
}

export const LEAVING_REFUSAL_WORDS: Readonly<Record<keyof typeof LEAVING_REFUSALS, string>> = {
  'not-withdrawn': 'The complaint is not withdrawn.',
  'withdrawal-already-confirmed': 'The withdrawal was confirmed already.',
  'already-settled': 'The complaint was settled at this stage already. Correct that entry, or reopen the complaint first.',
}

export const LEAVING_WARNING_WORDS: Readonly<Record<keyof typeof LEAVING_WARNINGS, string>> = {
  'early-referral-conditions': 'Not all five conditions of an early referral hold. The Ombudsman may send it back. Say why it is made all the same.',
  'early-referral-before-stage-two': 'Stage 2 has not been answered.',
  'mediation-without-terms': 'What was agreed is not written down.',
  'mediation-not-accepted': 'The offer of mediation is recorded as not accepted.',
}
