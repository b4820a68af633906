import type { MonthChart } from '../../domain/reporting/dashboard/dashboard.ts'
import { monthInWords, monthValueInWords, shortMonth } from '../../words/dashboard.ts'
import { SIGNAL_LABELS } from '../../words/statistics.ts'
import { drawnOnce } from './drawn-once.ts'
import { accessibleSvg, plotting, type DrawnElement, type Plotting } from './plotting.ts'

const WIDTH = 520
const HEIGHT = 270
const INK = '#0b0c0c'
const LINE = '#12436d'
const QUIET = '#505a5f'
const BAND = '#d2e2f1'

/** A chart of months with its limits. `links`: where each month opens to, in their order; null where nothing may be opened. */
export type MonthChartSpec = Readonly<{ id: string; title: string; description: string; unit: 'count' | 'percent'; chart: MonthChart; links: readonly string[] | null }>

/** The chart as an SVG element. The same chart is drawn once. */
export const monthChartSvg = drawnOnce(draw, 100)

async function draw(spec: MonthChartSpec): Promise<string> {
  const tools = await plotting()
  return accessibleSvg(plot(tools, spec), spec, tools)
}

type Dot = Readonly<{ at: string; value: number; isRunning: boolean; stands: string | null; label: string; link: string | null }>

function dotsOf({ chart, links }: MonthChartSpec): readonly Dot[] {
  return chart.months.flatMap((month, at): readonly Dot[] => {
    if (month.value === null) return []
    const signal = chart.behaviour.signals[at] ?? null
    const label = `${monthInWords(month.month)}: ${monthValueInWords(month)}${month.isRunning ? ', so far' : ''}${signal === null ? '' : `. ${SIGNAL_LABELS[signal]}`}`
    return [{ at: shortMonth(month.month), value: month.value, isRunning: month.isRunning, stands: signal === null ? null : String(Math.round(month.value)), label, link: links?.[at] ?? null }]
  })
}

/** Dots joined by a line; the average as a line and the limits as dashes; what stands out is a diamond with its number. */
function plot({ Plot, document }: Plotting, spec: MonthChartSpec): DrawnElement {
  const dots = dotsOf(spec)
  const { months, behaviour } = spec.chart
  const names = months.map(({ month }) => shortMonth(month))
  const stretches = behaviour.stretches.flatMap(({ from, until, limits }) => (limits === null ? [] : [{ from: names[from] ?? '', to: names[until - 1] ?? '', ...limits }]))
  const top = Math.max(1, ...dots.map(({ value }) => value), ...stretches.map(({ upper }) => upper))
  const judged = dots.filter(({ isRunning }) => !isRunning)
  const printed = (value: number) => (spec.unit === 'percent' ? `${Math.round(value)}%` : value.toFixed(1))
  const link = spec.links === null ? {} : { href: 'link' }
  const every = Math.max(1, Math.ceil(names.length / 6))
  return Plot.plot({
    document, width: WIDTH, height: HEIGHT, marginTop: 30, marginBottom: 34, marginLeft: 38, marginRight: 118,
    x: { type: 'point', domain: names, padding: 0.4, label: null }, y: { domain: [0, top * 1.08], label: null },
    marks: [
      ...markBars(Plot, spec, top * 1.08),
      Plot.axisY({ ticks: 5, tickSize: 0, fontSize: 15, fill: INK, label: null }),
      Plot.axisX({ tickSize: 4, fontSize: 15, fill: INK, label: null, ticks: names.filter((_, at) => (names.length - 1 - at) % every === 0) }),
      Plot.ruleY([0], { stroke: INK }),
      ...stretches.flatMap(({ from, to, mean, lower, upper }) => [
        level(Plot, { from, to, value: mean }, {}),
        ...(lower > 0 ? [lower, upper] : [upper]).map((value) => level(Plot, { from, to, value }, { strokeDasharray: '5 4' })),
      ]),
      ...stretches.slice(-1).flatMap(({ mean, lower, upper }) => {
        // Words that would stand on one another are moved apart.
        const apart = (18 * top * 1.08) / (HEIGHT - 64)
        return [
          endLabel(Plot, names, mean, `average ${printed(mean)}`), endLabel(Plot, names, Math.max(upper, mean + apart), `limit ${printed(upper)}`),
          ...(lower > 0 ? [endLabel(Plot, names, Math.min(lower, mean - apart), `limit ${printed(lower)}`)] : []),
        ]
      }),
      Plot.line(judged, { x: 'at', y: 'value', stroke: LINE, strokeWidth: 2 }),
      Plot.dot(judged.filter(({ stands }) => stands === null), { x: 'at', y: 'value', r: 4.5, fill: LINE, title: 'label', ...link }),
      Plot.dot(judged.filter(({ stands }) => stands !== null), { x: 'at', y: 'value', r: 7, symbol: 'diamond', fill: INK, title: 'label', ...link }),
      Plot.text(judged.filter(({ stands }) => stands !== null), { x: 'at', y: 'value', text: 'stands', dy: -14, fontSize: 14, fontWeight: 'bold', fill: INK }),
      Plot.dot(dots.filter(({ isRunning }) => isRunning), { x: 'at', y: 'value', r: 5, fill: 'white', stroke: LINE, strokeWidth: 2, title: 'label', ...link }),
    ],
  })
}

function level(Plot: Plotting['Plot'], line: Readonly<{ from: string; to: string; value: number }>, dashes: Readonly<{ strokeDasharray?: string }>) {
  return Plot.ruleY([line], { y: 'value', x1: 'from', x2: 'to', stroke: QUIET, strokeWidth: 1.5, ...dashes })
}

function endLabel(Plot: Plotting['Plot'], names: readonly string[], value: number, text: string) {
  return Plot.text([{ at: names.at(-1) ?? '', value, text }], { x: 'at', y: 'value', text: 'text', dx: 14, textAnchor: 'start', fontSize: 15, fill: INK })
}

/** What surrounds the numbers: a band over its months, or a line for a change, with the letter that the list below explains. */
function markBars(Plot: Plotting['Plot'], { chart }: MonthChartSpec, top: number) {
  const { months, marks } = chart
  return marks.flatMap((mark, at) => {
    const touched = months.filter(({ from, to }) => mark.from <= to && (mark.kind === 'change' ? mark.from >= from : mark.until === null || mark.until >= from)).map(({ month }) => shortMonth(month))
    const [first, last] = [touched[0], touched.at(-1)]
    if (first === undefined || last === undefined) return []
    const letter = Plot.text([{ at: first, value: top, text: markLetter(at) }], { x: 'at', y: 'value', text: 'text', dy: -12, fontSize: 14, fontWeight: 'bold', fill: INK })
    const shape = mark.kind === 'change'
      ? Plot.ruleX([first], { stroke: INK, strokeWidth: 1.5, strokeDasharray: '2 3' })
      : Plot.ruleX(touched, { stroke: BAND, strokeWidth: (WIDTH - 156) / Math.max(1, months.length) })
    return [shape, letter]
  })
}

/** The letter by which a chart and its list call a mark: A, B, C, … */
export function markLetter(at: number): string {
  return String.fromCodePoint(65 + (at % 26))
}
