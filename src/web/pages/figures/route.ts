import { figuresOfYear, figureYears, type FiguresRequest, type NoFigures } from '../../../application/figures.ts'
import { marksOfFigures } from '../../../application/figure-marks.ts'
import { tableById, type YearFigures } from '../../../domain/reporting/year-figures.ts'
import { FIGURE_FORMATS, figureFile, type FigureFormat } from '../../../documents/figures/figure-files.ts'
import { drawnFigures } from '../../../documents/figures/drawn-figures.ts'
import { DOCUMENT_FORMAT_LABELS } from '../../../words/document.ts'
import { ASKED } from '../../../words/asked.ts'
import { noFiguresInWords } from '../../../words/no-figures.ts'
import { askerOf } from '../../asker.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { takesAway } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { formReader } from '../../form-reader.ts'
import { dayFromWords } from '../../typed-day.ts'
import { withMarks } from './with-marks.ts'

/** The figures of a year: choosing it, reading it, taking it away. */
export const figuresRoutes: readonly Route[] = [
  { method: 'GET', url: urls.figures(), access: 'view-figures', traces: 'nothing', handler: chooseYear },
  { method: 'GET', url: urls.figures(':year'), access: 'view-figures', traces: 'nothing', handler: showYear },
  ...FIGURE_FORMATS.map((format): Route => ({
    method: 'GET', url: urls.figuresDownload(':year', format), access: 'view-figures', traces: takesAway('figures', { at: 'year' }, format), handler: (visit) => download(visit, format),
  })),
]

/** Without a year: the years to choose from. With one, from the form: on to its page, or back with what is wrong. */
async function chooseYear({ deps, actor, query, today }: Visit): Promise<Answer> {
  const found = await figureYears(deps.services, actor)
  if (found.kind !== 'years') return { kind: 'not-allowed' }
  const form = formReader(query, today)
  const asKnownOn = form.optionalWrittenDay('asKnownOn', ASKED.asKnownOn)
  if (asKnownOn !== undefined && asKnownOn > today) form.slip('asKnownOn', 'in-the-future', ASKED.asKnownOn)
  const year = query['year']
  if (year !== undefined && form.slips.length === 0) return { kind: 'redirect', to: `${urls.figures(encodeURIComponent(year))}${knownOnPart(asKnownOn)}` }
  const choices = found.years.map(({ label, from, to }, at) => ({ code: label, label: at === 0 ? `${label} (so far)` : label, from, to }))
  return {
    kind: 'page', template: 'pages/figures/choose.njk', title: 'Figures of a year', typed: query, slips: year === undefined ? [] : form.slips,
    model: { choices },
  }
}

async function showYear(visit: Visit): Promise<Answer> {
  const request = requestOf(visit)
  const found = request === null ? null : await figuresOfYear(visit.deps.services, visit.actor, request)
  if (found === null) return noFigures(`“${visit.query['asKnownOn'] ?? ''}” is no day. Write it such as ${visit.today}.`)
  if (found.kind !== 'figures') return whyNot(found)
  const drawn = await drawnFigures(found.figures)
  const marks = await marksOfFigures(visit.deps.services, visit.actor, found.figures)
  const known = knownOnPart(visit.query['asKnownOn'])
  const hasNothing = found.figures.emptyYears.length === found.figures.columns.length
  return {
    kind: 'page', template: 'pages/figures/page.njk', title: `Figures of ${drawn.year}`,
    model: { takeAway: Object.entries(DOCUMENT_FORMAT_LABELS), ...drawn, groups: withMarks(drawn.groups, found.figures, marks, visit.actor), knownOn: known, isPast: request?.asKnownOn !== undefined, hasNothing, noComplaints: hasNoComplaints(found.figures) },
  }
}

/** True where the year itself, the last column, has no statutory complaint. */
function hasNoComplaints(figures: YearFigures): boolean {
  return tableById(figures.tables, 'statutory-complaints')?.rows[0]?.cells.at(-1)?.count === 0
}

async function download(visit: Visit, format: FigureFormat): Promise<Answer> {
  const request = requestOf(visit)
  if (request === null) return { kind: 'not-found' }
  const found = await figuresOfYear(visit.deps.services, visit.actor, request)
  if (found.kind !== 'figures') return whyNot(found)
  const { name, mediaType, content } = await figureFile(found.figures, format, askerOf(visit))
  return {
    kind: 'file', body: typeof content === 'string' ? content : Buffer.from(content), contentType: mediaType, fileName: name.replace(/\.\w+$/, '-not-for-publication$&'),
  }
}

/** What the address asks for; null where its day is no day. */
function requestOf({ params, query }: Visit): FiguresRequest | null {
  const year = params['year'] ?? ''
  const typed = query['asKnownOn'] ?? ''
  if (typed === '') return { year }
  const read = dayFromWords(typed)
  return read.kind === 'day' ? { year, asKnownOn: read.day } : null
}

/** The page that says why there are no figures. */
export function whyNot(answer: NoFigures): Answer {
  return answer.kind === 'not-allowed' ? { kind: 'not-allowed' } : noFigures(noFiguresInWords(answer))
}

function noFigures(why: string): Answer {
  return { kind: 'page', template: 'pages/figures/none.njk', title: 'There are no such figures', status: 404, model: { why } }
}

/** The part of an address that keeps *as known on*; nothing where it is today. */
export function knownOnPart(asKnownOn: string | undefined): string {
  return asKnownOn === undefined || asKnownOn === '' ? '' : `?asKnownOn=${encodeURIComponent(asKnownOn)}`
}
