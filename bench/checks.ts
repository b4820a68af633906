import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { carryOut } from '../src/application/carry-out.ts'
import type { Actor, Role } from '../src/application/ports.ts'
import { urls } from '../src/web/urls.ts'
import { openBenchRegister, signInTo, type BenchRegister } from './bench-register.ts'
import { BENCH_TODAY, FAMILY_NAMES, SMALL_TEAM, TEAMS, VOCABULARY, chance, generateComplaint } from './generated-register.ts'
import { median, type Measurement } from './measure.ts'
import { MAIN_HOST } from './register.ts'
import { asking, stop } from './server.ts'
import type { RegisterFolder } from './pages.ts'

/** What the permission checks may add to a page: one of the two. */
const MOST_SHARE = 0.1
const MOST_MS = 1
/** Complaints that are sealed from everybody who is measured, so that no list of what is hidden is empty. */
const SEALED = 20
/** Each is asked of both servers, so many at a time in an order that chance decides: whatever else the machine does falls on both. */
const BLOCK = 8
const PAIRS = 120
const DEAR_PAIRS = 24
const WARM_UP = 16
/** One account may ask for so much in a minute; a page is asked for by each of these in turn. */
const ACCOUNTS = 8

type Asked = Readonly<{ path: string; body?: string }>
type Page = Readonly<{ name: string; asked: readonly Asked[]; pairs: number }>
type Someone = Readonly<{ name: string; role: Role; teams: readonly string[]; pages: readonly PageName[] }>
type PageName = 'complaint' | 'work list' | 'search' | 'dashboard' | 'figures' | 'diary' | 'who has looked'

const EVERYBODY: readonly Someone[] = [
  { name: 'complaints manager', role: 'complaints-manager', teams: [], pages: ['complaint', 'work list', 'search', 'dashboard', 'figures', 'diary'] },
  { name: 'manager of a large team', role: 'team-manager', teams: [TEAMS[0] ?? ''], pages: ['complaint', 'work list', 'search', 'dashboard', 'diary'] },
  { name: 'manager of a small team', role: 'team-manager', teams: [SMALL_TEAM], pages: ['complaint', 'work list', 'search', 'dashboard', 'diary'] },
  { name: 'auditor', role: 'auditor', teams: [], pages: ['complaint', 'work list', 'search'] },
  { name: 'reader of figures', role: 'reader', teams: [], pages: ['dashboard', 'figures'] },
  { name: 'data protection officer', role: 'data-protection-officer', teams: [], pages: ['who has looked'] },
]

/** What the checks add to the pages of each role: the same pages of the same register with them and without, one after the other. */
export async function checksBench(of: RegisterFolder, note: (sentence: string) => void): Promise<Measurement[]> {
  const cookies = await prepared(of)
  const { server, checked, bare } = await startBoth(of.folder)
  try {
    const processor = processorOf(server, of.folder)
    const rows: Measurement[] = []
    for (const [at, someone] of EVERYBODY.entries()) {
      const signedIn = cookies[at] ?? []
      const form = await formOf(checked, signedIn[0] ?? '')
      for (const name of someone.pages) {
        const both = added(`${name} page, ${someone.name}`, await inPairs([checked, bare], signedIn, form, pageOf(of, someone, name, form.token), processor))
        for (const row of both) note(`${row.name}: ${row.value.toFixed(2)} ${row.unit}`)
        rows.push(...both)
      }
    }
    return rows
  } finally {
    await stop(server)
  }
}

/** Complaints sealed from everybody, and sign-ins of each role. */
async function prepared(of: RegisterFolder): Promise<readonly (readonly string[])[]> {
  const bench = await openBenchRegister(of.folder)
  try {
    await sealSome(bench, of)
    const all: string[][] = []
    for (const { role, teams } of EVERYBODY) {
      const cookies: string[] = []
      for (let each = 0; each < ACCOUNTS; each += 1) cookies.push((await signInTo(bench, of.main, { role, teams })).cookie)
      all.push(cookies)
    }
    return all
  } finally {
    await bench.close()
  }
}

