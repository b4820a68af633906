/**
 * Long tests, run by hand: `npm run campaign [kill-nine|kill-destruction|kill-sending|kill-fetching|kill-uploading|fuzz|walks|sequences|small-numbers|long-away|resilience …]`, all of them without a name. Prints
 * what each found, and ends with 1 where anything was lost, shown to the wrong person or fell over.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fuzz } from '../resilience/fuzz.ts'
import { servedRegister } from '../resilience/served-register.ts'
import type { Cleanup } from '../support/database.ts'
import { noDovecot } from '../support/dovecot.ts'
import { killDestruction } from './kill-destruction.ts'
import { killNine } from './kill-nine.ts'
import { killFetching } from './kill-fetching.ts'
import { killSending } from './kill-sending.ts'
import { killUploading } from './kill-uploading.ts'
import { longAway } from './long-away.ts'
import { walkAll } from './walks.ts'

type Outcome = Readonly<{ isWhole: boolean; said: string }>
type Campaign = (cleanup: Cleanup) => Promise<Outcome>

const KILLS = 20
const KILLS_WHILE_SENDING = 30
const KILLS_WHILE_UPLOADING = 10
/** Requests of the fuzz, in rounds: each with a register of its own and the next seed, so that any round can be run again by itself. */
const REQUESTS = 100_000
const REQUESTS_OF_ROUND = 5_000
/** Command sequences for each procedure. */
const WALKS = 100_000

const CAMPAIGNS: Readonly<Record<string, Campaign>> = {
  'kill-nine': async () => {
    const rounds = await killNine(KILLS, say)
    const lost = rounds.reduce((sum, round) => sum + round.lost + round.report.problemCount, 0)
    return { isWhole: lost === 0, said: `${rounds.length} rounds of kill -9: ${rounds.at(-1)?.acknowledged ?? 0} events acknowledged, ${lost} lost or damaged` }
  },
  'kill-destruction': async () => {
    const rounds = await killDestruction(KILLS, say)
    const wrong = rounds.reduce((sum, { half, wordsLeft, report, inTheEnd }) => sum + half + wordsLeft + report.problemCount + inTheEnd.problemCount, 0)
    const inTheMiddle = rounds.filter(({ gone, left }) => gone > 0 && left > 0).length
    return { isWhole: wrong === 0, said: `${rounds.length} destructions ended with kill -9, ${inTheMiddle} of them in the middle: ${wrong} records half gone, words left or findings` }
  },
  'kill-sending': async () => {
    const { rounds, decided, doubled, notSent } = await killSending(KILLS_WHILE_SENDING, say)
    const wrong = rounds.reduce((sum, { lost, silent }) => sum + lost + silent, doubled + notSent)
    return { isWhole: wrong === 0, said: `${rounds.length} rounds of kill -9 while sending: ${rounds.at(-1)?.queued ?? 0} messages, ${decided} of which a person decided; ${wrong} lost or doubled in silence` }
  },
  'kill-fetching': async () => {
    const missing = await noDovecot()
    if (missing !== false) return { isWhole: true, said: missing }
    const { rounds, messages, inTheMidst, lost, doubled, withoutBytes } = await killFetching(KILLS_WHILE_SENDING, say)
    return { isWhole: lost + doubled + withoutBytes === 0, said: `${rounds} rounds of kill -9 while fetching, ${inTheMidst} of them in the midst: ${messages} messages, ${lost} lost, ${doubled} here twice, ${withoutBytes} files without bytes` }
  },
  'kill-uploading': async (cleanup) => {
    const { rounds, answered, filed, lost, half, left } = await killUploading(cleanup, { rounds: KILLS_WHILE_UPLOADING, megabytes: 100, say })
    return { isWhole: lost + half + left === 0, said: `${rounds} rounds of kill -9 while 100 MB are sent: ${answered} said to be filed, ${filed} filed, ${lost} lost, ${half} half, ${left} files left after a sweep` }
  },
  fuzz: async () => {
    const first = Number(process.env['HEARD_FUZZ_SEED'] ?? Date.now() % 1_000_000)
    const wanted = Number(process.env['HEARD_FUZZ_REQUESTS'] ?? REQUESTS)
    const answers = new Map<number, number>()
    let findings = 0
    for (let [seed, done] = [first, 0]; done < wanted; seed += 1, done += REQUESTS_OF_ROUND) {
      const round = await undone((cleanup) => servedRegister(cleanup).then((served) => fuzz(served, { seed, requests: Math.min(REQUESTS_OF_ROUND, wanted - done) })))
      for (const finding of round.findings.slice(0, 20)) say(JSON.stringify(finding))
      for (const [status, count] of round.statuses) answers.set(status, (answers.get(status) ?? 0) + count)
      findings += round.findings.length
      say(`${done + round.requests} requests up to seed ${seed}: ${findings} findings`)
    }
    const said = [...answers].sort(([one], [other]) => one - other).map(([status, count]) => `${status}: ${count}`).join(', ')
    return { isWhole: findings === 0, said: `${wanted} requests from seed ${first}: ${findings} findings (${said})` }
  },
  walks: async () => {
    const { walks, accepted, refused } = walkAll(WALKS, Number(process.env['HEARD_WALK_SEED'] ?? Date.now() % 1_000_000), say)
    return { isWhole: true, said: `${walks} command sequences: ${accepted} commands accepted, ${refused} refused, none without sense` }
  },
  sequences: async () => {
    const code = await runTests('test/campaigns/')
    return { isWhole: code === 0, said: code === 0 ? '1,000 command sequences through the ledger and 200 through the pages' : `the walks ended with ${code}` }
  },
  'small-numbers': async () => {
    const code = await runTests('src/solver/')
    return { isWhole: code === 0, said: code === 0 ? 'six registers and 600 tables: no small number follows from what is printed' : `the attacks on small numbers ended with ${code}` }
  },
  'long-away': async (cleanup) => {
    await longAway(cleanup)
    return { isWhole: true, said: 'a database that was away for more than a minute came back by itself' }
  },
  resilience: async () => {
    const code = await runTests('test/resilience/')
    return { isWhole: code === 0, said: code === 0 ? 'all resilience tests pass, the long ones too' : `the resilience tests ended with ${code}` }
  },
}

