import { forReport } from '../access/sight.ts'
import { benchmarksIn } from '../benchmarks.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { SectionText } from '../../domain/reporting/document/report-parts.ts'
import type { OutputKind } from '../../domain/reporting/outputs/output-kinds.ts'
import type { YearParts } from '../../domain/reporting/outputs/output-parts.ts'
import { figuresOfYear, type NoFigures } from '../figures.ts'
import type { ProtectionStand } from '../protection.ts'
import type { Actor, Services } from '../ports.ts'
import { quotable, saidAndDone } from './compose.ts'
import { frozenOn, orderOfYear, type YearOrder } from './year-order.ts'

/** `written`: what somebody wrote for a document of this kind and year, in place of the words that we ship; null where nobody did. */
export type FoundYear = Readonly<{ kind: 'found'; parts: YearParts; settings: AuthoritySettings; written: readonly SectionText[] | null }>

/** Why there is nothing that may leave the house. `working`: it is being made, and may be asked for again. */
export type NotSafe =
  | Readonly<{ kind: 'working'; step: Extract<ProtectionStand, { kind: 'working' }>['step'] }>
  | Readonly<{ kind: 'unsafe' | 'no-protector' | 'protection-failed' }>

export type Protection = 'as-far-as-it-is' | 'waited-for'

/**
 * The parts of a year with its small numbers withheld, in the same way for every document of the year, so that nobody
 * can take one of our documents from another. Once the annual report is published, the figures are as known on its day.
 * Decisions: 0066, 0068.
 */
export async function partsOfYear(services: Services, actor: Actor, { year, kind }: Readonly<{ year: string; kind: OutputKind }>, protection: Protection): Promise<FoundYear | NotSafe | NoFigures> {
  const frozen = await frozenOn(services, actor, year)
  const asked = await figuresOfYear(services, actor, { year, ...(frozen !== undefined && { asKnownOn: frozen }) }, { seeing: forReport(actor) })
  if (asked.kind !== 'figures') return asked
  const { figures } = asked
  const { settings, ...beside } = await services.store.read(forReport(actor), async (reads) => {
    const settingsNow = await reads.settings()
    return { settings: settingsNow, ...await quotable(reads, { year: figures.year, settings: settingsNow }), saidDid: await saidAndDone(reads, actor, figures.year), benchmarks: await benchmarksIn(reads) }
  })
  const { order, tables, reports } = await orderOfYear(services, actor, figures)
  const safe = await safely(services, actor, order, protection)
  if (safe.kind !== 'safe') return safe
  return {
    kind: 'found', settings, written: reports.find(({ state }) => state.document === kind)?.sections ?? null,
    parts: { year: figures.year, asKnownOn: figures.asKnownOn, figures, tables, safeTables: safe.tables, ...beside },
  }
}

async function safely({ protector }: Services, { authorityId }: Actor, order: YearOrder['order'], protection: Protection): Promise<Readonly<{ kind: 'safe'; tables: NonNullable<YearParts['safeTables']> }> | NotSafe> {
  if (!protector) return { kind: 'no-protector' }
  const stand: ProtectionStand = protection === 'waited-for' ? { kind: 'done', ...await protector.protect(authorityId, order) } : await protector.look(authorityId, order)
  switch (stand.kind) {
    case 'working': return stand
    case 'failed': return { kind: 'protection-failed' }
    case 'done': return stand.figures.isSafe ? { kind: 'safe', tables: stand.figures.tables } : { kind: 'unsafe' }
  }
}