async function sealSome(bench: BenchRegister, { main, complaints }: RegisterFolder): Promise<void> {
  const { services } = bench.register
  const { userId } = await signInTo(bench, main, { role: 'complaints-manager', teams: [] })
  const actor: Actor = { authorityId: main, userId, name: 'Bench', role: 'complaints-manager', teams: [] }
  for (let each = 0; each < SEALED; each += 1) {
    const complaintId = idOf(Math.floor(((each + 0.5) * complaints) / SEALED), complaints)
    const expectedSeq = await services.store.read(actor, async (reads) => (await reads.stream(complaintId)).length)
    const { kind } = await carryOut(services, actor, {
      complaintId, expectedSeq, commandId: services.ids.next(), command: { type: 'seal-complaint', on: BENCH_TODAY, because: 'other', text: { words: 'Of the bench' }, forUsers: [userId] },
    })
    if (kind !== 'done' && kind !== 'not-found') throw new Error(`a complaint was not sealed: ${kind}`)
  }
}

function idOf(number: number, complaints: number): string {
  return generateComplaint(1, number, complaints).texts[0]?.streamId ?? ''
}

async function startBoth(folder: string): Promise<Readonly<{ server: ChildProcess; checked: string; bare: string }>> {
  const server = spawn(process.execPath, [fileURLToPath(new URL('two-servers.ts', import.meta.url)), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let said = ''
  server.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.includes('\n')) resolve(said)
  })
  server.once('exit', () => reject(new Error(`the servers did not start: ${said}`)))
  const { checked, bare } = JSON.parse(await promise) as Readonly<{ checked: string; bare: string }>
  return { server, checked, bare }
}

type Form = Readonly<{ token: string; cookie: string }>

async function formOf(address: string, cookie: string): Promise<Form> {
  const { html, cookies } = await asking(address, cookie)('/help')
  return { token: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '', cookie: cookies.map((each) => each.split(';')[0]).join('; ') }
}

function pageOf(of: RegisterFolder, { role, teams }: Someone, name: PageName, token: string): Page {
  const many = (asked: readonly Asked[], pairs = PAIRS): Page => ({ name, asked, pairs })
  switch (name) {
    case 'complaint': return many(seenBy(of, role, teams).map((id) => ({ path: urls.complaint(id) })))
    case 'work list': return many([{ path: urls.workList() }])
    case 'search': return many(wordsToSearch().map((words) => ({ path: urls.search(), body: new URLSearchParams({ _csrf: token, words }).toString() })))
    case 'dashboard': return many([{ path: urls.dashboard() }], DEAR_PAIRS)
    case 'figures': return many(Array.from({ length: DEAR_PAIRS }, (_, day) => ({ path: `${urls.figures('2025-26')}?asKnownOn=2026-${day < 20 ? '10' : '09'}-${String((day % 20) + 1).padStart(2, '0')}` })), 12)
    case 'diary': return many([{ path: urls.diary() }])
    case 'who has looked': return many([{ path: urls.traces() }])
  }
}

/** Fifty complaints that somebody may open: of a team manager, those of their team. */
function seenBy({ complaints }: RegisterFolder, role: Role, teams: readonly string[]): readonly string[] {
  const random = chance(98)
  const ids: string[] = []
  const sealed = new Set(Array.from({ length: SEALED }, (_, each) => Math.floor(((each + 0.5) * complaints) / SEALED)))
  for (let tried = 0; ids.length < 50 && tried < 20_000; tried += 1) {
    const number = Math.floor(random() * complaints)
    const { team, texts } = generateComplaint(1, number, complaints)
    if (!sealed.has(number) && (role !== 'team-manager' || teams.includes(team))) ids.push(texts[0]?.streamId ?? '')
  }
  return ids
}

function wordsToSearch(): readonly string[] {
  const random = chance(77)
  const pick = (from: readonly string[], within = from.length) => from[Math.floor(random() * within)] ?? ''
  return Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? pick(FAMILY_NAMES) : at % 3 === 1 ? `${pick(VOCABULARY, 3_000)} ${pick(VOCABULARY, 3_000)}` : pick(FAMILY_NAMES).slice(0, 5)))
}

