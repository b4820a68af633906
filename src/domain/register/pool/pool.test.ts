import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { words } from '../../../../test/support/builders.ts'
import { addDays, isoDate } from '../../calendar/iso-date.ts'
import type { PersonId } from '../../complaint/events.ts'
import type { PoolTie } from './events.ts'
import { availableOn, checksRunningOut, type PoolMember } from './member.ts'
import { proposeFor, type Candidate, type IndependenceOf, type Sought } from './propose.ts'
import { financialYearOf, spendOf } from './spend.ts'

const day = isoDate
const TODAY = day('2026-11-23')

const LAW = { strength: 'law', law: 'SI 2006/1738 reg. 2', guidance: null, confirmed: true } as const
const GUIDANCE = { strength: 'guidance', law: null, guidance: 'Getting the Best from Complaints', confirmed: false } as const
const RULES: readonly IndependenceOf[] = [
  { id: 'a', bars: 'member-or-officer', ...LAW }, { id: 'b', bars: 'independent-person-of-this-complaint', ...LAW },
  { id: 'c', bars: 'former-member-or-officer', withinCalendarMonths: 36, ...GUIDANCE }, { id: 'd', bars: 'line-manager-of-subject', ...GUIDANCE },
]

function member(name: string, parts: Partial<PoolMember> = {}): Candidate {
  return {
    streamId: name, openAppointments: 0,
    member: {
      personId: name as PersonId, joinedOn: day('2025-01-06'), leftOn: null, roles: ['panel-member'], interests: [], availability: [], rates: [], orders: [],
      checks: [{ check: 'disclosure-and-barring', madeOn: day('2025-01-06'), expiresOn: null }], ...parts,
    },
  }
}

function tied(tie: PoolTie, from: string | null = null, until: string | null = null, team: string | null = null): Partial<PoolMember> {
  return { interests: [{ interestId: 'i', tie, text: words('t'), team, from: from === null ? null : day(from), until: until === null ? null : day(until) }] }
}

function sought(parts: Partial<Sought> = {}): Sought {
  return { role: 'panel-member', rules: RULES, parts: [], teams: ['assessment'], today: TODAY, from: TODAY, until: day('2027-02-26'), ...parts }
}

const standing = (candidate: Candidate, parts: Partial<Sought> = {}) => proposeFor([candidate], sought(parts))[0]?.standing

