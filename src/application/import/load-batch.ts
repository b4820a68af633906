import { formatReference, type ReferenceSeries } from '../../domain/authority/references.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import { CONTACT_PARTS } from '../people/protected-contact.ts'
import type { Actor, Services, Transaction } from '../ports.ts'
import { planStream, type PlannedStream } from './planned-stream.ts'
import type { RowClaim } from './ports.ts'
import type { RegisterRow } from './register-row.ts'
import type { RowKind } from './row-kinds.ts'

export type RowToLoad = Readonly<{ row: RegisterRow; content: string }>

export type BatchOf = Readonly<{ importId: string; source: string; batch: number; settings: AuthoritySettings }>

/**
 * Adds the rows that are not in the register yet, in one transaction: all of them or, where anything fails, none.
 * Answers what became of each row, in order.
 */
export function loadBatch(services: Services, actor: Actor, of: BatchOf, rows: readonly RowToLoad[]): Promise<readonly RowClaim[]> {
  return services.store.write(actor, async (tx) => {
    const planned = rows.map(({ row }) => planStream(row, { importId: of.importId, ids: services.ids, procedure: procedureOf(row.kind, of.settings) }))
    const claims = await tx.imports.claim(of.importId, of.source, planned.map(({ streamId, row }, at) => ({ rowKey: row.key, streamId, content: rows[at]?.content ?? '' })))
    const fresh = planned.filter((_, at) => claims[at] === 'new')
    if (fresh.length > 0) await addStreams(services, tx, { actor, of }, fresh)
    return claims
  })
}

type Adding = Readonly<{ actor: Actor; of: BatchOf }>

async function addStreams(services: Services, tx: Transaction, { actor, of }: Adding, fresh: readonly PlannedStream[]): Promise<void> {
  const meta = { recordedBy: actor.userId, recordedAt: services.clock.now() }
  const people = fresh.flatMap((plan) => plan.people)
  if (people.length > 0) await tx.people.addMany(people, meta)
  // Protected before anything of it is written down elsewhere: what is not known yet is protected when it comes.
  for (const { personId, protectedWhy } of people) if (protectedWhy !== null) await tx.people.contacts.protect(personId, CONTACT_PARTS, protectedWhy, meta)
  const texts = fresh.flatMap((plan) => plan.texts)
  const refs = texts.length > 0 ? await tx.texts.addMany(texts, meta.recordedAt) : []
  const references = await drawReferences(tx, fresh, of.settings.referenceFormat)
  let from = 0
  const streams = fresh.map((plan, at) => {
    const own = refs.slice(from, from + plan.texts.length)
    from += plan.texts.length
    return plan.stream(references[at] ?? '', own)
  })
  await tx.ledger.appendNew(streams, { ...meta, commandId: `${of.importId}:${of.batch}` })
}

const SERIES_OF: Readonly<Record<RowKind, ReferenceSeries | null>> = {
  'statutory-complaint': 'complaint', 'corporate-complaint': 'corporate', enquiry: 'enquiry', 'point-of-contact': 'enquiry',
  'ombudsman-contact': 'ombudsman-contact', compliment: 'compliment', training: null, caseload: null,
  advice: null, 'procedure-update': null, 'advocacy-offer': null,
}

/** A reference for each stream, in the order of the file, from one block for each series and year of receipt. Decision: 0029. */
async function drawReferences(tx: Transaction, plans: readonly PlannedStream[], format: string): Promise<readonly string[]> {
  const places = plans.map(({ row }) => ({ series: SERIES_OF[row.kind], year: Number(row.receivedOn.slice(0, 4)) }))
  const wanted = new Map<string, { series: ReferenceSeries; year: number; many: number }>()
  for (const { series, year } of places) {
    if (series === null) continue
    const block = wanted.get(`${series} ${year}`) ?? { series, year, many: 0 }
    wanted.set(`${series} ${year}`, { ...block, many: block.many + 1 })
  }
  const next = new Map<string, number>()
  // In one order everywhere: two imports that draw from the same series must not wait for each other in a circle.
  for (const [name, { series, year, many }] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) next.set(name, await tx.references.next(series, year, many))
  return places.map(({ series, year }) => {
    if (series === null) return ''
    const number = next.get(`${series} ${year}`) ?? 1
    next.set(`${series} ${year}`, number + 1)
    return formatReference(format, series, year, number)
  })
}

function procedureOf(kind: RowKind, settings: AuthoritySettings): string {
  return kind === 'corporate-complaint' ? settings.corporateProcedure : settings.defaultProcedure
}
