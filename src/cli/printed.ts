import type { Operator } from '../application/operator.ts'
import type { Actor, Services } from '../application/ports.ts'
import { savePrintedReport } from '../application/printed-reports.ts'
import { printedReportFile } from '../application/read-printed-report.ts'
import { listPrinted } from '../application/view-printed.ts'
import { csv } from '../documents/csv.ts'
import { printedRows } from '../spreadsheets/printed-csv.ts'
import { readPrintedFile, type PrintedFile } from '../spreadsheets/printed-file.ts'
import { csvProblemInWords, PRINTED_FIGURES } from '../words/printed-figures.ts'
import { settingsProblemWords } from '../words/settings-file.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import type { Typed } from './options.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'
import { readSmallFile, writeNewFile } from './small-file.ts'
import { textTable } from './text-table.ts'

const USAGE = `Usage: heard printed list
       heard printed export REPORT FILE
       heard printed load FILE [--title WORDS --source WORDS] [--over REPORT]

Reports that exist in print alone, kept as printed. REPORT is its number in the list, or its id.

FILE is JSON with everything of a report (docs/schemas/printed-report.schema.json), or, where its name ends in .csv, its
tables: a row for each value, with table, measure, row, year, value; page, base, count and whole where there are any.
Where anything in it is wrong, each row and column is named and nothing is loaded. heard report check --printed asks
what does not hold in what is kept.

  --title WORDS    for a CSV, what the report is called
  --source WORDS   for a CSV, who published it, when and where
  --over REPORT    another version of a report that is kept, in place of a new one
${CHOICE_USAGE}`

type Asked = Readonly<{ services: Services; actor: Actor; typed: Typed; io: CliIo }>

const ACTIONS: Readonly<Record<string, Readonly<{ words: number; run(asked: Asked): Promise<number> }>>> = {
  list: { words: 1, run: list }, export: { words: 3, run: exportTo }, load: { words: 2, run: loadFrom },
}

/** `heard printed`. */
export function printedCommand(operator: Pick<Operator, 'openServices'>): CliCommand {
  return simpleCommand({
    name: 'printed', summary: 'list reports that exist in print alone, write one to a file, or load one', usage: USAGE, words: [1, 3], options: { ...CHOICE, title: 'text', source: 'text', over: 'text' },
    run: async (typed, io) => {
      const action = ACTIONS[typed.words[0] ?? '']
      if (!action) return `"${typed.words[0] ?? ''}" is nothing that can be done to a printed report.`
      if (typed.words.length !== action.words) return `${typed.words[0] ?? ''} needs ${action.words - 1} words after it.`
      const { services, actor, close } = await operator.openServices(choiceOf(typed))
      try {
        return await action.run({ services, actor, typed, io })
      } finally {
        await close()
      }
    },
  })
}

async function list({ services, actor, io }: Asked): Promise<number> {
  const found = await listPrinted(services, actor)
  if (found.kind !== 'printed') return refused(io, PRINTED_FIGURES.notAllowed)
  if (found.reports.length === 0) io.out(`${PRINTED_FIGURES.noReports}\n`)
  else io.out(`${textTable([['Number', 'Report', 'Years', 'Tables', 'Id'], ...found.reports.map(({ report, reportId }, at) => [String(at + 1), report.title, report.columns.join(' '), String(report.tables.length), reportId])])}\n`)
  return DONE
}

/** The kept report that is named by its number in the list or by its id. */
async function keptReport({ services, actor }: Asked, named: string) {
  const found = await listPrinted(services, actor)
  return found.kind === 'printed' ? found.reports.find(({ reportId }, at) => reportId === named || String(at + 1) === named) : undefined
}

async function exportTo(asked: Asked): Promise<number> {
  const [, named = '', file = ''] = asked.typed.words
  const kept = await keptReport(asked, named)
  if (!kept) return refused(asked.io, PRINTED_FIGURES.noSuchReport(named))
  const problem = await writeNewFile(file, file.toLowerCase().endsWith('.csv') ? csv(printedRows(kept.report)) : printedReportFile(kept.report))
  if (problem !== null) return refused(asked.io, problem)
  asked.io.out(`“${kept.report.title}” is in ${file}.\n`)
  return DONE
}

async function loadFrom(asked: Asked): Promise<number> {
  const { services, actor, typed, io } = asked
  const [, file = ''] = typed.words
  const over = typed.text('over')
  const kept = over === undefined ? null : await keptReport(asked, over)
  if (kept === undefined) return refused(io, PRINTED_FIGURES.noSuchReport(over ?? ''))
  const taken = await readSmallFile(file)
  if (taken.kind === 'wrong') return refused(io, taken.why)
  const read = readPrintedFile(taken.text, { title: typed.text('title') ?? kept?.report.title ?? '', source: typed.text('source') ?? kept?.report.source ?? '' })
  if (read.kind !== 'report') return refused(io, `${file} cannot be loaded, and nothing was changed.`, ...wrongInWords(read))
  const saved = await savePrintedReport(services, actor, { reportId: kept?.reportId ?? services.ids.next(), seen: kept?.version ?? 0, commandId: services.ids.next() }, read.report)
  if (saved.kind !== 'saved') return refused(io, saved.kind === 'changed-meanwhile' ? PRINTED_FIGURES.changed : PRINTED_FIGURES.notAllowed)
  io.out(`“${read.report.title}” is kept as printed: ${read.report.tables.length} tables, ${read.report.columns.join(', ')}.\n`)
  return DONE
}

function wrongInWords(read: Exclude<PrintedFile, { kind: 'report' }>): readonly string[] {
  switch (read.kind) {
    case 'untitled': return ['Say --title: a CSV does not say what the report is called.']
    case 'wrong-csv': return read.problems.map(csvProblemInWords)
    case 'wrong-json': return read.problems.map(settingsProblemWords)
  }
}

function refused(io: CliIo, ...sentences: readonly string[]): number {
  io.err(`heard printed: ${sentences.join('\n')}\n`)
  return REFUSED
}
