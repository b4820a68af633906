import type { MemberView, PoolList, PoolRow } from '../../../application/pool.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { POOL_ROLES, type PoolRole } from '../../../domain/register/pool/events.ts'
import type { PoolMember } from '../../../domain/register/pool/member.ts'
import { longDate, tableDate } from '../../../words/dates.ts'
import { POOL, POOL_CHECK_LABELS, POOL_PER_LABELS, POOL_ROLE_LABELS, POOL_TIE_LABELS, availableWords } from '../../../words/pool.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { pounds } from '../../../words/money.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'
import { nameOf, nextOfMember, periodWords } from './member-subject.ts'

/** Everything that the list of the pool prints. */
export function poolPage({ rows, people, year }: PoolList, role: PoolRole | null) {
  return {
    newHref: urls.poolNew(), proposeHref: urls.poolPropose(), year: periodWords(year.from, year.until),
    roles: [
      { text: POOL.everybody, href: urls.pool(), isCurrent: role === null },
      ...POOL_ROLES.map((one) => ({ text: POOL_ROLE_LABELS[one], href: `${urls.pool()}?role=${one}`, isCurrent: one === role })),
    ],
    rows: rows.map((row) => ({
      href: urls.poolMember(row.streamId), name: personName(people.get(row.member.personId)), roles: rolesOf(row.member), load: row.openAppointments,
      leftOn: row.member.leftOn && tableDate(row.member.leftOn), checks: warningsOf(row), spend: pounds(sum(row, 'invoicedPence')), outstanding: sum(row, 'outstandingPence') > 0 ? pounds(sum(row, 'outstandingPence')) : '',
    })),
    byRole: POOL_ROLES.flatMap((one) => {
      const of = rows.flatMap(({ spend }) => spend.filter((each) => each.role === one))
      const total = of.reduce((so, { invoicedPence }) => so + invoicedPence, 0)
      return of.length === 0 ? [] : [{ role: POOL_ROLE_LABELS[one], spend: pounds(total) }]
    }),
    total: pounds(rows.reduce((so, row) => so + sum(row, 'invoicedPence'), 0)),
  }
}

function rolesOf({ roles }: PoolMember): string {
  return roles.map((role) => POOL_ROLE_LABELS[role]).join(', ')
}

function sum({ spend }: Pick<PoolRow, 'spend'>, of: 'invoicedPence' | 'outstandingPence'): number {
  return spend.reduce((so, one) => so + one[of], 0)
}

function warningsOf({ member, checks: { expired, soon } }: Pick<PoolRow, 'member' | 'checks'>) {
  if (member.leftOn !== null) return []
  const said = (list: typeof expired, word: string, warns: string) =>
    list.map(({ check, expiresOn }) => ({ text: `${POOL_CHECK_LABELS[check]}: ${word} ${tableDate(expiresOn)}`, warns }))
  const none = member.checks.some(({ check }) => check === 'disclosure-and-barring') ? [] : [{ text: POOL.noCheck, warns: 'heard-late' }]
  return [...none, ...said(expired, POOL.expired, 'heard-late'), ...said(soon, POOL.soon, 'heard-due-today')]
}

/** Everything that the page of one person of the pool prints. */
export function memberPage(view: MemberView, mayRecord: boolean) {
  const { streamId, member, texts, people, references, inError, timeline, year } = view
  const words: WordSource = { ...view, linked: references }
  const contact = people.get(member.personId)?.contact ?? {}
  return {
    name: nameOf(view), leftOn: member.leftOn && longDate(member.leftOn), joinedOn: longDate(member.joinedOn), roles: rolesOf(member), load: view.openAppointments,
    email: contact.email ?? '', telephone: contact.telephone ?? '', address: contact.address ?? '', year: periodWords(year.from, year.until),
    warnings: warningsOf(view),
    checks: member.checks.map(({ check, madeOn, expiresOn }) => ({ label: POOL_CHECK_LABELS[check], madeOn: tableDate(madeOn), expiresOn: expiresOn === null ? POOL.never : tableDate(expiresOn) })),
    interests: member.interests.map(({ tie, text, from, until }) => ({
      tie: POOL_TIE_LABELS[tie], text: texts.get(text.textId) ?? '', from: from ? tableDate(from) : '', until: until ? tableDate(until) : '',
    })),
    availability: member.availability.map(({ available, from, until }) => `${availableWords(available)}: ${periodWords(from, until)}`),
    rates: member.rates.map(({ role, per, amountPence }) => `${role === null ? POOL.anyRole : POOL_ROLE_LABELS[role]}: ${pounds(amountPence)} ${POOL_PER_LABELS[per].toLowerCase()}`),
    orders: member.orders.map(({ complaint, role, amountPence, placedOn, invoices }) => ({
      reference: references.get(complaint) ?? '', href: urls.complaint(complaint), role: POOL_ROLE_LABELS[role], amount: pounds(amountPence), placedOn: tableDate(placedOn),
      invoiced: pounds(invoices.reduce((so, invoice) => so + invoice.amountPence, 0)),
    })),
    spend: pounds(sum(view, 'invoicedPence')), outstanding: pounds(sum(view, 'outstandingPence')),
    next: mayRecord && inError === null ? nextOfMember(view) : [],
    inError: inErrorNotice(inError, words, mayRecord ? urls.entryStrikeOut(streamId) : null),
    changes: mayRecord && inError === null ? { correct: urls.poolCommand(streamId, 'correct'), strikeOut: urls.entryStrikeOut(streamId) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}
