import { forFigures } from '../access/sight.ts'
import { benchmarksIn } from '../benchmarks.ts'
import { wordFor, type AuthoritySettings } from '../../domain/authority/settings.ts'
import { addCalendarMonths } from '../../domain/calendar/calendar-months.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { PrintedReportParts } from '../../domain/reporting/document/report-parts.ts'
import { leavesTheHouse, OUTPUT_KINDS, OUTPUTS, type OutputKind } from '../../domain/reporting/outputs/output-kinds.ts'
import { partOfYear, type OutputPeriods, type OutputWhen } from '../../domain/reporting/outputs/output-period.ts'
import type { OutputParts } from '../../domain/reporting/outputs/output-parts.ts'
import { periodFigures } from '../../domain/reporting/outputs/period-figures.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import { besideFacts } from '../figures-beside.ts'
import type { NoFigures } from '../figures.ts'
import { may, visibilityOf } from '../permissions.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { quotable, saidAndDone } from './compose.ts'
import { partsOfYear, type NotSafe, type Protection } from './year-parts.ts'

/** What is to be made, and for when. `team`: a code of the authority's, where it is about one. */
export type OutputRequest = Readonly<{ kind: OutputKind; when: OutputWhen; team: string | null }>

/** Puts a document into words: `printOutput` in src/documents/report. */
export type OutputPrinter = (parts: OutputParts) => PrintedReportParts

/** Why there is no document. `wrong-span`: it is not made for such a period. */
export type NoOutput =
  | NoFigures
  | NotSafe
  | Readonly<{ kind: 'wrong-span'; output: OutputKind }>
  | Readonly<{ kind: 'no-such-period'; when: OutputWhen }>
  | Readonly<{ kind: 'not-begun-yet'; beginsOn: IsoDate }>
  | Readonly<{ kind: 'team-needed'; teams: readonly TeamChoice[] }>
  | Readonly<{ kind: 'no-team-wanted'; output: OutputKind }>
  | Readonly<{ kind: 'team-not-there-then'; team: string }>

export type OutputMade = Readonly<{ kind: 'made'; document: ReportDocument; problems: PrintedReportParts['problems'] }>

export type TeamChoice = Readonly<{ code: string; label: string }>

/** The kinds that this person may make. A team manager makes the sheets of their teams; the others are for who may see reports. */
export function outputsFor(actor: Actor): readonly OutputKind[] {
  if (!may(actor, 'make-outputs')) return []
  return OUTPUT_KINDS.filter((kind) => may(actor, 'view-reports') || (OUTPUTS[kind].isOfTeam && visibilityOf(actor).kind === 'teams' && actor.teams.length > 0))
}

/** Makes a document. `waited-for`: protection is waited for; else it is begun, and `working` says how far it is. */
export async function makeOutput(
  services: Services, actor: Actor, request: OutputRequest, print: OutputPrinter, protection: Protection,
): Promise<OutputMade | NoOutput> {
  const found = await outputParts(services, actor, request, protection)
  return found.kind === 'parts' ? { kind: 'made', ...print(found.parts) } : found
}

type Found = Readonly<{ kind: 'parts'; parts: OutputParts }>

async function outputParts(services: Services, actor: Actor, request: OutputRequest, protection: Protection): Promise<Found | NoOutput> {
  const { kind, when, team } = request
  if (!outputsFor(actor).includes(kind)) return { kind: 'not-allowed' }
  const { spans, isOfTeam } = OUTPUTS[kind]
  if (!spans.includes(when.span)) return { kind: 'wrong-span', output: kind }
  if (!isOfTeam && team !== null) return { kind: 'no-team-wanted', output: kind }
  return when.span === 'year' && leavesTheHouse(when.span) ? ofYear(services, actor, request, when.year, protection) : ofPartOfYear(services, actor, request)
}

async function ofYear(services: Services, actor: Actor, { kind, when }: OutputRequest, year: string, protection: Protection): Promise<Found | NoOutput> {
  const found = await partsOfYear(services, actor, { year, kind }, protection)
  if (found.kind !== 'found') return found
  return { kind: 'parts', parts: { ...found.parts, kind, when, written: found.written, team: '', followsCode: followsCode(found.settings, found.parts.year.to) } }
}

