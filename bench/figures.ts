import type { UserId } from '../src/domain/complaint/events.ts'
import { beginReport } from '../src/application/report/begin-report.ts'
import { FIGURE_FORMATS } from '../src/documents/figures/figure-files.ts'
import { urls } from '../src/web/urls.ts'
import { REPORT_OUTLINE } from '../src/words/report-outline.ts'
import type { AuthorityId } from '../src/application/ports.ts'
import type { BenchRegister } from './bench-register.ts'
import { atMost, median, type Measurement } from './measure.ts'
import type { Page } from './server.ts'

/** Days as known on which the same figures are asked for: each is another question, so that nothing that was kept answers it. */
const KNOWN_ON = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']
const YEARS = ['2021-22', '2022-23', '2023-24', '2024-25', '2025-26']
const REPORTED = ['2016-17', '2017-18', '2018-19', '2019-20', '2020-21', ...YEARS]

export type FigureTimes = Readonly<{ yearSeconds: number; foundingSeconds: number; reportMilliseconds: number; reportsMilliseconds: number }>

/** Begins the annual reports of ten years, each with its usual sections, and answers the ids. */
export async function beginReports({ register }: BenchRegister, authorityId: AuthorityId): Promise<readonly string[]> {
  const { services } = register
  const actor = { authorityId, userId: 'bench' as UserId, name: 'Bench', role: 'complaints-manager', teams: [] } as const
  const ids: string[] = []
  for (const year of REPORTED) {
    const begun = await beginReport(services, actor, { reportId: services.ids.next(), commandId: services.ids.next(), year, document: 'annual-report', continues: null, outline: REPORT_OUTLINE })
    if (begun.kind !== 'begun' && begun.kind !== 'exists') throw new Error(`no report of ${year}: ${begun.kind}`)
    ids.push(begun.reportId)
  }
  return ids
}

/** All figures of a year and of the founding set, each counted anew, and the pages of the reports that are begun. */
export async function figureTimes(ask: (path: string) => Promise<Page>, reports: readonly string[]): Promise<FigureTimes> {
  return {
    yearSeconds: await medianOf(KNOWN_ON.map((day) => `${urls.figures('2025-26')}?asKnownOn=${day}`), ask) / 1_000,
    foundingSeconds: await medianOf(YEARS.map((year) => urls.tableSetYear('founding', year)), ask) / 1_000,
    reportMilliseconds: await medianOf(reports.map((reportId) => urls.report(reportId)), ask),
    reportsMilliseconds: await medianOf(Array.from({ length: 10 }, () => urls.reports()), ask),
  }
}

export function figureRows({ yearSeconds, foundingSeconds, reportMilliseconds, reportsMilliseconds }: FigureTimes): readonly Measurement[] {
  return [
    atMost('figures of a year and the three before', yearSeconds, 's', 1.5), atMost('the founding set for a year and the three before', foundingSeconds, 's', 1.5),
    atMost('first page of a report, of ten', reportMilliseconds, 'ms', 100), atMost('list of ten reports', reportsMilliseconds, 'ms', 100),
  ]
}

async function medianOf(paths: readonly string[], ask: (path: string) => Promise<Page>): Promise<number> {
  const times: number[] = []
  for (const path of paths) {
    const began = performance.now()
    await ask(path)
    times.push(performance.now() - began)
  }
  return median(times)
}

/** Asks for the figures of a year in one format after the other until `work` is done, and answers what that did. */
export async function whileFilesAreMade<Value>(ask: (path: string) => Promise<Page>, work: () => Promise<Value>): Promise<Value> {
  let isDone = false
  const made = (async () => {
    for (let file = 0; !isDone; file += 1) await ask(urls.figuresDownload('2025-26', FIGURE_FORMATS[file % FIGURE_FORMATS.length] ?? 'pdf'))
  })()
  try {
    return await work()
  } finally {
    isDone = true
    await made
  }
}