function say(line: string): void {
  console.log(line)
}

/** The tests of a folder, at the length that they have in a campaign. */
function runTests(folder: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const tests = join(import.meta.dirname, '../../tools/test.ts')
  spawn(process.execPath, [tests, folder], { stdio: 'inherit', env: { ...process.env, HEARD_CAMPAIGN: '1' } }).on('exit', (code) => resolve(code ?? 1))
  return promise
}

async function carriedOut(campaign: Campaign): Promise<Outcome> {
  try {
    return await undone(campaign)
  } catch (error) {
    return { isWhole: false, said: error instanceof Error ? error.message : String(error) }
  }
}

/** Does something and then undoes what it opened, the last first: the server before its database. */
async function undone<Done>(work: (cleanup: Cleanup) => Promise<Done>): Promise<Done> {
  const undo: (() => Promise<void>)[] = []
  try {
    return await work({ after: (step) => void undo.push(step) })
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !Object.hasOwn(CAMPAIGNS, name))
if (unknown.length > 0) {
  say(`There is no campaign called ${unknown.join(', ')}. There are: ${Object.keys(CAMPAIGNS).join(', ')}.`)
  process.exit(2)
}
const outcomes: (Outcome & Readonly<{ name: string }>)[] = []
for (const [name, campaign] of Object.entries(CAMPAIGNS)) {
  if (names.length > 0 && !names.includes(name)) continue
  say(`\n${name} …`)
  outcomes.push({ name, ...await carriedOut(campaign) })
}
say('\nSummary')
for (const { name, isWhole, said } of outcomes) say(`${isWhole ? 'whole ' : 'BROKEN'}  ${name}: ${said}`)
process.exitCode = outcomes.every(({ isWhole }) => isWhole) ? 0 : 1
