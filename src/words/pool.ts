import type { POOL_EVENTS, PoolCheck, PoolRole, PoolTie } from '../domain/register/pool/events.ts'
import type { Obstacle, Proposal } from '../domain/register/pool/propose.ts'
import type { ThreadWords } from './threads/thread-words.ts'

const NOTE = { asks: 'Anything to add? (optional)' }

export const POOL_ROLE_LABELS: Readonly<Record<PoolRole, string>> = {
  'investigating-officer': 'Investigating officer', 'independent-person': 'Independent person', 'panel-chair': 'Panel chair', 'panel-member': 'Panel member',
  mediator: 'Mediator',
}

export const POOL_CHECK_LABELS: Readonly<Record<PoolCheck, string>> = {
  'disclosure-and-barring': 'Disclosure and Barring Service (DBS)', identity: 'Identity', references: 'References', training: 'Training',
  insurance: 'Insurance', 'data-protection-agreement': 'Data protection agreement',
}

export const POOL_TIE_LABELS: Readonly<Record<PoolTie, string>> = {
  'member-or-officer': 'Member or officer of the authority', 'spouse-or-partner-of-member-or-officer': 'Spouse or civil partner of a member or officer',
  'former-member-or-officer': 'Was a member or officer', 'other-contract-or-close-tie': 'Another contract or a close professional tie with the authority',
  'lawyer-acting-as-such': 'A lawyer who would act as such', 'line-manager-of-subject': 'Line management of a service or of a worker',
  'direct-provider': 'Provides services directly',
}

const PER_LABELS = { hour: 'An hour', day: 'A day', case: 'A case' } as const

export const POOL_WORDS: ThreadWords<typeof POOL_EVENTS> = {
  title: 'Pool of people',
  events: {
    PoolMemberJoined: 'Joined the pool', PoolMemberRolesChanged: 'Roles changed', PoolMemberDetailsChanged: 'Name or contact details changed',
    PoolCheckRecorded: 'Check recorded', PoolInterestDeclared: 'Interest declared',
    PoolInterestWithdrawn: 'Interest taken back', PoolAvailabilityStated: 'Availability', PoolRateAgreed: 'Rate agreed', PoolOrderPlaced: 'Order placed',
    PoolInvoiceReceived: 'Invoice received', PoolMemberLeft: 'Left the pool',
  },
  commands: {
    'add-pool-member': {
      title: 'Add somebody to the pool', when: 'From when?',
      asks: { person: { asks: 'Who is it?' }, roles: { asks: 'What may they be asked to do?', of: POOL_ROLE_LABELS }, text: NOTE },
    },
    'change-pool-roles': {
      title: 'Change their roles', when: 'From when?', asks: { roles: { asks: 'What may they be asked to do?', of: POOL_ROLE_LABELS }, text: NOTE },
    },
    'change-pool-details': { title: 'Change name or contact details', when: 'From when?', asks: { text: NOTE } },
    'record-pool-check': {
      title: 'Record a check', when: 'When was it made?',
      asks: { check: { asks: 'Which check?', of: POOL_CHECK_LABELS }, expiresOn: { asks: 'Until when is it good? (optional)' }, text: NOTE },
    },
    'declare-pool-interest': {
      title: 'Record an interest', when: 'When was it declared?',
      asks: {
        interestId: null, tie: { asks: 'What is the tie?', of: POOL_TIE_LABELS }, text: { asks: 'With whom, and how?' },
        team: { asks: 'Which team? (optional)', hint: 'Where it concerns one team alone.' }, from: { asks: 'Since when? (optional)' },
        until: { asks: 'Until when? (optional)', hint: 'For a former member or officer, the day they left.' },
      },
    },
    'withdraw-pool-interest': {
      title: 'Take an interest back', when: 'When was that said?', know: 'For a tie that never was. One that has ended is corrected: give its last day.',
      asks: { interestId: { asks: 'Which interest?' }, text: { asks: 'Why?' } },
    },
    'state-pool-availability': {
      title: 'Record when they can serve', when: 'When did they say so?',
      asks: { available: { asks: 'Can they serve on these days?' }, from: { asks: 'From which day?' }, until: { asks: 'To which day?' }, text: NOTE },
    },
    'agree-pool-rate': {
      title: 'Record a rate', when: 'When was it agreed?',
      asks: { role: { asks: 'For which role? (optional)', of: POOL_ROLE_LABELS }, per: { asks: 'For what?', of: PER_LABELS }, amountPence: { asks: 'How much, in pounds?' } },
    },
    'place-pool-order': {
      title: 'Record an order', when: 'When was it placed?',
      asks: {
        orderId: null, complaint: { asks: 'For which complaint?', hint: 'Its reference, such as 2026-0042, or the address of its page.' },
        role: { asks: 'In which role?', of: POOL_ROLE_LABELS }, amountPence: { asks: 'How much, in pounds?' }, text: NOTE,
      },
    },
    'record-pool-invoice': {
      title: 'Record an invoice', when: 'When was it received?', asks: { orderId: { asks: 'For which order?' }, amountPence: { asks: 'How much, in pounds?' }, text: NOTE },
    },
    'leave-pool': { title: 'Record that they left the pool', when: 'When did they leave?', asks: { text: { asks: 'Why? (optional)' } } },
  },
}

export const POOL_PER_LABELS = PER_LABELS

export const STANDING_LABELS: Readonly<Record<Proposal['standing'], string>> = { may: 'May be asked', warned: 'With a reason', barred: 'May not serve' }

export const OBSTACLE_LABELS: Readonly<Record<Obstacle['code'], string>> = {
  bar: 'Not independent', 'expired-check': 'A check has expired', 'not-checked': 'A check is missing', 'not-available': 'Cannot serve on those days',
  'serves-in-this-complaint': 'Has another part in this complaint', 'check-runs-out': 'A check runs out before the end',
}

/** What each rule of independence bars, besides the ties that people declare. */
export const PART_BAR_LABELS: Readonly<Record<string, string>> = {
  'independent-person-of-this-complaint': 'Independent person of this complaint', 'already-involved': 'Already had a part in this complaint',
}

export const POOL = {
  title: 'Pool of people', add: 'Add somebody to the pool', propose: 'Who may serve', unconfirmed: 'not confirmed', noCheck: 'No DBS check recorded',
  never: 'does not expire', expired: 'expired', soon: 'good until', gaveName: 'the name', everybody: 'Everybody', anyRole: 'Any role',
  noComplaint: 'There is no complaint of this reference', noRole: 'Choose a role',
} as const

export function availableWords(available: boolean): string {
  return available ? 'Can serve' : 'Cannot serve'
}
