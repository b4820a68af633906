import { makeOutput, teamsFor, type NoOutput, type OutputMade, type OutputRequest } from '../../../application/report/outputs.ts'
import { figureYears } from '../../../application/figures.ts'
import { may } from '../../../application/permissions.ts'
import { reportList } from '../../../application/report/read-report.ts'
import { DOCUMENT_FORMATS } from '../../../documents/report/formats.ts'
import { blocksHtml } from '../../../documents/report/html/document-html.ts'
import { printOutput } from '../../../documents/report/print-output.ts'
import { readingOf } from '../../../documents/report/reading-of-blocks.ts'
import { OUTPUTS, type OutputKind } from '../../../domain/reporting/outputs/output-kinds.ts'
import { FORMAT_WORDS, noOutputInWords, OUTPUT_PURPOSES, OUTPUT_WORDS } from '../../../words/outputs/outputs.ts'
import { readingInWords } from '../../../words/outputs/reading.ts'
import { REPORT_DOCUMENT_LABELS } from '../../../words/reports.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { kindAsked, requestOf } from './asked.ts'
import { periodChoices, writtenWhen } from './periods.ts'

/** One document: for when it is wanted, how it reads, and its files. Small numbers are withheld beside; until then it says how far that is. */
export async function showOutput(visit: Visit): Promise<Answer> {
  const { deps, actor, query, today } = visit
  const kind = kindAsked(visit)
  if (kind === null) return { kind: 'not-found' }
  const settings = await deps.services.store.read(actor, (reads) => reads.settings())
  const years = await figureYears(deps.services, actor)
  const { choices, usual } = periodChoices(OUTPUTS[kind].spans, years.kind === 'years' ? years.years : [], today, settings.reportingYearStartsInMonth)
  const teams = OUTPUTS[kind].isOfTeam ? teamsFor(settings, actor) : []
  const request = requestOf(kind, query)
  const made = request === null ? null : await makeOutput(deps.services, actor, request, printOutput, 'as-far-as-it-is')
  const slips = query['when'] !== undefined && request === null ? [{ field: 'when', text: OUTPUT_WORDS.chooseWhen }] : slipsOf(made)
  return {
    kind: 'page', template: 'pages/outputs/one.njk', title: REPORT_DOCUMENT_LABELS[kind], status: slips.length > 0 ? 422 : 200,
    slips, typed: { when: query['when'] ?? usual, team: query['team'] ?? teams[0]?.code ?? '' },
    model: {
      purpose: OUTPUT_PURPOSES[kind], action: urls.output(kind), choices: withAsked(choices, request), teams, isWorking: made?.kind === 'working', working: made?.kind === 'working' ? noOutputInWords(made) : '',
      again: request ? addressOf(request) : '', ...(request && made?.kind === 'made' ? await shown(visit, request, made) : {}),
    },
  }
}

/** A refusal stands at the field that it is about. */
function slipsOf(made: OutputMade | NoOutput | null) {
  if (made === null || made.kind === 'made' || made.kind === 'working') return []
  const isOfTeam = made.kind === 'team-needed' || made.kind === 'team-not-there-then'
  return [{ field: isOfTeam ? 'team' : 'when', text: made.kind === 'team-needed' && made.teams.length > 0 ? OUTPUT_WORDS.chooseTeam : noOutputInWords(made) }]
}

/** A period that was asked for by its address stands among the choices. */
function withAsked(choices: readonly Readonly<{ code: string; label: string }>[], request: OutputRequest | null) {
  const code = request ? writtenWhen(request.when) : null
  return code === null || choices.some((choice) => choice.code === code) ? choices : [...choices, { code, label: code }]
}

async function shown(visit: Visit, request: OutputRequest, { document }: OutputMade) {
  return {
    document, shown: await blocksHtml(document, 1), files: DOCUMENT_FORMATS.map((format) => ({ format, label: FORMAT_WORDS[format], href: `${urls.outputFile(request.kind, format)}?${questionOf(request)}` })),
    reading: request.kind === 'young-people' ? readingInWords(readingOf(document.blocks)) : null, own: await ownWords(visit, request),
  }
}

/** The report in which somebody wrote their own words for this document; or how to begin one. */
async function ownWords({ deps, actor }: Visit, { kind, when }: OutputRequest) {
  if (when.span !== 'year') return null
  const list = await reportList(deps.services, actor)
  const own = list.kind === 'reports' ? list.rows.find(({ state }) => state.document === kind && state.year === when.year) : undefined
  if (own) return { href: urls.report(own.reportId), reference: own.state.reference }
  return may(actor, 'write-report') ? { action: urls.outputWords(kind), when: writtenWhen(when), commandId: deps.services.ids.next(), reportId: deps.services.ids.next() } : null
}

function questionOf({ when, team }: OutputRequest): string {
  return new URLSearchParams({ when: writtenWhen(when), ...(team !== null && { team }) }).toString()
}

function addressOf(request: OutputRequest & Readonly<{ kind: OutputKind }>): string {
  return `${urls.output(request.kind)}?${questionOf(request)}`
}
