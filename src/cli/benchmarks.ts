import { loadBenchmarks, viewBenchmarks } from '../application/benchmarks.ts'
import type { Operator } from '../application/operator.ts'
import type { Actor, Services } from '../application/ports.ts'
import { csv } from '../documents/csv.ts'
import { benchmarkRows, readBenchmarkCsv } from '../spreadsheets/benchmark-csv.ts'
import { benchmarkProblemInWords, BENCHMARKS, loadedInWords } from '../words/benchmarks.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'
import { readSmallFile, writeNewFile } from './small-file.ts'

const USAGE = `Usage: heard benchmarks export FILE
       heard benchmarks load FILE

What other authorities published, with its source, as CSV: authority, year, table, row, measure (count, percent or rate),
value, source, page, note. Table and row are named as in heard report --format csv.

load adds what is new, changes what is kept with another value, and leaves the rest alone; a file may be loaded again.
Where anything in it is wrong, each row and column is named and nothing is loaded.

${CHOICE_USAGE}`

type Asked = Readonly<{ services: Services; actor: Actor; file: string; io: CliIo }>

/** `heard benchmarks`. */
export function benchmarksCommand(operator: Pick<Operator, 'openServices'>): CliCommand {
  return simpleCommand({
    name: 'benchmarks', summary: 'write figures of other authorities to a file, or load them from one', usage: USAGE, words: [2, 2], options: CHOICE,
    run: async (typed, io) => {
      const [action, file = ''] = typed.words
      if (action !== 'export' && action !== 'load') return `"${action ?? ''}" is nothing that can be done to figures of others.`
      const { services, actor, close } = await operator.openServices(choiceOf(typed))
      try {
        return await (action === 'export' ? exportTo : loadFrom)({ services, actor, file, io })
      } finally {
        await close()
      }
    },
  })
}

async function exportTo({ services, actor, file, io }: Asked): Promise<number> {
  const found = await viewBenchmarks(services, actor)
  if (found.kind !== 'benchmarks') return refused(io, BENCHMARKS.notAllowed)
  if (found.kept.length === 0) return refused(io, BENCHMARKS.nothingKept)
  const problem = await writeNewFile(file, csv(benchmarkRows(found.kept.map(({ benchmark }) => benchmark))))
  if (problem !== null) return refused(io, problem)
  io.out(`${found.kept.length} figures of other authorities are in ${file}.\n`)
  return DONE
}

async function loadFrom({ services, actor, file, io }: Asked): Promise<number> {
  const taken = await readSmallFile(file)
  if (taken.kind === 'wrong') return refused(io, taken.why)
  const found = await viewBenchmarks(services, actor)
  if (found.kind !== 'benchmarks') return refused(io, BENCHMARKS.notAllowed)
  const read = readBenchmarkCsv(taken.text, found.figures.tables)
  if (read.kind === 'problems') return refused(io, `${file} cannot be loaded, and nothing was changed.`, ...read.problems.map(benchmarkProblemInWords))
  const loaded = await loadBenchmarks(services, actor, services.ids.next(), read.benchmarks)
  if (loaded.kind !== 'loaded') return refused(io, loaded.kind === 'not-allowed' ? BENCHMARKS.notAllowed : BENCHMARKS.changed)
  io.out(`${loadedInWords(loaded)}\n`)
  return DONE
}

function refused(io: CliIo, ...sentences: readonly string[]): number {
  io.err(`heard benchmarks: ${sentences.join('\n')}\n`)
  return REFUSED
}
