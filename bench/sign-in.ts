import { newAccount } from '../src/application/accounts.ts'
import { usualRules } from '../src/application/access/sign-in-rules.ts'
import { urls } from '../src/web/urls.ts'
import { addBenchAuthority, openBenchRegister, removeBenchRegister, signInTo } from './bench-register.ts'
import { atLeast, atMost, median, percentile, type Measurement } from './measure.ts'
import { processesBelow, processorMs } from './processor-time.ts'
import { MAIN_HOST } from './register.ts'
import { asking, pause, post, startServer, stop, waits } from './server.ts'

const PEOPLE = 60
/** Fewer in all than one network may try at once, before any limit is met. */
const SIGN_INS = 120
/** As many browsers as wait for their password to be checked at once on a Monday morning. */
const AT_ONCE = 15
const PASSWORD = 'a password of the bench'
/** Pages that are asked for first are read, compiled and planned for the first time. */
const WARM_UP_MS = 3_000

/**
 * Sign-ins a second, with Argon2id at its real cost, and what somebody who is signed in already waits for a page meanwhile.
 * Accounts need no second factor here: what is measured is the password. Processor time is counted while nobody asks for a
 * page, and apart for the hash, which has a process of its own.
 */
export async function signInBench(): Promise<Measurement[]> {
  const { folder, cookie } = await prepared()
  const { server, address } = await startServer(folder)
  try {
    const ask = asking(address, cookie)
    await waits(ask, [urls.workList()], pause(WARM_UP_MS))
    const before = await waits(ask, [urls.workList()], pause(4_000))
    const signIn = await signingIn(address)
    const cpuBefore = cpuOf(server.pid)
    await everybody(signIn, SIGN_INS / 2)
    const cpu = cpuOf(server.pid)
    const each = (part: keyof typeof cpu) => (cpu[part] - cpuBefore[part]) / (SIGN_INS / 2)
    const began = performance.now()
    const done = everybody(signIn, SIGN_INS).then(() => (performance.now() - began) / 1_000)
    const meanwhile = await waits(ask, [urls.workList()], done)
    return [
      atLeast('sign-ins a second, Argon2id 19 MiB, 2 passes, while pages are asked for', SIGN_INS / await done, '', 15),
      // These say what two cores can do even while something else has them.
      atMost('processor time of a sign-in: the hash, in its own process', each('hash'), 'ms', 50),
      atMost('processor time of a sign-in: the server and the database', each('rest'), 'ms', 80),
      atMost('a page meanwhile, longest wait', Math.max(...meanwhile), 'ms', 50),
      atMost('a page meanwhile, p99', percentile(meanwhile, 99), 'ms', 50),
      atMost('the same page while nobody signs in, longest wait', Math.max(...before), 'ms', 50),
      atMost('a page meanwhile, median, compared with while nobody signs in', median(meanwhile) / median(before), 'times', 2),
    ]
  } finally {
    await stop(server)
    removeBenchRegister(folder)
  }
}

/** Processor time until now, in milliseconds: of the process that hashes, and of the server with its database. */
function cpuOf(server: number | undefined): Readonly<{ hash: number; rest: number }> {
  const below = processesBelow(server)
  const sum = (pids: readonly (number | undefined)[]) => pids.reduce<number>((total, pid) => total + processorMs(pid), 0)
  const isHashing = ({ called }: (typeof below)[number]) => called.includes('hash-process')
  return { hash: sum(below.filter(isHashing).map(({ pid }) => pid)), rest: sum([server, ...below.filter((each) => !isHashing(each)).map(({ pid }) => pid)]) }
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
    return { folder: bench.folder, cookie: (await signInTo(bench, authorityId)).cookie }
  } finally {
    await bench.close()
  }
}

function emailOf(person: number): string {
  return `person-${person}@bench.example`
}

/** One sign-in of the person with this number; throws where it is refused. */
async function signingIn(address: string): Promise<(person: number) => Promise<void>> {
  const form = await asking(address, '')(urls.signIn())
  const token = /name="_csrf" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
  const cookie = form.cookies.map((each) => each.split(';')[0]).join('; ')
  return async (person) => {
    const status = await post(`${address}${urls.signIn()}`, cookie, new URLSearchParams({ _csrf: token, email: emailOf(person), password: PASSWORD, next: '/' }).toString())
    if (status !== 303) throw new Error(`signing in answered ${status}`)
  }
}

/** So many sign-ins, as many at once as there are browsers. */
async function everybody(signIn: (person: number) => Promise<void>, signIns: number): Promise<void> {
  let next = 0
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < signIns) await signIn((next += 1) % PEOPLE)
  }))
}
