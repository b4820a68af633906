import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { CONTEXT_KINDS, foldContext, type ContextEntry, type ContextKind } from '../domain/register/context/context-entry.ts'
import { parseReportingYear, reportingYearOf, yearsHolding, yearsUpTo, type ReportingYear } from '../domain/reporting/reporting-year.ts'
import { drawnWith, type Drawn } from './ombudsman.ts'
import { may } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'
import { textIdsIn } from './words-apart.ts'

export type ContextRow = ContextEntry & Readonly<{ streamId: string; kind: ContextKind }>

/** What surrounds the complaints of one reporting year. */
export type ContextOfYear = Readonly<{
  kind: 'context'
  year: ReportingYear
  /** Years of which anything is held, and this one; newest first. */
  years: readonly ReportingYear[]
  /** Newest first. */
  rows: readonly ContextRow[]
  texts: ReadonlyMap<string, string>
  settings: AuthoritySettings
}>

/** Numbers to set complaints against, training, advice, procedure updates and offers of advocacy of a year; this one where none is asked for. */
export async function contextOfYear(services: Services, actor: Actor, label: string | undefined): Promise<ContextOfYear | NotFound> {
  if (!may(actor, 'view-entry')) return { kind: 'not-found' }
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const month = settings.reportingYearStartsInMonth
    const year = label === undefined ? reportingYearOf(today, month) : parseReportingYear(label, month)
    if (year === null) return { kind: 'not-found' }
    const all = await allContext(reads)
    const rows = all.filter(({ first }) => isIn(year, dayOf(first))).toSorted((a, b) => (dayOf(a.first) < dayOf(b.first) ? 1 : -1))
    return { kind: 'context', year, years: yearsHolding(all.map(({ first }) => dayOf(first)), today, month), rows, settings, texts: await reads.texts(textIdsIn(rows.map(({ first }) => first))) }
  })
}

/** The day that puts an entry into a year: of a period, its last. */
function dayOf(first: ContextEntry['first']): IsoDate {
  return first.type === 'ReferralsCounted' ? first.until : first.happenedOn
}

function isIn({ from, to }: ReportingYear, day: IsoDate): boolean {
  return from <= day && day <= to
}

async function allContext(reads: Reads): Promise<readonly ContextRow[]> {
  const rows: ContextRow[] = []
  for (const kind of CONTEXT_KINDS) {
    for (const { streamId, recorded } of await reads.streamsOfKind(kind)) {
      const entry = foldContext(registerEvents(recorded) ?? [])
      if (entry) rows.push({ ...entry, streamId, kind })
    }
  }
  return rows
}

/** The open cases that were counted last before a day's reporting year, and those of that very day: what a new count stands beside. */
export type CountsBeside = Readonly<{
  kind: 'counts'
  settings: AuthoritySettings
  /** By `placeKey`: the last count of the reporting year before. */
  before: ReadonlyMap<string, Readonly<{ count: number; on: IsoDate }>>
  /** The entry that says the open cases of that day already, by `placeKey`. */
  counted: ReadonlyMap<string, string>
}>

/** What was counted: a team, a division, or with neither the whole authority. */
export function placeKey({ division, team }: Readonly<{ division?: string | undefined; team?: string | undefined }>): string {
  return team === undefined ? `division:${division ?? ''}` : `team:${team}`
}

export async function countsBeside(services: Services, actor: Actor, day: IsoDate): Promise<CountsBeside | NotFound> {
  if (!may(actor, 'record-entry')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const [yearBefore] = yearsUpTo(reportingYearOf(day, settings.reportingYearStartsInMonth), 2)
    const before = new Map<string, Readonly<{ count: number; on: IsoDate }>>()
    const counted = new Map<string, string>()
    for (const { streamId, recorded } of await reads.streamsOfKind('caseload')) {
      const first = foldContext(registerEvents(recorded) ?? [])?.first
      if (first?.type !== 'CaseloadCounted') continue
      const { happenedOn: on, openCases } = first
      const place = placeKey(first)
      if (on === day) counted.set(place, streamId)
      const known = before.get(place)
      if (yearBefore && isIn(yearBefore, on) && (known === undefined || known.on <= on)) before.set(place, { count: openCases, on })
    }
    return { kind: 'counts', settings, before, counted }
  })
}

export type ContextView = ContextEntry & Readonly<{ kind: 'context-entry'; streamId: string }> & Drawn

/** One entry with its timeline; also where it was recorded in error. */
export async function viewContext(services: Services, actor: Actor, streamId: string): Promise<ContextView | NotFound> {
  if (!may(actor, 'view-entry')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const entry = timeline && foldContext(timeline)
    if (!timeline || !entry) return { kind: 'not-found' }
    return { kind: 'context-entry', streamId, ...entry, ...(await drawnWith(reads, timeline, [])) }
  })
}
