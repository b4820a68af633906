import { existsSync, readFileSync } from 'node:fs'
import { forReport } from '../application/access/sight.ts'
import { safeFigures } from '../application/report/safe-figures.ts'
import { figuresOfYear, MOST_YEARS, YEARS_SHOWN, type FiguresRequest } from '../application/figures.ts'
import type { RegisterChoice } from '../application/operator.ts'
import type { Actor, Services } from '../application/ports.ts'
import { readTableSetText } from '../application/read-table-set.ts'
import { figuresOfTableSet, type SetAsked } from '../application/table-sets.ts'
import { FIGURE_FORMATS, figureFiles, type FigureFormat } from '../documents/figures/figure-files.ts'
import { protectedCsvs } from '../documents/figures/protected-csv.ts'
import { parseIsoDate } from '../domain/calendar/iso-date.ts'
import type { YearFigures } from '../domain/reporting/year-figures.ts'
import { NO_PROTECTOR, NOT_SAFE, protectedInWords } from '../words/disclosure.ts'
import { shortDate } from '../words/dates.ts'
import { NOT_FOR_PUBLICATION, NOT_FOR_PUBLICATION_WHY } from '../words/figures.ts'
import { noFiguresInWords } from '../words/no-figures.ts'
import { settingsProblemWords } from '../words/settings-file.ts'
import { specProblemInWords } from '../words/table-builder.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { reportOutputCommand } from './report/output.ts'
import { readOptions, wronglyAsked, type Typed } from './options.ts'
import { writeFiles } from './write-files.ts'

const USAGE = `Usage: heard report --year YEAR --out FOLDER [--format FORMAT] [--years NUMBER] [--set FILE|NAME] [--as-known-on DAY] [--safe-to-publish] [--demo]
       heard report --kind KIND --help

The figures of a reporting year and the years before it, as files. Without --format, in all formats.

  --year YEAR          the reporting year, such as 2019-20
  --out FOLDER         where to write; made if it is not there. Files of the same name are replaced.
  --format FORMAT      json (one file), csv (one file with all figures, and one for each table), html (one page), pdf,
                       docx (Word), odt (LibreOffice) or ods (a spreadsheet with a sheet for each table)
  --years NUMBER       how many years, the last of which is YEAR: ${YEARS_SHOWN} unless given, at most ${MOST_YEARS}
  --set FILE|NAME      the tables of a set instead: a file of one, or the name or id of one that is kept or comes with the program ("founding")
  --as-known-on DAY    as the register stood at the end of that day, such as 2020-04-30; today unless given
  --safe-to-publish    withhold small numbers by the authority's rules and by what the reports of the year chose, and every
                       number from which one would follow, with all that was published before known; in CSV; nothing is
                       written unless an attack on all of it finds no small number
${CHOICE_USAGE}

Without --safe-to-publish, small numbers are not removed: the files are not for publication.

heard report verify --help and heard report reproduce --help are about what was published.`

const NO_SUCH_SET = 'there is no set of that name or id, and no such file. The sets that come with the program are founding and annual-report.'

/** What the command needs of the program: the register opened for the person who asks. `main` gives it. */
export type ReportDeps = Readonly<{
  openServices(choice: RegisterChoice): Promise<Readonly<{ services: Services; actor: Actor; close(): Promise<void> }>>
}>

/** `heard report`: writes the figures of a year; `about` are the commands about reports that were published, such as `heard report verify`. */
export function reportCommand(deps: ReportDeps, about: readonly CliCommand[] = []): CliCommand {
  const outputs = reportOutputCommand(deps)
  const command: CliCommand = {
    name: 'report',
    summary: 'write the figures of a reporting year, or a document made from them',
    usage: USAGE,
    run: (args, io) => {
      const other = about.find(({ name }) => name === `report ${args[0] ?? ''}`)
      if (other) return other.run(args.slice(1), io)
      return args.some((arg) => /^--kind(=|$)/.test(arg)) ? outputs.run(args, io) : run(command, deps, args, io)
    },
  }
  return command
}

type Asked = FiguresRequest & Readonly<{ formats: readonly FigureFormat[]; out: string; isSafe: boolean; register: RegisterChoice; set: SetAsked | null }>

const OPTIONS = { year: 'text', format: 'text', years: 'text', set: 'text', 'as-known-on': 'text', out: 'text', 'safe-to-publish': 'flag', help: 'flag', ...CHOICE } as const

async function run(command: CliCommand, deps: ReportDeps, args: readonly string[], io: CliIo): Promise<number> {
  const typed = readOptions(args, OPTIONS)
  if (typeof typed === 'string') return wronglyAsked(command, io, typed)
  if (typed.has('help')) {
    io.out(`${USAGE}\n`)
    return DONE
  }
  const asked = readAsked(typed)
  if (typeof asked === 'string') return wronglyAsked(command, io, asked)
  if (asked.isSafe) return writeSafe(deps, asked, io)
  const figures = await figuresFor(deps, asked)
  if (typeof figures === 'string') return refused(io, figures)
  const files = (await Promise.all(asked.formats.map((format) => figureFiles(figures, format)))).flat()
  const problem = await writeFiles(asked.out, files)
  if (problem !== null) return refused(io, problem)
  io.out(`Figures of ${figures.year.label}, ${figures.authority}, as known on ${shortDate(figures.asKnownOn)}.\n`)
  io.out(`${files.length === 1 ? '1 file' : `${files.length} files`} in ${asked.out}, such as ${files[0]?.name ?? ''}\n`)
  for (const warning of new Set(files.flatMap(({ warnings }) => warnings))) io.out(`${warning}\n`)
  io.out(`${NOT_FOR_PUBLICATION}. ${NOT_FOR_PUBLICATION_WHY}\n`)
  return DONE
}

