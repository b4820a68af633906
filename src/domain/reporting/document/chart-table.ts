import type { ChartSpec, ChartValue } from './chart-spec.ts'
import { MARKS, type DocumentCell, type DocumentTable } from './report-document.ts'

/** The numbers of a chart as a table: a row for each place on its axis, a column for each series. */
export function tableOfChart({ id, title, series }: ChartSpec): DocumentTable {
  const places = [...new Set(series.flatMap(({ values }) => values.map(({ at }) => at)))]
  return {
    id: `numbers-of-${id}`, caption: `The numbers of the chart: ${title}`, base: '', unit: '', notes: [], rowHeading: '',
    columns: series.map(({ label }, at) => ({ id: `series-${at + 1}`, label })),
    rows: places.map((place, at) => ({
      id: `place-${at + 1}`, label: place, isTotal: false, cells: series.map(({ values }) => cellOf(values.find((value) => value.at === place))),
    })),
  }
}

/** A value that is printed without a digit is withheld: what is drawn for it is no number. */
function cellOf(value: ChartValue | undefined): DocumentCell {
  const printed = value?.printed ?? ''
  const number = value === undefined || !/\d/.test(printed) ? null : value.value
  const isPercent = /^\D?[\d.,]+%$/.test(printed)
  return { printed, count: isPercent ? null : number, percent: isPercent ? number : null, mark: MARKS.find((one) => one === printed) ?? null }
}
