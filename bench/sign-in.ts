import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { newAccount } from '../src/application/accounts.ts'
import { usualRules } from '../src/application/access/sign-in-rules.ts'
import { urls } from '../src/web/urls.ts'
import { addBenchAuthority, openBenchRegister, removeBenchRegister, signInTo } from './bench-register.ts'
import { atLeast, atMost, percentile, type Measurement } from './measure.ts'
import { MAIN_HOST } from './register.ts'
import { asking, startServer, stop } from './server.ts'

const PEOPLE = 60
const SIGN_INS = 150
/** As many browsers as wait for their password to be checked at once on a Monday morning. */
const AT_ONCE = 15
const PASSWORD = 'a password of the bench'
/** How often somebody who is signed in already asks for a page meanwhile. */
const ASKS_EVERY_MS = 25

/**
 * Sign-ins a second, with Argon2id at its real cost, and what somebody who is signed in already waits for a page meanwhile.
 * Accounts need no second factor here: what is measured is the password.
 */
export async function signInBench(): Promise<Measurement[]> {
  const { folder, cookie } = await prepared()
  const { server, address } = await startServer(folder)
  try {
    const ask = asking(address, cookie)
    const before = await waits(ask, sleep(2_000))
    const cpuBefore = cpuMs(server)
    const { perSecond, meanwhile } = await whileSigningIn(address, ask)
    const each = (cpuMs(server) - cpuBefore) / SIGN_INS
    return [
      atLeast('sign-ins a second, Argon2id 19 MiB, 2 passes', perSecond, '', 15),
      // Says what two cores can do even while something else has them.
      atMost('processor time of the server for a sign-in, pages beside it included', each, 'ms', 2_000 / 15),
      atMost('a page meanwhile, longest wait', Math.max(...meanwhile), 'ms', 50),
      atMost('a page meanwhile, p99', percentile(meanwhile, 99), 'ms', 50),
      atMost('the same page while nobody signs in, longest wait', Math.max(...before), 'ms', 50),
    ]
  } finally {
    await stop(server)
    removeBenchRegister(folder)
  }
}

/** Processor time that the process has used, on all its threads, in milliseconds (a hundred ticks a second). NaN where the system does not say. */
function cpuMs({ pid }: Awaited<ReturnType<typeof startServer>>['server']): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

async function prepared(): Promise<Readonly<{ folder: string; cookie: string }>> {
  const bench = await openBenchRegister()
  try {
    const authorityId = await addBenchAuthority(bench, MAIN_HOST)
    const { accounts } = bench.register
    const at = accounts.clock.now()
    await accounts.signIn.rules.save(authorityId, { ...usualRules(false), secondFactorFor: [] }, { recordedBy: 'bench', recordedAt: at })
    const passwordHash = await accounts.passwords.hash(PASSWORD)
    for (let person = 0; person < PEOPLE; person += 1)
      await accounts.accounts.add(authorityId, newAccount(accounts, { email: emailOf(person), name: 'Bench', role: 'complaints-manager', teams: [], passwordHash }), at)
    return { folder: bench.folder, cookie: await signInTo(bench, authorityId) }
  } finally {
    await bench.close()
  }
}

function emailOf(person: number): string {
  return `person-${person}@bench.example`
}

type Ask = ReturnType<typeof asking>

async function whileSigningIn(address: string, ask: Ask): Promise<Readonly<{ perSecond: number; meanwhile: readonly number[] }>> {
  const form = await asking(address, '')(urls.signIn())
  const token = /name="_csrf" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
  const cookie = form.cookies.map((each) => each.split(';')[0]).join('; ')
  const signIn = (person: number) => post(address, cookie, new URLSearchParams({ _csrf: token, email: emailOf(person), password: PASSWORD, next: '/' }).toString())
  let next = 0
  const browser = async () => {
    while (next < SIGN_INS) {
      const status = await signIn((next += 1) % PEOPLE)
      if (status !== 303) throw new Error(`signing in answered ${status}`)
    }
  }
  const began = performance.now()
  const done = Promise.all(Array.from({ length: AT_ONCE }, browser)).then(() => (performance.now() - began) / 1_000)
  const meanwhile = await waits(ask, done)
  return { perSecond: SIGN_INS / await done, meanwhile }
}

function post(address: string, cookie: string, body: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const headers = { cookie, host: MAIN_HOST, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  request(`${address}${urls.signIn()}`, { method: 'POST', headers }, (answer) => {
    answer.resume().on('end', () => resolve(answer.statusCode ?? 0)).on('error', reject)
  }).on('error', reject).end(body)
  return promise
}

/** What each page took, in milliseconds, asked for one after the other until `done`. */
async function waits(ask: Ask, done: Promise<unknown>): Promise<readonly number[]> {
  const state = { isOver: false }
  void done.catch(() => undefined).then(() => { state.isOver = true })
  const times: number[] = []
  while (!state.isOver) {
    const began = performance.now()
    await ask(urls.workList())
    times.push(performance.now() - began)
    await sleep(ASKS_EVERY_MS)
  }
  return times
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds) })
}
