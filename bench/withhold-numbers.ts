/** Run by `disclosureBench` in a process of its own: withholds and attacks a linked set of thirty tables in a worker, while the same process answers requests. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { AuthorityId } from '../src/application/ports.ts'
import { USUAL_DISCLOSURE_RULES } from '../src/domain/authority/disclosure-rules.ts'
import type { ProtectedFigures } from '../src/domain/reporting/disclosure/protect.ts'
import { createProtector } from '../src/solver/protect-in-worker.ts'
import { linkedSet } from './disclosure-set.ts'
import { percentile } from './measure.ts'

const COMPLAINTS = 150
const SECONDS = 80
const EVERY_MS = 50

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

const tables = linkedSet(COMPLAINTS)
const order = { tables, rules: Object.fromEntries(tables.map(({ id }) => [id, USUAL_DISCLOSURE_RULES.children])), overridden: [], before: [], words: {}, seconds: SECONDS }
const began = performance.now()
const { figures: { numbers, isSafe, cost, bound }, times, megabytes } = await meanwhile(createProtector().protect('bench' as AuthorityId, order).then(({ figures }) => figures))
process.stdout.write(JSON.stringify({
  seconds: (performance.now() - began) / 1000, tables: tables.length, small: numbers.filter(({ why }) => why === 'small').length, withheld: numbers.length, isSafe, cost, bound, p99: percentile(times, 99), megabytes,
}))
