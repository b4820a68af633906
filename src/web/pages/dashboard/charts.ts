import type { DashboardResult } from '../../../application/dashboard.ts'
import type { Actor } from '../../../application/ports.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { MonthChart } from '../../../domain/reporting/dashboard/dashboard.ts'
import type { DashboardPlace } from '../../../domain/reporting/dashboard/place.ts'
import { markLetter, type MonthChartSpec } from '../../../documents/charts/month-chart.ts'
import { monthInWords, monthValueInWords } from '../../../words/dashboard.ts'
import { limitsInWords, SIGNAL_LABELS, standingOutInWords, tooFewInWords } from '../../../words/statistics.ts'
import { markShown } from '../../components/marks/mark-link.ts'
import { urls } from '../../urls.ts'

type Found = Extract<DashboardResult, { kind: 'dashboard' }>
type Drawn = Readonly<{ id: string; title: string; unit: MonthChartSpec['unit']; chart: MonthChart; placeOf: (days: Readonly<{ from: IsoDate; to: IsoDate }>) => DashboardPlace }>

/** The charts of months, each with its table, its sentences, and what the letters on it say. */
export function chartsOf({ dashboard, settings, opens }: Found, on: IsoDate | undefined, actor: Actor) {
  const lastBand = settings.stageOneBands.at(-1) ?? 0
  const drawn: readonly Drawn[] = [
    { id: 'received-by-month', title: 'Statutory complaints received each month', unit: 'count', chart: dashboard.receivedByMonth, placeOf: (days) => ({ what: 'received', kind: 'statutory-complaint', ...days }) },
    {
      id: 'timely-by-month', title: `Share of stage 1 answers within ${lastBand} working days, by month of the answer`, unit: 'percent', chart: dashboard.timelyByMonth,
      placeOf: (days) => ({ what: 'answered', kind: 'statutory-complaint', ...days, within: lastBand }),
    },
  ]
  return drawn.map((each) => worded(each, dashboard.day, opens, on, actor))
}

function worded({ id, title, unit, chart, placeOf }: Drawn, day: IsoDate, opens: boolean, on: IsoDate | undefined, actor: Actor) {
  const links = chart.months.map(({ from, to }) => urls.dashboardBehind(placeOf({ from, to: to > day ? day : to }), on))
  const stretch = chart.behaviour.stretches.at(-1)
  const standing = chart.behaviour.signals.filter((signal) => signal !== null).length
  const sentences = [
    stretch?.limits ? limitsInWords(stretch.limits, unit) : tooFewInWords(stretch ?? { from: 0, until: 0, limits: null }, ['whole month', 'whole months']),
    ...(stretch?.limits ? [standingOutInWords(standing)] : []),
    ...(chart.behaviour.stretches.length > 1 ? ['Limits begin anew at a change that was recorded'] : []),
  ].map((sentence) => `${sentence}.`)
  const spec: MonthChartSpec = { id, title, unit, chart, links: opens ? links : null, description: `Line of months with their limits. ${sentences.join(' ')} The table says every month.` }
  return {
    spec, sentences,
    marks: chart.marks.map((mark, at) => ({ letter: markLetter(at), ...markShown(mark, actor) })),
    table: chart.months.map((month, at) => {
      const signal = chart.behaviour.signals[at] ?? null
      return {
        month: monthInWords(month.month), value: monthValueInWords(month), href: opens && month.count > 0 ? links[at] : null,
        judged: month.isRunning ? 'So far: not judged' : signal === null ? (month.value === null || !limitsAt(chart, at) ? '' : 'Within the limits') : SIGNAL_LABELS[signal],
      }
    }).toReversed(),
  }
}

function limitsAt({ behaviour }: MonthChart, at: number): boolean {
  return behaviour.stretches.some(({ from, until, limits }) => from <= at && at < until && limits !== null)
}