/** A page with the checks and without: how long it took, and what processor time the server and its database used for it. Milliseconds. */
type Times = Readonly<Record<'took' | 'used', Readonly<{ checked: number; bare: number }>>>

/** Medians of both servers, the same requests of each, some of one and then the same of the other. */
async function inPairs(addresses: readonly [string, string], cookies: readonly string[], form: Form, { asked, pairs }: Page, processor: () => number): Promise<Times> {
  const agents = addresses.map(() => new Agent({ keepAlive: true, maxSockets: 1 }))
  const random = chance(55)
  const took: readonly [number[], number[]] = [[], []]
  const used = [0, 0] as [number, number]
  const block = async (which: 0 | 1, from: number, many: number, isCounted: boolean): Promise<void> => {
    const before = processor()
    for (let at = from; at < from + many; at += 1) {
      const one = asked[at % asked.length]
      if (one === undefined) throw new Error('nothing to ask for')
      const milliseconds = await fetched(`${addresses[which]}${one.path}`, agents[which], `${cookies[at % cookies.length] ?? ''}; ${form.cookie}`, one.body)
      if (isCounted) took[which].push(milliseconds)
    }
    if (isCounted) used[which] += processor() - before
  }
  try {
    const warmUp = Math.min(WARM_UP, pairs)
    for (const which of [0, 1] as const) await block(which, 0, warmUp, false)
    for (let from = warmUp; from < warmUp + pairs; from += BLOCK)
      for (const which of random() < 0.5 ? ([0, 1] as const) : ([1, 0] as const)) await block(which, from, Math.min(BLOCK, warmUp + pairs - from), true)
  } finally {
    for (const agent of agents) agent.destroy()
  }
  return { took: { checked: median(took[0]), bare: median(took[1]) }, used: { checked: used[0] / pairs, bare: used[1] / pairs } }
}

/** Processor time so far of a server and of every connection of its database, in milliseconds, as the system counts it; the same where it does not say. */
function processorOf({ pid }: ChildProcess, folder: string): () => number {
  const postmaster = readFileSync(join(folder, 'register', 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0] ?? ''
  const nanoseconds = (path: string) => Number(readFileSync(path, 'utf8').split(' ', 1)[0])
  const parentOf = (each: string) => readFileSync(`/proc/${each}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]
  const safely = (count: () => number): number => {
    try {
      return count()
    } catch {
      return 0
    }
  }
  return () => safely(() => {
    const own = readdirSync(`/proc/${pid}/task`).map((thread) => safely(() => nanoseconds(`/proc/${pid}/task/${thread}/schedstat`)))
    const ofDatabase = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((each) => safely(() => (parentOf(each) === postmaster ? nanoseconds(`/proc/${each}/schedstat`) : 0)))
    return [...own, ...ofDatabase].reduce((sum, each) => sum + each, 0) / 1e6
  })
}

/** Milliseconds until the last byte of a page. */
function fetched(url: string, agent: Agent | undefined, cookie: string, body?: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const headers = { cookie, host: MAIN_HOST, ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }) }
  const began = performance.now()
  request(url, { method: body === undefined ? 'GET' : 'POST', headers, ...(agent && { agent }) }, (answer) => {
    answer.resume().on('error', reject).on('end', () => {
      if (answer.statusCode === 200) resolve(performance.now() - began)
      else reject(new Error(`${url} answered ${answer.statusCode}`))
    })
  }).on('error', reject).end(body)
  return promise
}

/** What the checks add, and whether that is little enough in milliseconds or as a share. */
function added(name: string, { took, used }: Times): readonly Measurement[] {
  const row = (what: string, { checked, bare }: Times['took']): Measurement => {
    const more = checked - bare
    const share = more / bare
    return {
      name: `${name}, ${what}: ${checked.toFixed(1)} ms, of it checks`, value: more, unit: `ms (${(share * 100).toFixed(0)} %)`,
      target: `≤ ${MOST_SHARE * 100} % or ${MOST_MS} ms`, met: share <= MOST_SHARE || more <= MOST_MS,
    }
  }
  return [row('median', took), row('processor time', used)]
}
