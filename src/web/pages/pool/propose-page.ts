import type { Proposals } from '../../../application/pool.ts'
import { POOL_ROLES, type PoolRole } from '../../../domain/register/pool/events.ts'
import type { Obstacle } from '../../../domain/register/pool/propose.ts'
import { OBSTACLE_LABELS, PART_BAR_LABELS, POOL, POOL_CHECK_LABELS, POOL_ROLE_LABELS, POOL_TIE_LABELS, STANDING_LABELS } from '../../../words/pool.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'

/** The command that appoints to each role of a complaint; none for a mediator, whose meeting is recorded. */
const APPOINTS: Readonly<Record<PoolRole, string | null>> = {
  'investigating-officer': 'appoint-investigating-officer', 'independent-person': 'appoint-independent-person', 'panel-chair': 'appoint-panel-chair',
  'panel-member': 'appoint-panel-member', mediator: null,
}

export const ROLE_CHOICES = POOL_ROLES.map((code) => ({ code, label: POOL_ROLE_LABELS[code] }))

/** Everything that the proposals for a role in a complaint print. */
export function proposePage({ complaintId, reference, role, proposals, people, texts }: Proposals) {
  const command = APPOINTS[role]
  return {
    reference, complaintHref: urls.complaint(complaintId), role: POOL_ROLE_LABELS[role],
    roles: ROLE_CHOICES.map(({ code, label }) => ({ text: label, href: urls.poolPropose(complaintId, code), isCurrent: code === role })),
    rows: proposals.map(({ candidate, standing, bars, warnings }) => ({
      href: urls.poolMember(candidate.streamId), name: personName(people.get(candidate.member.personId)), standing: STANDING_LABELS[standing],
      standingClass: standing === 'barred' ? 'heard-late' : standing === 'warned' ? 'heard-due-today' : '', load: candidate.openAppointments,
      reasons: [...bars, ...warnings].map((obstacle) => reasonOf(obstacle, texts)),
      appoint: command === null || standing === 'barred' ? null : `${urls.complaintCommand(complaintId, command)}?person=${candidate.member.personId}`,
    })),
  }
}

function reasonOf({ code, rule, interest, check }: Obstacle, texts: ReadonlyMap<string, string>) {
  const text = interest ? `${POOL_TIE_LABELS[interest.tie]}: ${texts.get(interest.text.textId) ?? ''}` : rule ? PART_BAR_LABELS[rule.bars] ?? rule.bars
    : check === undefined ? '' : checkLabel(check)
  const source = rule ? `${rule.law ?? rule.guidance ?? ''}${rule.confirmed ? '' : ` (${POOL.unconfirmed})`}` : ''
  return { label: OBSTACLE_LABELS[code], text, source }
}

function checkLabel(check: string): string {
  const labels: Readonly<Record<string, string>> = POOL_CHECK_LABELS
  return labels[check] ?? check
}