function refused(io: CliIo, why: string): number {
  io.err(`heard report: ${why}\n`)
  return REFUSED
}

/** What was asked, or what is wrong with it in a plain sentence. */
function readAsked(typed: Typed): Asked | string {
  const [year, out] = [typed.text('year'), typed.text('out')]
  if (typed.words.length > 0) return `"${typed.words[0] ?? ''}" is not an option.`
  if (year === undefined) return 'say which year: --year 2019-20.'
  if (out === undefined || out === '') return 'say where to write: --out FOLDER.'
  const isSafe = typed.has('safe-to-publish')
  if (isSafe && (typed.text('format') ?? 'csv') !== 'csv') return '--safe-to-publish writes CSV alone. A report of the authority is made safe in every format.'
  const [formats, known, years] = [formatsOf(typed), knownOnOf(typed), yearsOf(typed)]
  if (typeof formats === 'string') return formats
  if (typeof known === 'string') return known
  if (typeof years === 'string') return years
  const set = setOf(typed.text('set'))
  if (typeof set === 'string') return set
  return { year, out, formats, isSafe, set, register: choiceOf(typed), ...known, ...years }
}

function formatsOf(typed: Typed): readonly FigureFormat[] | string {
  const format = typed.text('format')
  const chosen = FIGURE_FORMATS.filter((one) => format === undefined || one === format)
  return chosen.length > 0 ? chosen : `"${format ?? ''}" is not a format. Choose json, csv, html, pdf, docx, odt or ods.`
}

function knownOnOf(typed: Typed): Pick<FiguresRequest, 'asKnownOn'> | string {
  const day = typed.text('as-known-on')
  if (day === undefined) return {}
  const asKnownOn = parseIsoDate(day)
  return asKnownOn === null ? `--as-known-on: "${day}" is not a day. Write it as YYYY-MM-DD, such as 2020-04-30.` : { asKnownOn }
}

/** A file that is there is read; anything else is a name. Null where no set is asked for, or what is wrong with the file. */
function setOf(asked: string | undefined): SetAsked | string | null {
  if (asked === undefined) return null
  if (asked === '') return '--set: say the name of a set, or its file.'
  if (!existsSync(asked)) return { id: asked }
  const read = readTableSetText(readFileSync(asked, 'utf8'))
  if (read.kind === 'set') return { set: read.set }
  const [first] = [...read.problems.map(settingsProblemWords), ...read.ofTables.map((problem) => `${problem.table}: ${specProblemInWords(problem)}`)]
  return `--set: ${asked} is no set of tables. ${first ?? ''}`
}

function yearsOf(typed: Typed): Pick<FiguresRequest, 'years'> | string {
  const years = typed.text('years')
  if (years === undefined) return {}
  return /^\d{1,3}$/.test(years) ? { years: Number(years) } : `--years: "${years}" is not a whole number from 1 to ${MOST_YEARS}.`
}

/** The figures, or a plain sentence why there are none. The register is closed again either way. */
async function figuresFor(deps: ReportDeps, asked: Asked): Promise<YearFigures<string> | string> {
  const { services, actor, close } = await deps.openServices(asked.register)
  try {
    const found = asked.set === null ? await figuresOfYear(services, actor, asked, { seeing: forReport(actor) }) : await figuresOfTableSet(services, actor, asked.set, asked, forReport(actor))
    if (found.kind === 'no-such-set') return NO_SUCH_SET
    return found.kind === 'figures' ? found.figures : noFiguresInWords(found)
  } finally {
    await close()
  }
}

/** Writes the figures with what has to be withheld left out, or says why not. */
async function writeSafe(deps: ReportDeps, asked: Asked, io: CliIo): Promise<number> {
  const { services, actor, close } = await deps.openServices(asked.register)
  try {
    const found = await safeFigures(services, actor, asked, asked.set)
    if (found.kind === 'unsafe') return refused(io, NOT_SAFE)
    if (found.kind === 'no-protector') return refused(io, NO_PROTECTOR)
    if (found.kind === 'no-such-set') return refused(io, NO_SUCH_SET)
    if (found.kind !== 'safe') return refused(io, noFiguresInWords(found))
    const files = protectedCsvs(found.figures, found.tables)
    const problem = await writeFiles(asked.out, files)
    if (problem !== null) return refused(io, problem)
    io.out(`Figures of ${found.figures.year.label}, ${found.figures.authority}, as known on ${shortDate(found.figures.asKnownOn)}.\n${protectedInWords(found.protected)}\n`)
    io.out(`${files.length} files in ${asked.out}, such as ${files[0]?.name ?? ''}\n`)
    return DONE
  } finally {
    await close()
  }
}