function followsCode({ codeAdoptedOn }: AuthoritySettings, by: IsoDate): boolean {
  return codeAdoptedOn !== null && codeAdoptedOn <= by
}

/** A month or a quarter: as it is held, for those who work here. */
function ofPartOfYear(services: Services, actor: Actor, { kind, when, team }: OutputRequest): Promise<Found | NoOutput> {
  return services.store.read(forFigures(actor), async (reads): Promise<Found | NoOutput> => {
    const settings = await reads.settings()
    const today = services.clock.today()
    if (when.span === 'year') return { kind: 'wrong-span', output: kind }
    const periods = partOfYear(when, settings.reportingYearStartsInMonth)
    if (periods === null) return { kind: 'no-such-period', when }
    if (periods.period.from > today) return { kind: 'not-begun-yet', beginsOn: periods.period.from }
    const about = OUTPUTS[kind].isOfTeam ? teamAsked(settings, actor, team, periods) : null
    if (about !== null && 'kind' in about) return about
    const figures = await figuresOf(reads, settings, actor, { ...periods, today, team: about?.code ?? null })
    const beside = { ...await quotable(reads, { year: periods.period, settings }), saidDid: about === null ? await saidAndDone(reads, actor, periods.period) : [], benchmarks: await benchmarksIn(reads) }
    return {
      kind: 'parts',
      parts: { kind, when, year: periods.period, asKnownOn: today, figures, tables: figures.tables, safeTables: null, ...beside, written: null, team: about?.label ?? '', followsCode: followsCode(settings, periods.period.to) },
    }
  })
}

/** The team that is asked about, where this person may see its sheet and the team was there in the period. */
function teamAsked(settings: AuthoritySettings, actor: Actor, team: string | null, { period }: OutputPeriods): TeamChoice | NoOutput {
  const teams = teamsFor(settings, actor)
  const found = teams.find(({ code }) => code === team)
  if (!found) return { kind: 'team-needed', teams }
  const wasThere = settings.words.teams.some(({ code, from, until }) => code === team && from <= period.to && (until === null || period.from <= until))
  return wasThere ? found : { kind: 'team-not-there-then', team: found.label }
}

/** The teams whose sheets this person may make, those that ended among them. */
export function teamsFor(settings: AuthoritySettings, actor: Actor): readonly TeamChoice[] {
  const mine = visibilityOf(actor)
  const codes = new Set(settings.words.teams.map(({ code }) => code))
  return [...codes].filter((code) => mine.kind === 'all' || (mine.kind === 'teams' && mine.teams.includes(code))).map((code) => ({ code, label: wordFor(settings, 'teams', code) }))
}

/** Complaints that came in so long before are still counted where they are open in the period. */
const MONTHS_BEFORE = -24

type Asked = OutputPeriods & Readonly<{ today: IsoDate; team: string | null }>

async function figuresOf(reads: Reads, settings: AuthoritySettings, actor: Actor, { today, team, ...periods }: Asked) {
  const first = periods.columns[0]?.from ?? periods.period.from
  const read = await reads.reportFacts({ from: addCalendarMonths(first, MONTHS_BEFORE), to: periods.period.to, asKnownOn: today })
  const facts = team === null ? read : await notHidden(reads, actor, read.filter(({ teams }) => teams.includes(team)))
  const { learning = [] } = await besideFacts(reads, facts, today)
  return periodFigures(facts, settings, { ...periods, asKnownOn: today, learning: learning.filter(({ teams }) => team === null || teams.includes(team)) })
}

/** Without complaints of which a team manager may not hear, since they are accused in them: a sheet of one team would tell. Decision: 0039. */
async function notHidden(reads: Reads, actor: Actor, facts: readonly ReportFact[]): Promise<readonly ReportFact[]> {
  if (visibilityOf(actor).kind === 'all') return facts
  const seen: ReportFact[] = []
  for (const fact of facts) {
    if (!await reads.isHidden(actor.userId, fact.streamId)) seen.push(fact)
  }
  return seen
}
