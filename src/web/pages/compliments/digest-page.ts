import { complimentDigest } from '../../../application/compliment-digest.ts'
import { DIGEST_FORMATS, digestFile, type DigestFormat } from '../../../documents/compliment-digest/digest-files.ts'
import { addCalendarMonths } from '../../../domain/calendar/calendar-months.ts'
import { parseIsoDate, type IsoDate } from '../../../domain/calendar/iso-date.ts'
import { nextPeriod, SPANS, type DigestPeriod, type Span } from '../../../domain/register/compliment/digest-period.ts'
import { periodWords, SPAN_LABELS, wordedDigest } from '../../../words/compliment-digest.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, takesAway } from '../../traced.ts'
import { urls } from '../../urls.ts'

const CONTENT_TYPES: Readonly<Record<DigestFormat, string>> = { html: 'text/html', txt: 'text/plain' }
const MONTHS_OFFERED = 36

export const digestRoutes: readonly Route[] = [
  { method: 'GET', url: urls.complimentDigest(), access: 'view-entry', traces: lists('compliment-digest'), handler: show },
  ...DIGEST_FORMATS.map((format): Route => ({
    method: 'GET', url: urls.complimentDigestFile(':span', ':from', format), access: 'view-entry', traces: takesAway('list', { code: 'compliment-digest' }, format), handler: (visit) => download(visit, format),
  })),
]

/** The length and a day of the period; the present month where nothing, or nonsense, is asked. */
function asked({ query, today }: Visit): Readonly<{ span: Span; day: IsoDate }> {
  return { span: SPANS.find((span) => span === query['span']) ?? 'month', day: dayOf(query['from']) ?? today }
}

/** The day, where it is one in whose neighbourhood months can be counted. */
function dayOf(text: string | undefined): IsoDate | null {
  const day = parseIsoDate(text ?? '')
  return day !== null && day >= '1990-01-01' && day < '2200-01-01' ? day : null
}

async function show(visit: Visit): Promise<Answer> {
  const { span, day } = asked(visit)
  const digest = await complimentDigest(visit.deps.services, visit.actor, span, day)
  if (digest.kind === 'not-found') return { kind: 'not-allowed' }
  const { period } = digest
  const worded = wordedDigest(digest)
  const link = ({ from }: DigestPeriod) => `${urls.complimentDigest()}?span=${span}&from=${from}`
  const [before, after] = [nextPeriod(period, -1), nextPeriod(period, 1)]
  return {
    kind: 'page', template: 'pages/compliments/digest.njk', title: worded.title, typed: { span, from: `${period.from.slice(0, 7)}-01` },
    model: {
      ...worded, spans: SPANS.map((code) => ({ code, label: SPAN_LABELS[code] })), months: monthsUpTo(visit.today, period.from),
      before: { text: periodWords(before), href: link(before) }, after: after.from > visit.today ? null : { text: periodWords(after), href: link(after) },
      files: { html: urls.complimentDigestFile(span, period.from, 'html'), txt: urls.complimentDigestFile(span, period.from, 'txt') },
    },
  }
}

/** The last months, and the one that is shown where it is older. */
function monthsUpTo(today: IsoDate, shown: IsoDate) {
  const month = (from: IsoDate) => ({ code: from as string, label: periodWords({ span: 'month', from, to: from }) })
  const first = dayOf(`${today.slice(0, 7)}-01`) ?? today
  const months = Array.from({ length: MONTHS_OFFERED }, (_, at) => month(addCalendarMonths(first, -at)))
  return months.some(({ code }) => code === shown) ? months : [...months, month(shown)]
}

async function download({ deps, actor, params }: Visit, format: DigestFormat): Promise<Answer> {
  const span = SPANS.find((one) => one === params['span'])
  const day = dayOf(params['from'])
  if (!span || day === null) return { kind: 'not-found' }
  const digest = await complimentDigest(deps.services, actor, span, day)
  if (digest.kind === 'not-found') return { kind: 'not-allowed' }
  const worded = wordedDigest(digest)
  return { kind: 'file', body: digestFile(worded, format), contentType: `${CONTENT_TYPES[format]}; charset=utf-8`, fileName: `${worded.fileName}.${format}` }
}
