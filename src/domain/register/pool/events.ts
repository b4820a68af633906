import type { Declarations } from '../../complaint/declared/declaration.ts'
import { anyDay, choice, choices, codeOf, complaint, dayToCome, itemOf, newItem, optional, pence, person, text, yesOrNo } from '../../complaint/declared/field.ts'

/** What somebody of the pool may be asked to do in a complaint. */
export const POOL_ROLES = ['investigating-officer', 'independent-person', 'panel-chair', 'panel-member', 'mediator'] as const
export type PoolRole = (typeof POOL_ROLES)[number]

export const POOL_CHECKS = ['disclosure-and-barring', 'identity', 'references', 'training', 'insurance', 'data-protection-agreement'] as const
export type PoolCheck = (typeof POOL_CHECKS)[number]

/** A tie to the authority or to those complained about, in the words of the procedure's independence rules. */
export const POOL_TIES = [
  'member-or-officer', 'spouse-or-partner-of-member-or-officer', 'former-member-or-officer', 'other-contract-or-close-tie', 'lawyer-acting-as-such',
  'line-manager-of-subject', 'direct-provider',
] as const
export type PoolTie = (typeof POOL_TIES)[number]


/**
 * One person who may be asked to serve: a stream of their own, the name and contact kept apart with people. What they
 * are paid, order by order, makes the year's spend. Decision: 0038.
 */
export const POOL_EVENTS = {
  PoolMemberJoined: { command: 'add-pool-member', fields: { person, roles: choices(...POOL_ROLES), text: optional(text) } },
  PoolMemberRolesChanged: { command: 'change-pool-roles', fields: { roles: choices(...POOL_ROLES), text: optional(text) } },
  /** Their name or how to reach them: kept apart with people, as a new version. */
  PoolMemberDetailsChanged: { command: 'change-pool-details', fields: { text: optional(text) } },
  PoolCheckRecorded: { command: 'record-pool-check', fields: { check: choice(...POOL_CHECKS), expiresOn: optional(dayToCome), text: optional(text) } },
  /** `from` and `until` are when the tie held: a former officer's `until` is the day they left. */
  PoolInterestDeclared: {
    command: 'declare-pool-interest',
    fields: { interestId: newItem, tie: choice(...POOL_TIES), text, team: optional(codeOf('teams')), from: optional(anyDay), until: optional(anyDay) },
  },
  PoolInterestWithdrawn: { command: 'withdraw-pool-interest', fields: { interestId: itemOf('interestId'), text } },
  PoolAvailabilityStated: {
    command: 'state-pool-availability', fields: { available: yesOrNo, from: anyDay, until: anyDay, text: optional(text) },
  },
  PoolRateAgreed: { command: 'agree-pool-rate', fields: { role: optional(choice(...POOL_ROLES)), per: choice('hour', 'day', 'case'), amountPence: pence } },
  PoolOrderPlaced: {
    command: 'place-pool-order', fields: { orderId: newItem, complaint, role: choice(...POOL_ROLES), amountPence: pence, text: optional(text) },
  },
  PoolInvoiceReceived: { command: 'record-pool-invoice', fields: { orderId: itemOf('orderId'), amountPence: pence, text: optional(text) } },
  PoolMemberLeft: { command: 'leave-pool', fields: { text: optional(text) } },
} as const satisfies Declarations