describe('Who may serve', () => {
  test('a tie that the law names bars while it holds, and no longer', () => {
    assert.equal(standing(member('a', tied('member-or-officer'))), 'barred')
    assert.equal(standing(member('a', tied('member-or-officer', null, '2026-11-23'))), 'barred')
    assert.equal(standing(member('a', tied('member-or-officer', null, '2026-11-22'))), 'may')
    assert.equal(standing(member('a', tied('member-or-officer', '2026-11-24'))), 'may')
  })

  test('whoever left the authority is warned of for three years to the day', () => {
    assert.equal(standing(member('a', tied('former-member-or-officer', null, '2023-11-23'))), 'warned')
    assert.equal(standing(member('a', tied('former-member-or-officer', null, '2023-11-22'))), 'may')
    assert.equal(standing(member('a', tied('former-member-or-officer'))), 'warned')
  })

  test('line management of another team is no obstacle', () => {
    assert.equal(standing(member('a', tied('line-manager-of-subject', null, null, 'assessment'))), 'warned')
    assert.equal(standing(member('a', tied('line-manager-of-subject', null, null, 'fostering'))), 'may')
    assert.equal(standing(member('a', tied('line-manager-of-subject'))), 'warned')
  })

  test('this complaint’s independent person is never on its panel, even after their part has ended', () => {
    const own = { personId: 'a' as PersonId, role: 'independent-person', ended: true }
    assert.equal(standing(member('a'), { parts: [own] }), 'barred')
    assert.equal(standing(member('b'), { parts: [own] }), 'may')
  })

  test('nobody has two parts in one complaint at once', () => {
    const own = { personId: 'a' as PersonId, role: 'panel-chair', ended: false }
    assert.equal(standing(member('a'), { parts: [own] }), 'barred')
    assert.equal(standing(member('a'), { parts: [{ ...own, ended: true }] }), 'may')
  })

  test('a check that is missing, expired or runs out on the way is warned of', () => {
    const checked = (expiresOn: string) => member('a', { checks: [{ check: 'disclosure-and-barring', madeOn: day('2020-01-06'), expiresOn: day(expiresOn) }] })
    const found = (candidate: Candidate) => proposeFor([candidate], sought())[0]?.warnings.map(({ code }) => code)
    assert.deepEqual(found(member('a', { checks: [] })), ['not-checked'])
    assert.deepEqual(found(checked('2026-11-22')), ['expired-check'])
    assert.deepEqual(found(checked('2026-11-23')), ['check-runs-out'])
    assert.deepEqual(found(checked('2027-02-26')), [])
  })

  test('the last word on a day counts, and nothing said is no obstacle', () => {
    const away = { available: false, from: day('2026-11-20'), until: day('2026-11-30') }
    assert.equal(standing(member('a', { availability: [away] })), 'warned')
    assert.equal(standing(member('a', { availability: [away, { ...away, available: true }] })), 'may')
    assert.equal(availableOn(member('a').member, TODAY), null)
  })

  test('those who left, or do not serve in the role, are not proposed', () => {
    assert.deepEqual(proposeFor([member('a', { leftOn: TODAY }), member('b', { roles: ['mediator'] }), member('c', { joinedOn: addDays(TODAY, 1) })], sought()), [])
  })

  test('the order is: who may, with least to do; then the warned; then the barred; and always the same', () => {
    const all = [
      member('barred', tied('member-or-officer')), { ...member('busy'), openAppointments: 2 }, member('warned', { checks: [] }), member('younger', { joinedOn: day('2026-01-05') }), member('older'),
    ]
    const names = (candidates: readonly Candidate[]) => proposeFor(candidates, sought()).map(({ candidate }) => candidate.streamId)
    assert.deepEqual(names(all), ['older', 'younger', 'busy', 'warned', 'barred'])
    assert.deepEqual(names(all.toReversed()), names(all))
  })
})

describe('Checks and spend', () => {
  test('a check is good on its last day', () => {
    const { member: held } = member('a', { checks: [{ check: 'training', madeOn: day('2025-01-06'), expiresOn: TODAY }] })
    assert.deepEqual([checksRunningOut(held, TODAY, TODAY).expired.length, checksRunningOut(held, addDays(TODAY, 1), TODAY).expired.length], [0, 1])
  })

  test('the year runs from April, an invoice counts on its day, and an order once for what is not invoiced', () => {
    assert.deepEqual([financialYearOf(day('2026-03-31')), financialYearOf(day('2026-04-01'))], [{ from: '2025-04-01', until: '2026-03-31' }, { from: '2026-04-01', until: '2027-03-31' }])
    const order = { orderId: 'o', complaint: 'c', role: 'panel-member' as const, amountPence: 50_000, placedOn: day('2026-03-02') }
    const invoices = [{ receivedOn: day('2026-03-31'), amountPence: 10_000 }, { receivedOn: day('2026-04-01'), amountPence: 25_000 }]
    const { member: paid } = member('a', { orders: [{ ...order, invoices }, { ...order, orderId: 'p', amountPence: 1_000, invoices: [{ receivedOn: TODAY, amountPence: 2_000 }] }] })
    assert.deepEqual(spendOf(paid, financialYearOf(TODAY)), [{ role: 'panel-member', invoicedPence: 27_000, outstandingPence: 15_000 }])
    assert.deepEqual(spendOf(paid, financialYearOf(day('2026-03-02'))), [{ role: 'panel-member', invoicedPence: 10_000, outstandingPence: 41_000 }])
    assert.deepEqual(spendOf(paid, financialYearOf(day('2020-05-01'))), [])
  })
})
