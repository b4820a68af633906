import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { atLeast, atMost, type Measurement } from './measure.ts'

type Seen = Readonly<{ seconds: number; tables: number; small: number; withheld: number; isSafe: boolean; cost: number; bound: number; p99: number; megabytes: number }>

/** The room that the server has for what has just been made, as `bin/heard` gives it. */
const AS_THE_SERVER = ['--max-semi-space-size=8', '--heap-growing-percent=40']

/** Hides the small numbers of a linked set of thirty tables, in a process that is as large as the server's may grow by itself. */
export function disclosureBench(note: (sentence: string) => void): readonly Measurement[] {
  const answer = execFileSync(process.execPath, [...AS_THE_SERVER, join(import.meta.dirname, 'withhold-numbers.ts')], { encoding: 'utf8', env: { ...process.env, MALLOC_ARENA_MAX: '2' } })
  const { seconds, tables, small, withheld, isSafe, cost, bound, p99, megabytes } = JSON.parse(answer) as Seen
  note(`${tables} tables, ${small} small numbers, ${withheld - small} more withheld; cost ${cost}, no less than ${bound}; safe: ${String(isSafe)}`)
  return [
    atLeast('small numbers hidden in a linked set of 30 tables', isSafe ? small : 0, '', 400), atMost('choosing what to withhold, with the attack', seconds, 's', 120),
    atMost('a request meanwhile, p99', p99, 'ms', 40), atMost('memory meanwhile, most', megabytes, 'MB', 400),
  ]
}
