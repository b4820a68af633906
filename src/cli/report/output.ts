import { join } from 'node:path'
import { makeOutput, type OutputRequest } from '../../application/report/outputs.ts'
import { documentFiles } from '../../documents/report/document-files.ts'
import { DOCUMENT_FORMATS, type DocumentFormat } from '../../documents/report/formats.ts'
import { printOutput } from '../../documents/report/print-output.ts'
import { OUTPUT_KINDS, type OutputKind } from '../../domain/reporting/outputs/output-kinds.ts'
import type { OutputWhen } from '../../domain/reporting/outputs/output-period.ts'
import { noOutputInWords, OUTPUT_PURPOSES } from '../../words/outputs/outputs.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from '../command.ts'
import type { Typed } from '../options.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from '../register-choice.ts'
import type { ReportDeps } from '../report.ts'
import { simpleCommand } from '../simple-command.ts'
import { writeFiles } from '../write-files.ts'

const WIDEST = Math.max(...OUTPUT_KINDS.map((kind) => kind.length))

const USAGE = `Usage: heard report --kind KIND --year YEAR --out FOLDER [--format FORMAT] [--demo]
       heard report --kind KIND --year YEAR --quarter 1-4 --out FOLDER [--format FORMAT] [--demo]
       heard report --kind KIND --month MONTH [--team TEAM] --out FOLDER [--format FORMAT] [--demo]

One of the documents that are made from the same figures as the annual report. What is about a year has its small numbers
withheld; what is about a quarter or a month is not for publication, and says so.

${OUTPUT_KINDS.map((kind) => `  ${kind.padEnd(WIDEST)}  ${OUTPUT_PURPOSES[kind]}`).join('\n')}

  --kind KIND       one of those above
  --year YEAR       the reporting year, such as 2019-20
  --quarter NUMBER  a quarter of that year, 1 to 4: of the quarterly report and the compliments report
  --month MONTH     a month, such as 2019-11: of the team sheet and the compliments report
  --team TEAM       the code of a team: of the team sheet, which needs one
  --format FORMAT   ${DOCUMENT_FORMATS.join(', ')}; html and pdf unless given, ods and csv of a data return
  --out FOLDER      where to write; made if it is not there. Files of the same name are replaced.
${CHOICE_USAGE}`

const OPTIONS = { kind: 'text', year: 'text', quarter: 'text', month: 'text', team: 'text', format: 'text', out: 'text', ...CHOICE } as const

/** `heard report --kind`: makes one document without a browser. */
export function reportOutputCommand(deps: ReportDeps): CliCommand {
  return simpleCommand({
    name: 'report --kind', summary: 'make one of the other documents', usage: USAGE, options: OPTIONS, words: [0, 0],
    run: async (typed, io) => {
      const asked = readAsked(typed)
      if (typeof asked === 'string') return asked
      const { services, actor, close } = await deps.openServices(choiceOf(typed))
      try {
        const made = await makeOutput(services, actor, asked.request, printOutput, 'waited-for')
        if (made.kind !== 'made') return refused(io, noOutputInWords(made))
        const files = await documentFiles(made.document, asked.formats)
        const problem = await writeFiles(asked.out, files.map(({ name, bytes }) => ({ name, content: bytes })))
        if (problem !== null) return refused(io, problem)
        io.out(`${made.document.title}, ${made.document.authority}. ${made.document.status}\n${files.map(({ name }) => join(asked.out, name)).join('\n')}\n`)
        return DONE
      } finally {
        await close()
      }
    },
  })
}

function refused(io: CliIo, why: string): number {
  io.err(`heard report: ${why}\n`)
  return REFUSED
}

type Asked = Readonly<{ request: OutputRequest; formats: readonly DocumentFormat[]; out: string }>

function readAsked(typed: Typed): Asked | string {
  const [named, out] = [typed.text('kind'), typed.text('out')]
  const kind = OUTPUT_KINDS.find((one) => one === named)
  if (kind === undefined) return `"${named ?? ''}" is not a document. Choose ${OUTPUT_KINDS.join(', ')}.`
  if (out === undefined || out === '') return 'say where to write: --out FOLDER.'
  const [when, formats] = [whenOf(typed), formatsOf(kind, typed.text('format'))]
  if (typeof when === 'string') return when
  return typeof formats === 'string' ? formats : { request: { kind, when, team: typed.text('team') ?? null }, formats, out }
}

function whenOf(typed: Typed): OutputWhen | string {
  const [year, quarter, month] = [typed.text('year'), typed.text('quarter'), typed.text('month')]
  if (month !== undefined) return year === undefined && quarter === undefined ? { span: 'month', month } : 'say either a month, or a year, or a year with a quarter: not several of them.'
  if (year === undefined) return quarter === undefined ? 'say for when: --year 2019-20, --year 2019-20 --quarter 3, or --month 2019-11.' : 'say of which year the quarter is: --year 2019-20 --quarter 3.'
  return quarter === undefined ? { span: 'year', year } : { span: 'quarter', year, quarter: /^[1-4]$/.test(quarter) ? Number(quarter) : 0 }
}

function formatsOf(kind: OutputKind, named: string | undefined): readonly DocumentFormat[] | string {
  if (named === undefined) return kind === 'data-return' ? ['ods', 'csv'] : ['html', 'pdf']
  const format = DOCUMENT_FORMATS.find((one) => one === named)
  return format === undefined ? `"${named}" is not a format. Choose ${DOCUMENT_FORMATS.join(', ')}.` : [format]
}
