import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { TextRef } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import type { ReportDocumentKind } from '../../domain/register/report/events.ts'
import { foldReport } from '../../domain/register/report/report.ts'
import { carriedText } from '../../domain/reporting/document/markdown/carried-text.ts'
import { parseReportingYear } from '../../domain/reporting/reporting-year.ts'
import { nextReference } from '../give-reference.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, Transaction } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import { reportsIn, type ReportRow } from './read-report.ts'

/** A section that a new report begins with. */
export type NewSection = Readonly<{ heading: string; text: string }>

export type ReportToBegin = Readonly<{
  reportId: string
  commandId: string
  year: string
  document: ReportDocumentKind
  /** The report whose sections are carried forward; null to begin with `outline`. */
  continues: string | null
  outline: readonly NewSection[]
}>

export type BegunReport =
  | Readonly<{ kind: 'begun'; reportId: string }>
  /** There is one of that year and kind: it is gone on with. */
  | Readonly<{ kind: 'exists'; reportId: string; reference: string }>
  | Readonly<{ kind: 'no-such-year' }>
  | Readonly<{ kind: 'no-such-report' }>
  | Readonly<{ kind: 'not-allowed' }>

type Carried = Readonly<{ heading: string; text: string; from: string | null }>

/**
 * Begins a report with its first sections, all of it or nothing; sent twice, it is begun once. Text that is carried
 * forward waits for somebody to confirm it. There is one report of a year and kind.
 */
export async function beginReport(services: Services, actor: Actor, wanted: ReportToBegin): Promise<BegunReport> {
  if (!may(actor, 'write-report')) return { kind: 'not-allowed' }
  const today = services.clock.today()
  return services.store.write(actor, async (tx): Promise<BegunReport> => {
    // Two people may begin the report of one year at the same moment: the second goes on with the first one's.
    await tx.turnAlone()
    const there = (await reportsIn(tx)).find(({ reportId, state }) => reportId === wanted.reportId || (state.year === wanted.year && state.document === wanted.document))
    if (there) return there.reportId === wanted.reportId ? { kind: 'begun', reportId: there.reportId } : { kind: 'exists', reportId: there.reportId, reference: there.state.reference }
    const { reportingYearStartsInMonth } = await tx.settings.current()
    const year = parseReportingYear(wanted.year, reportingYearStartsInMonth)
    if (year === null || year.from > today) return { kind: 'no-such-year' }
    const carried = wanted.continues === null ? wanted.outline.map((section): Carried => ({ ...section, from: null })) : await carriedFrom(tx, wanted.continues, wanted.year)
    if (carried === null) return { kind: 'no-such-report' }
    const recordedAt = services.clock.now()
    const reference = await nextReference(tx, 'report', today)
    const { year: label, document, continues } = wanted
    const begun: RegisterEvent = { type: 'ReportBegun', happenedOn: today, reference, year: label, document, ...(continues !== null && { continues }) }
    const sections = await sectionEvents(services, tx, { reportId: wanted.reportId, today, recordedAt }, carried)
    await tx.ledger.append('report', wanted.reportId, 0, [begun, ...sections], { commandId: wanted.commandId, recordedBy: actor.userId, recordedAt })
    return { kind: 'begun', reportId: wanted.reportId }
  })
}

async function carriedFrom(tx: Transaction, reportId: string, year: string): Promise<readonly Carried[] | null> {
  const state = foldReport(registerEvents(await tx.ledger.load(reportId)) ?? [])
  if (!state) return null
  const texts = await tx.texts.get(state.sections.flatMap(({ heading, text }) => [heading.textId, ...(text === null ? [] : [text.textId])]))
  return state.sections.map(({ heading, text }) => ({ heading: texts.get(heading.textId) ?? '', text: text === null ? '' : carriedText(texts.get(text.textId) ?? '', state.year, year), from: reportId }))
}

type Making = Readonly<{ reportId: string; today: IsoDate; recordedAt: string }>

async function sectionEvents({ ids }: Services, tx: Transaction, { reportId, today: happenedOn, recordedAt }: Making, sections: readonly Carried[]): Promise<readonly RegisterEvent[]> {
  const events: RegisterEvent[] = []
  const keep = (words: string): Promise<TextRef> => tx.texts.add({ textId: ids.next(), streamId: reportId, body: words }, recordedAt)
  for (const { heading: words, text, from } of sections) {
    const sectionId = ids.next()
    const heading = await keep(words)
    events.push({ type: 'SectionAdded', happenedOn, sectionId, heading })
    if (text !== '') events.push({ type: 'SectionWritten', happenedOn, sectionId, heading, text: await keep(text), ...(from !== null && { carriedFrom: from }) })
  }
  return events
}

/** The report that a new one of this year and kind goes on from: the last one before it; null where it is the first. */
export function reportBefore(rows: readonly ReportRow[], year: string, document: ReportDocumentKind): ReportRow | null {
  return rows.find(({ state }) => state.document === document && state.year < year) ?? null
}
