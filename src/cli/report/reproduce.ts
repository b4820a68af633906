import type { Operator } from '../../application/operator.ts'
import { slugOf } from '../../application/report/manifest.ts'
import type { Reproduction } from '../../application/report/reproduce.ts'
import { documentDifference } from '../../documents/difference/document-difference.ts'
import { DOCUMENT_KINDS } from '../../domain/reporting/document/report-document.ts'
import { londonTime } from '../../words/dates.ts'
import { figureLine, fileLine, reasonLine } from '../../words/report-files.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from '../command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from '../register-choice.ts'
import { simpleCommand } from '../simple-command.ts'
import type { Typed } from '../options.ts'

const USAGE = `Usage: heard report reproduce --year YEAR [--edition NUMBER] [--kind KIND] [--demo]

Makes a published report again from the ledger as its seal found it, with the configuration of that time, and compares
every figure, every sentence and every byte of every file with what was published.

  --year YEAR        the year or period of its address, such as 2019-20
  --edition NUMBER   which edition; the last one unless given
  --kind KIND        annual-report unless given
${CHOICE_USAGE}

Ends with 0 where everything is the same, and with 1 otherwise, with what differs and why.`

/** `heard report reproduce`. */
export function reportReproduceCommand(operator: Pick<Operator, 'openPress'>): CliCommand {
  return simpleCommand({
    name: 'report reproduce', summary: 'make a published report again and compare it', usage: USAGE, options: { year: 'text', edition: 'text', kind: 'text', ...CHOICE }, words: [0, 0],
    run: async (typed, io) => {
      const asked = readAsked(typed)
      if (typeof asked === 'string') return asked
      const { again, close } = await operator.openPress(choiceOf(typed))
      try {
        return print(await again(asked), asked, io)
      } finally {
        await close()
      }
    },
  })
}

type Asked = Readonly<{ kind: string; slug: string; edition: number | null }>

function readAsked(typed: Typed): Asked | string {
  const [year, edition, kind = 'annual-report'] = [typed.text('year'), typed.text('edition'), typed.text('kind')]
  if (year === undefined || slugOf(year) === '') return 'say which year: --year 2019-20.'
  if (!DOCUMENT_KINDS.some((one) => one === kind)) return `"${kind}" is no kind of report. Choose one of ${DOCUMENT_KINDS.join(', ')}.`
  if (edition !== undefined && !/^[1-9]\d{0,5}$/.test(edition)) return `--edition: "${edition}" is not the number of an edition.`
  return { kind, slug: slugOf(year), edition: edition === undefined ? null : Number(edition) }
}

function print(made: Reproduction | Readonly<{ kind: 'not-possible' }> | null, { kind, slug, edition }: Asked, io: CliIo): number {
  if (made === null) io.err(`heard report reproduce: ${edition === null ? 'nothing' : `no edition ${edition}`} is published at ${slug}/${kind}.\n`)
  else if (made.kind === 'not-possible') io.err('heard report reproduce: the report cannot be composed from the register as it was sealed. Run heard verify.\n')
  else return printMade(made, io)
  return REFUSED
}

/** At most so many differences are printed of each sort. */
const SHOWN = 50

function printMade({ manifest, figures, figuresCompared, documents, files, reasons }: Reproduction, io: CliIo): number {
  const { cells, sentences } = documentDifference(documents.published, documents.now)
  io.out(`Edition ${manifest.edition} of “${manifest.title}”, published on ${londonTime(manifest.publishedAt)}, made again from seal ${manifest.seal.number} of the ledger.\n`)
  io.out(`${figuresCompared.toLocaleString('en-GB')} figures compared: ${said(figures.length)}. Cells of the document: ${said(cells.length)}. Sentences: ${said(sentences.length)}.\n`)
  for (const file of files) io.out(`  ${fileLine(file)}\n`)
  const lines = [
    ...figures.slice(0, SHOWN).map(figureLine), ...cells.slice(0, SHOWN).map(({ table, row, column, before, after }) => `${table} / ${row} / ${column}: “${before ?? ''}” was printed, “${after ?? ''}” now`),
    ...sentences.slice(0, SHOWN).map(({ heading, before, after }) => `${heading}: “${before ?? ''}” was printed, “${after ?? ''}” now`),
  ]
  for (const line of lines) io.err(`  ${line}\n`)
  const isSame = lines.length === 0 && files.every(({ published, now }) => published === now)
  for (const reason of reasons) io.err(`${reasonLine(reason)}\n`)
  io.out(isSame ? 'Everything is as it was published.\n' : 'Not everything is as it was published.\n')
  return isSame ? DONE : REFUSED
}

function said(differences: number): string {
  return differences === 0 ? 'all the same' : `${differences} ${differences === 1 ? 'differs' : 'differ'}`
}
