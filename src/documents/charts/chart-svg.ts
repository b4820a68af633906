import type { ChartSpec } from '../../domain/reporting/document/chart-spec.ts'
import { barChart } from './bar-chart.ts'
import { columnChart } from './column-chart.ts'
import { drawnOnce } from './drawn-once.ts'
import { accessibleSvg, plotting } from './plotting.ts'

/** The chart as an SVG element. The same chart is drawn once. */
export const chartSvg = drawnOnce(draw, 200)

async function draw(spec: ChartSpec): Promise<string> {
  const tools = await plotting()
  return accessibleSvg(spec.shape === 'bars' ? barChart(tools, spec.series[0]?.values ?? []) : columnChart(tools, spec), spec, tools)
}
