import autocannon from 'autocannon'
import type { AuthorityId } from '../src/application/ports.ts'
import { urls } from '../src/web/urls.ts'
import { openBenchRegister, signInTo } from './bench-register.ts'
import { beginReports, figureRows, figureTimes, whileFilesAreMade, type FigureTimes } from './figures.ts'
import { FAMILY_NAMES, VOCABULARY, chance, generateComplaint } from './generated-register.ts'
import { atMost, median, percentile, type Measurement } from './measure.ts'
import { MAIN_HOST } from './register.ts'
import { asking, residentMegabytes, startServer, stop, type Page } from './server.ts'

const REQUESTS = 400
const WARM_UP = 60
const SEARCHES = 200
const DASHBOARDS = 100
/** One account may search and open so much in a minute: each of these asks in turn. */
const ACCOUNTS = 16

type Times = Readonly<{ median: number; p99: number }>
type PageTimes = Readonly<{
  dashboard: Times; complaint: Times; workList: Times; search: Times; figures: FigureTimes; firstPageSeconds: number; megabytes: number
  /** The complaint page while files of figures are made, one after the other. */
  meanwhile: Times
}>

/** Page times with a small and a large register, against what was promised. The folders hold loaded, closed registers. */
export async function pagesBench(small: RegisterFolder, large: RegisterFolder): Promise<Measurement[]> {
  const before = await timesOf(small)
  const now = await timesOf(large)
  const pages = ['complaint', 'workList', 'search'] as const
  return [
    ...pages.flatMap((page) => [
      atMost(`${page} page, 200,000 complaints, median`, now[page].median, 'ms', page === 'search' ? 25 : 10),
      atMost(`${page} page, 200,000 complaints, p99`, now[page].p99, 'ms', 40),
      ...(page === 'search' ? [] : [atMost(`${page} page, 200,000 against 2,000 complaints`, now[page].median / before[page].median, 'times', 1.5)]),
    ]),
    atMost('dashboard, 200,000 complaints, median', now.dashboard.median, 'ms', 150),
    atMost('dashboard, 200,000 complaints, p99', now.dashboard.p99, 'ms', 300),
    ...figureRows(now.figures),
    atMost('complaint page while documents are made, 2,000 complaints, p99', before.meanwhile.p99, 'ms', 40),
    atMost('start to first page, existing data', now.firstPageSeconds, 's', 3),
    atMost('server memory after the bench', now.megabytes, 'MB', 250),
  ]
}

export type RegisterFolder = Readonly<{ folder: string; main: AuthorityId; complaints: number }>

async function timesOf(of: RegisterFolder): Promise<PageTimes> {
  const { cookies, reports } = await prepared(of)
  const began = performance.now()
  const { server, address } = await startServer(of.folder)
  try {
    const ask = asking(address, cookies[0] ?? '')
    await ask(urls.workList())
    const firstPageSeconds = (performance.now() - began) / 1_000
    const complaint = await fire(address, cookies, complaintsOf(of).map((id) => ({ path: urls.complaint(id) })))
    const workList = await fire(address, cookies, [{ path: urls.workList() }])
    const search = await searches(address, cookies, await ask(urls.search()))
    const dashboard = await fire(address, cookies, [{ path: urls.dashboard() }], DASHBOARDS)
    const figures = await figureTimes(ask, reports)
    const megabytes = residentMegabytes(server)
    const meanwhile = await whileFilesAreMade(ask, () => fire(address, cookies, complaintsOf(of).map((id) => ({ path: urls.complaint(id) }))))
    return { dashboard, complaint, workList, search, figures, firstPageSeconds, megabytes, meanwhile }
  } finally {
    await stop(server)
  }
}

async function prepared({ folder, main }: RegisterFolder): Promise<Readonly<{ cookies: readonly string[]; reports: readonly string[] }>> {
  const bench = await openBenchRegister(folder)
  try {
    const cookies: string[] = []
    for (let each = 0; each < ACCOUNTS; each += 1) cookies.push((await signInTo(bench, main)).cookie)
    return { cookies, reports: await beginReports(bench, main) }
  } finally {
    await bench.close()
  }
}

function complaintsOf({ complaints }: RegisterFolder): readonly string[] {
  const random = chance(99)
  return Array.from({ length: 50 }, () => generateComplaint(1, Math.floor(random() * complaints), complaints).texts[0]?.streamId ?? '')
}

type Asked = Readonly<{ path: string; method?: 'GET' | 'POST'; body?: string }>

/** Fires requests over one connection, one after the other, and takes each one's time. */
async function fire(address: string, cookies: readonly string[], requests: readonly Asked[], amount = REQUESTS): Promise<Times> {
  const times: number[] = []
  const all = Array.from({ length: amount + WARM_UP }, (_, at) => ({
    path: '/', ...requests[at % requests.length], headers: { cookie: cookies[at % cookies.length] ?? '', host: MAIN_HOST, 'content-type': 'application/x-www-form-urlencoded' },
  }))
  const cannon = autocannon({ url: address, connections: 1, amount: amount + WARM_UP, requests: all })
  let wrong = 0
  cannon.on('response', (_client, status, _bytes, milliseconds) => {
    if (status !== 200) wrong += 1
    times.push(milliseconds)
  })
  await cannon
  if (wrong > 0) throw new Error(`${wrong} of ${times.length} answers were not pages: ${requests[0]?.path}`)
  const counted = times.slice(WARM_UP)
  return { median: median(counted), p99: percentile(counted, 99) }
}

/** Names and words as people type them: a third misspelt, some two words, some the beginning of one. */
async function searches(address: string, cookies: readonly string[], form: Page): Promise<Times> {
  const token = /name="_csrf" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
  const own = form.cookies.map((each) => each.split(';')[0]).join('; ')
  const random = chance(77)
  const pick = (from: readonly string[], within = from.length) => from[Math.floor(random() * within)] ?? ''
  const asked = Array.from({ length: SEARCHES }, (_, at) => {
    const name = pick(FAMILY_NAMES)
    if (at % 5 === 0) return name
    if (at % 5 === 1) return misspelt(name, random)
    if (at % 5 === 2) return `${pick(VOCABULARY, 3_000)} ${pick(VOCABULARY, 3_000)}`
    return at % 5 === 3 ? misspelt(pick(VOCABULARY, 5_000), random) : name.slice(0, 5)
  })
  const requests = asked.map((words) => ({ path: urls.search(), method: 'POST' as const, body: new URLSearchParams({ _csrf: token, words }).toString() }))
  return fire(address, cookies.map((cookie) => `${cookie}; ${own}`), requests, SEARCHES * 2)
}

function misspelt(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2))
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
}
