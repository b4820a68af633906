import type { IsoDate } from '../../calendar/iso-date.ts'
import type { PoolRole } from './events.ts'
import type { PoolMember } from './member.ts'

/** Money in pence: what was invoiced in a year, and what was ordered up to its end and is not invoiced yet. */
export type Spend = Readonly<{ role: PoolRole; invoicedPence: number; outstandingPence: number }>

/** The financial year, from April to March, that a day falls into: its first and last day. */
export function financialYearOf(day: IsoDate): Readonly<{ from: IsoDate; until: IsoDate }> {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0)
  return { from: `${year}-04-01` as IsoDate, until: `${year + 1}-03-31` as IsoDate }
}

/** What somebody cost in a year, by the role that each order was for; an invoice counts on the day it was received. */
export function spendOf({ orders }: PoolMember, { from, until }: Readonly<{ from: IsoDate; until: IsoDate }>): readonly Spend[] {
  const byRole = new Map<PoolRole, Spend>()
  for (const { role, amountPence, placedOn, invoices } of orders) {
    const so = byRole.get(role) ?? { role, invoicedPence: 0, outstandingPence: 0 }
    const invoiced = total(invoices.filter(({ receivedOn }) => from <= receivedOn && receivedOn <= until))
    const known = total(invoices.filter(({ receivedOn }) => receivedOn <= until))
    const outstanding = placedOn <= until ? Math.max(0, amountPence - known) : 0
    byRole.set(role, { role, invoicedPence: so.invoicedPence + invoiced, outstandingPence: so.outstandingPence + outstanding })
  }
  return [...byRole.values()].filter(({ invoicedPence, outstandingPence }) => invoicedPence + outstandingPence > 0)
}

function total(invoices: readonly Readonly<{ amountPence: number }>[]): number {
  return invoices.reduce((sum, { amountPence }) => sum + amountPence, 0)
}
