import type { ChartSpec, ChartValue } from '../../domain/reporting/document/chart-spec.ts'
import { BEFORE, INK, REPORTED } from './chart-colours.ts'
import { CHART_WIDTH } from './chart-size.ts'
import { linesOf, widthOf } from './lines-of.ts'
import type { DrawnElement, Plotting } from './plotting.ts'

const FONT = 15
const LINE_HEIGHT = 17
const BAR = 22
/** Between two rows. */
const GAP = 12
/** Of the names on the left, at most; the longer ones take several lines. */
const MOST_LABEL = 230
const BESIDE = 10

type Row = Readonly<{ value: ChartValue; words: string; middle: number }>

/** A bar for each row, its name on the left and its value at its end; each row as high as its name needs. */
export function barChart({ Plot, document }: Plotting, values: readonly ChartValue[]): DrawnElement {
  const label = Math.min(MOST_LABEL, Math.max(40, ...values.map(({ at }) => widthOf(at, FONT))))
  const { rows, height } = placed(values, label)
  // Room at the right for what is printed at the end of the longest bar.
  const marginRight = BESIDE + 10 + Math.max(0, ...values.map(({ printed }) => widthOf(printed, FONT, true)))
  const bar = { x1: 0, x2: (row: Row) => row.value.value, y1: ({ middle }: Row) => middle - BAR / 2, y2: ({ middle }: Row) => middle + BAR / 2 }
  return Plot.plot({
    document, width: CHART_WIDTH, height, margin: 0, marginLeft: label + BESIDE, marginRight,
    x: { axis: null, domain: [0, Math.max(1, ...values.map(({ value }) => value))] }, y: { axis: null, domain: [height, 0] },
    marks: [
      Plot.rect(rows, { ...bar, fill: ({ value }: Row) => (value.reported ? REPORTED : BEFORE) }),
      Plot.text(rows, { y: 'middle', x: (row: Row) => row.value.value, text: (row: Row) => row.value.printed, dx: BESIDE, textAnchor: 'start', fontSize: FONT, fontWeight: 'bold', fill: INK }),
      Plot.text(rows, { y: 'middle', x: 0, text: 'words', dx: -BESIDE, textAnchor: 'end', fontSize: FONT, lineHeight: LINE_HEIGHT / FONT, fill: INK }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  })
}

/** A chart of columns as bars below one another, where their names have no room side by side. */
export function columnsAsBars(tools: Plotting, { series }: ChartSpec): DrawnElement {
  return barChart(tools, series.flatMap(({ label, values }) => values.map((value) => ({ ...value, at: series.length > 1 ? `${label}, ${value.at}` : value.at }))))
}

function placed(values: readonly ChartValue[], label: number): Readonly<{ rows: readonly Row[]; height: number }> {
  let height = 0
  const rows = values.map((value): Row => {
    const lines = linesOf(value.at, label, FONT)
    const own = Math.max(BAR, lines.length * LINE_HEIGHT) + GAP
    height += own
    return { value, words: lines.join('\n'), middle: height - own / 2 }
  })
  return { rows, height: Math.max(height, BAR + GAP) }
}
