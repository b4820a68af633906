import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { AuthorityId } from '../src/application/ports.ts'
import { USUAL_DISCLOSURE_RULES } from '../src/domain/authority/disclosure-rules.ts'
import type { ProtectedFigures } from '../src/domain/reporting/disclosure/protect.ts'
import { createProtector } from '../src/solver/protect-in-worker.ts'
import { linkedSet } from './disclosure-set.ts'
import { atLeast, atMost, percentile, type Measurement } from './measure.ts'

const COMPLAINTS = 150
const SECONDS = 80
const EVERY_MS = 50

/** Withholds and attacks a linked set of thirty tables in a worker, while the same process answers requests. */
export async function disclosureBench(note: (sentence: string) => void): Promise<Measurement[]> {
  const tables = linkedSet(COMPLAINTS)
  const order = { tables, rules: Object.fromEntries(tables.map(({ id }) => [id, USUAL_DISCLOSURE_RULES.children])), overridden: [], before: [], seconds: SECONDS }
  const began = performance.now()
  const seen = await meanwhile(createProtector().protect('bench' as AuthorityId, order).then(({ figures }) => figures))
  const seconds = (performance.now() - began) / 1000
  const small = seen.figures.numbers.filter(({ why }) => why === 'small')
  note(`${tables.length} tables, ${small.length} small numbers, ${seen.figures.numbers.length - small.length} more withheld; cost ${seen.figures.cost}, no less than ${seen.figures.bound}; safe: ${String(seen.figures.isSafe)}`)
  return [
    atLeast('small numbers hidden in a linked set of 30 tables', seen.figures.isSafe ? small.length : 0, '', 400), atMost('choosing what to withhold, with the attack', seconds, 's', 120),
    atMost('a request meanwhile, p99', percentile(seen.times, 99), 'ms', 40), atMost('memory meanwhile, most', seen.megabytes, 'MB', 400),
  ]
}

type Seen = Readonly<{ figures: ProtectedFigures; times: readonly number[]; megabytes: number }>

/** Asks a server of this process again and again until the work is done. */
async function meanwhile(work: Promise<ProtectedFigures>): Promise<Seen> {
  const server = createServer((_, response) => response.end(JSON.stringify(Array.from({ length: 2_000 }, (__, at) => at))))
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  const times: number[] = []
  let [isDone, megabytes] = [false, 0]
  const done = work.finally(() => { isDone = true })
  try {
    while (!isDone) {
      const asked = performance.now()
      await (await fetch(`http://127.0.0.1:${port}/`)).text()
      times.push(performance.now() - asked)
      megabytes = Math.max(megabytes, process.memoryUsage.rss() / 1_000_000)
      await pause(EVERY_MS)
    }
    return { figures: await done, times, megabytes }
  } finally {
    server.close()
  }
}
