import type { ChartSpec, ChartValue } from '../../domain/reporting/document/chart-spec.ts'
import { columnsAsBars } from './bar-chart.ts'
import { BEFORE, INK, REPORTED } from './chart-colours.ts'
import { CHART_WIDTH } from './chart-size.ts'
import { linesOf, widthOf } from './lines-of.ts'
import type { DrawnElement, Plotting } from './plotting.ts'

const MARGIN = 4
/** How high the highest column is: of panels side by side, of each of several below one another, and where there is nothing to draw. */
const HIGHEST = { beside: 190, below: 100, nothing: 24 } as const
/** A column alone is no wall. */
const WIDEST_COLUMN = 72
const PADDING = 0.25
/** Of the names of places below and of panels above. */
const MOST_LINES = 3
const PANEL_FONT = 14
const LINE_HEIGHT = 1.15

/** How a panel of columns is lettered: the size of its numbers and of its places, and the places in lines. */
type Lettering = Readonly<{ number: number; place: number; places: ReadonlyMap<string, string>; lines: number }>

/**
 * A column for each year with its value above it; a panel for each series, with its name above. Side by side where there
 * is room for every name and number, else below one another, else as bars: nothing is cut off, and nothing stands on
 * anything else.
 */
export function columnChart(tools: Plotting, spec: ChartSpec): DrawnElement {
  const beside = lettering(spec, (CHART_WIDTH - 2 * MARGIN) / spec.series.length)
  const names = namesOf(spec, beside === null ? CHART_WIDTH : CHART_WIDTH / spec.series.length - 12)
  if (beside !== null && names.every((lines) => lines.length <= MOST_LINES)) return drawn(tools, spec, beside, names, 'fx')
  const below = lettering(spec, CHART_WIDTH - 2 * MARGIN)
  return below === null ? columnsAsBars(tools, spec) : drawn(tools, spec, below, namesOf(spec, CHART_WIDTH - 2 * MARGIN), 'fy')
}

function namesOf({ series }: ChartSpec, width: number): readonly (readonly string[])[] {
  return series.length === 1 ? [[]] : series.map(({ label }) => linesOf(label, width, PANEL_FONT, true))
}

/** The largest lettering for which a panel of this width has room; null where there is none. */
function lettering({ series }: ChartSpec, width: number): Lettering | null {
  const values = series.flatMap((one) => one.values)
  const places = [...new Set(values.map(({ at }) => at))]
  const step = width / Math.max(1, places.length)
  for (const [number, place] of [[16, 15], [13, 13], [12, 11]] as const) {
    if (values.some(({ printed }) => widthOf(printed, number, true) > step)) continue
    for (const names of [places, places.map(shortYear)]) {
      const lines = names.map((name) => linesOf(name, step - 4, place))
      const isWhole = names.every((name, at) => lines[at]?.join(' ') === name) && lines.every(({ length }) => length <= MOST_LINES)
      if (isWhole) return { number, place, places: new Map(places.map((name, at) => [name, (lines[at] ?? []).join('\n')])), lines: Math.max(1, ...lines.map(({ length }) => length)) }
    }
  }
  return null
}

type Mark = ChartValue & Readonly<{ panel: number }>

function drawn({ Plot, document }: Plotting, { series }: ChartSpec, letters: Lettering, names: readonly (readonly string[])[], facet: 'fx' | 'fy'): DrawnElement {
  const marks = series.flatMap(({ values }, panel) => values.map((value): Mark => ({ ...value, panel })))
  const panels = series.map((_, panel) => panel)
  const head = Math.max(...names.map(({ length }) => length)) * PANEL_FONT * LINE_HEIGHT
  const top = head + letters.number + 14
  const bottom = letters.lines * letters.place * LINE_HEIGHT + 12
  const rows = facet === 'fy' ? series.length : 1
  const isMany = series.length > 1
  const inPanel = isMany ? { [facet]: 'panel' } : {}
  const width = (CHART_WIDTH - 2 * MARGIN) / (facet === 'fx' ? series.length : 1)
  const places = [...letters.places.keys()]
  const most = Math.max(0, ...marks.map(({ value }) => value))
  const high = most === 0 ? HIGHEST.nothing : HIGHEST[facet === 'fy' ? 'below' : 'beside']
  return Plot.plot({
    document, width: CHART_WIDTH, height: rows * (high + top + bottom) + MARGIN, marginTop: MARGIN, marginBottom: 0, marginLeft: MARGIN, marginRight: MARGIN,
    x: { type: 'band', domain: places, padding: paddingOf(width, places.length), label: null, axis: null },
    // The plot's own room above and below its columns, so that each panel has its name and its places.
    y: { axis: null, domain: [0, Math.max(1, most)], insetTop: top, insetBottom: bottom },
    ...(isMany ? { [facet]: { domain: panels, padding: facet === 'fx' ? 0.06 : 0.02, label: null, axis: null } } : {}),
    marks: [
      Plot.barY(marks, { ...inPanel, x: 'at', y: 'value', fill: ({ reported }: Mark) => (reported ? REPORTED : BEFORE) }),
      Plot.text(marks, { ...inPanel, x: 'at', y: 'value', text: 'printed', dy: -letters.number * 0.7, fontSize: letters.number, fontWeight: 'bold', fill: INK }),
      Plot.ruleY([0], { stroke: INK }),
      Plot.text(marks, {
        ...inPanel, x: 'at', y: 0, text: ({ at }: Mark) => letters.places.get(at) ?? at, dy: 7, lineAnchor: 'top', lineHeight: LINE_HEIGHT, fontSize: letters.place, fill: INK,
      }),
      ...(isMany ? [Plot.text(panels, { [facet]: (panel: number) => panel, text: (panel: number) => names[panel]?.join('\n') ?? '', frameAnchor: facet === 'fx' ? 'top' : 'top-left', fontSize: PANEL_FONT, fontWeight: 'bold', lineHeight: LINE_HEIGHT, fill: INK })] : []),
    ],
  })
}

/** The share of a step that is left free, so that no column is wider than it should be. */
function paddingOf(width: number, columns: number): number {
  return Math.max(PADDING, (width - WIDEST_COLUMN * columns) / (width + WIDEST_COLUMN))
}

/** "2016-17" → "16-17", as the founding report wrote it where space was short. */
function shortYear(label: string): string {
  return /^\d{4}-\d{2}$/.test(label) ? label.slice(2) : label
}
