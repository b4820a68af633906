import type { ChartSpec } from '../../domain/reporting/document/chart-spec.ts'
import { drawnOnce } from './drawn-once.ts'
import { accessibleSvg, plotting, type DrawnElement, type Plotting } from './plotting.ts'

/** Narrow enough that the words stay legible when a phone shows it at two thirds of its size. */
const WIDTH = 520
const HEIGHT = 260
const BAR_HEIGHT = 36
const LINE_HEIGHT = 16
const LABEL_WIDTH = 230
/** Of a bold letter of 15 pixels, widely reckoned: the font is the reader's. */
const LETTER_WIDTH = 9.5
/** Dark for the year reported, lighter for the years before: told apart in grey, and both three to one against white. */
const REPORTED = '#12436d'
const BEFORE = '#7590a8'
const INK = '#0b0c0c'

/** The chart as an SVG element. The same chart is drawn once. */
export const chartSvg = drawnOnce(draw, 200)

async function draw(spec: ChartSpec): Promise<string> {
  const tools = await plotting()
  return accessibleSvg(spec.shape === 'bars' ? bars(tools, spec) : columns(tools, spec), spec, tools)
}

/** A column for each year with its value above it; a panel for each series, with its name above. */
function columns({ Plot, document }: Plotting, spec: ChartSpec): DrawnElement {
  const marks = spec.series.flatMap(({ label, values }) => values.map((value) => ({ ...value, panel: label })))
  const panels = spec.series.map(({ label }) => label)
  const many = panels.length > 1
  const inPanel = many ? { fx: 'panel' } : {}
  return Plot.plot({
    document, width: WIDTH, height: HEIGHT, marginTop: many ? 60 : 26, marginBottom: 32, marginLeft: 4, marginRight: 4,
    x: { type: 'band', domain: spec.series[0]?.values.map(({ at }) => at) ?? [], padding: 0.25, label: null },
    y: { axis: null, domain: [0, Math.max(1, ...marks.map(({ value }) => value)) * 1.05] },
    ...(many ? { fx: { domain: panels, padding: 0.08, label: null, axis: null } } : {}),
    marks: [
      Plot.barY(marks, { ...inPanel, x: 'at', y: 'value', fill: fillOf }),
      Plot.text(marks, { ...inPanel, x: 'at', y: 'value', text: 'printed', dy: -11, fontSize: many ? 12 : 16, fontWeight: 'bold', fill: INK }),
      Plot.ruleY([0], { stroke: INK }),
      Plot.axisX({ tickSize: 0, fontSize: many ? 11 : 15, fill: INK, label: null, tickFormat: many ? shortYear : (year: string) => year }),
      ...(many ? [Plot.axisFx({ anchor: 'top', fontSize: 14, fill: INK, label: null, lineWidth: 9, dy: -18 })] : []),
    ],
  })
}

/** A bar for each row, its name on the left and its value at its end. */
function bars({ Plot, document }: Plotting, spec: ChartSpec): DrawnElement {
  const values = spec.series[0]?.values ?? []
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length)) * LETTER_WIDTH
  const marginLeft = Math.min(LABEL_WIDTH, 24 + longest(values.map(({ at }) => at)))
  // Room at the right for what is printed at the end of the longest bar.
  const marginRight = 20 + longest(values.map(({ printed }) => printed))
  const lines = Math.ceil(longest(values.map(({ at }) => at)) / (LABEL_WIDTH - 24))
  const rowHeight = Math.max(BAR_HEIGHT, lines * LINE_HEIGHT + 10)
  return Plot.plot({
    document, width: WIDTH, height: values.length * rowHeight + 8, marginTop: 2, marginBottom: 6, marginLeft, marginRight,
    x: { axis: null, domain: [0, Math.max(1, ...values.map(({ value }) => value))] },
    y: { type: 'band', domain: values.map(({ at }) => at), padding: 0.25, label: null },
    marks: [
      Plot.barX(values, { y: 'at', x: 'value', fill: REPORTED }),
      Plot.text(values, { y: 'at', x: 'value', text: 'printed', dx: 8, textAnchor: 'start', fontSize: 15, fontWeight: 'bold', fill: INK }),
      Plot.ruleX([0], { stroke: INK }),
      Plot.axisY({ tickSize: 0, fontSize: 15, fill: INK, label: null, lineWidth: 13 }),
    ],
  })
}

const fillOf = ({ reported }: Readonly<{ reported: boolean }>): string => (reported ? REPORTED : BEFORE)

/** "2016-17" → "16-17", as the founding report wrote it where space was short. */
function shortYear(label: string): string {
  return label.length === 7 ? label.slice(2) : label
}
