import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { SectionText } from '../../domain/reporting/document/report-parts.ts'
import type { OutputKind } from '../../domain/reporting/outputs/output-kinds.ts'
import type { YearParts } from '../../domain/reporting/outputs/output-parts.ts'
import { figuresOfYear, type NoFigures } from '../figures.ts'
import { NO_CHOICES, protectionOrder } from '../protect-figures.ts'
import type { ProtectionStand } from '../protection.ts'
import type { Actor, Services } from '../ports.ts'
import type { NotFound } from '../view-complaint.ts'
import { partsOfReport, quotable, saidAndDone } from './compose.ts'
import { orderOfReport } from './disclosure-choices.ts'
import { readBefore } from './read-before.ts'
import { publications } from './publications.ts'
import { readReport, reportsIn, type ReportView } from './read-report.ts'

/** `written`: what somebody wrote for a document of this kind and year, in place of the words that we ship; null where nobody did. */
export type FoundYear = Readonly<{ kind: 'found'; parts: YearParts; settings: AuthoritySettings; written: readonly SectionText[] | null }>

/** Why there is nothing that may leave the house. `working`: it is being made, and may be asked for again. */
export type NotSafe =
  | Readonly<{ kind: 'working'; step: Extract<ProtectionStand, { kind: 'working' }>['step'] }>
  | Readonly<{ kind: 'unsafe' | 'no-protector' | 'protection-failed' }>

export type Protection = 'as-far-as-it-is' | 'waited-for'

/**
 * The parts of a year with its small numbers withheld, in the same way for every document of the year: as its annual report
 * has it, where one is begun, else by the authority's rules. Nobody can take one of our documents from another. Once the
 * report is published, the figures are as known on its day. Decision: 0066.
 */
export async function partsOfYear(services: Services, actor: Actor, { year, kind }: Readonly<{ year: string; kind: OutputKind }>, protection: Protection): Promise<FoundYear | NotSafe | NoFigures> {
  const frozen = (await publications(services, actor.authorityId)).find(({ kind: of, current }) => of === 'annual-report' && current.manifest.period.label === year && current.withdrawn === null)
  const asked = await figuresOfYear(services, actor, { year, ...(frozen && { asKnownOn: frozen.current.manifest.asKnownOn }) })
  if (asked.kind !== 'figures') return asked
  const { figures } = asked
  const { annual, own, settings, before, ...beside } = await services.store.read(actor.authorityId, async (reads) => {
    const rows = (await reportsIn(reads)).filter(({ state }) => state.year === figures.year.label)
    const reportOf = async (of: string) => { const row = rows.find(({ state }) => state.document === of); return row ? viewOf(await readReport(reads, row.reportId)) : null }
    const settingsNow = await reads.settings()
    return {
      annual: await reportOf('annual-report'), own: await reportOf(kind), settings: settingsNow, before: await readBefore(reads, figures.year.label),
      ...await quotable(reads, { year: figures.year, settings: settingsNow }), saidDid: await saidAndDone(reads, actor, figures.year),
    }
  })
  // The tables of its own set that the annual report prints are protected with the others: they are linked.
  const whole = annual ? await partsOfReport(services, actor, annual.reportId) : null
  const tables = [...figures.tables, ...(whole?.kind === 'parts' ? whole.parts.tables.slice(whole.parts.figures.tables.length) : [])]
  const order = annual ? orderOfReport(annual, tables, before) : protectionOrder(tables, settings, { ...NO_CHOICES, before })
  const safe = await safely(services, order, protection)
  if (safe.kind !== 'safe') return safe
  return {
    kind: 'found', settings, written: own?.sections ?? null,
    parts: { year: figures.year, asKnownOn: figures.asKnownOn, figures, tables, safeTables: safe.tables, ...beside },
  }
}

function viewOf(read: ReportView | NotFound): ReportView | null {
  return read.kind === 'report' ? read : null
}

type Order = ReturnType<typeof protectionOrder>

async function safely({ protector }: Services, order: Order, protection: Protection): Promise<Readonly<{ kind: 'safe'; tables: NonNullable<YearParts['safeTables']> }> | NotSafe> {
  if (!protector) return { kind: 'no-protector' }
  const stand: ProtectionStand = protection === 'waited-for' ? { kind: 'done', figures: await protector.protect(order) } : protector.look(order)
  switch (stand.kind) {
    case 'working': return stand
    case 'failed': return { kind: 'protection-failed' }
    case 'done': return stand.figures.isSafe ? { kind: 'safe', tables: stand.figures.tables } : { kind: 'unsafe' }
  }
}
