import { reconcileReport, type ReconciledReport } from '../../application/report/reconcile-report.ts'
import { reportList } from '../../application/report/read-report.ts'
import { reconcileWhatWasPrinted, reconcileYear, type NothingPrinted, type ReconciledFigures } from '../../application/report/reconcile-figures.ts'
import type { NoFigures } from '../../application/figures.ts'
import type { RegisterChoice } from '../../application/operator.ts'
import { stillOpen } from '../../domain/reporting/reconciliation/explained.ts'
import type { Actor, Services } from '../../application/ports.ts'
import { noFiguresInWords } from '../../words/no-figures.ts'
import { CHECK_LABELS, figureNames, findingInWords, placeInWords, VERDICT_LABELS } from '../../words/reconciliation.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from '../command.ts'
import type { Typed } from '../options.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from '../register-choice.ts'
import { simpleCommand } from '../simple-command.ts'

const USAGE = `Usage: heard report check --report REFERENCE | --year YEAR | --printed [--demo]

What does not hold in a report, in the figures of a reporting year and the years before it, or in figures that exist in
print alone, each with both numbers. docs/reconciliation.md says what is looked for.

  --report REF   a report, its text and its figures, by its reference, such as REP-2020-0001; what is explained is left out
  --year YEAR    the figures of a reporting year, such as 2019-20, as the register counts them
  --printed      the figures that the authority has in print, by their own numbers
${CHOICE_USAGE}

Ends with 0 where nothing is left to mend or to explain, and with 1 otherwise.`

type CheckDeps = Readonly<{
  openServices(choice: RegisterChoice): Promise<Readonly<{ services: Services; actor: Actor; close(): Promise<void> }>>
}>

const OPTIONS = { report: 'text', year: 'text', printed: 'flag', ...CHOICE } as const

/** `heard report check`. */
export function reportCheckCommand(deps: CheckDeps): CliCommand {
  return simpleCommand({
    name: 'report check', summary: 'say what does not hold in a report', usage: USAGE, options: OPTIONS, words: [0, 0],
    run: async (typed, io) => {
      const asked = [typed.text('report') !== undefined, typed.text('year') !== undefined, typed.has('printed')]
      if (asked.filter(Boolean).length !== 1) return 'say what to check: --report REP-2020-0001, --year 2019-20 or --printed.'
      const { services, actor, close } = await deps.openServices(choiceOf(typed))
      try {
        return told(await checked(services, actor, typed), io)
      } finally {
        await close()
      }
    },
  })
}

type Found = ReconciledFigures | Readonly<{ kind: 'all'; each: readonly ReconciledFigures[] }> | NothingPrinted | NoFigures | Readonly<{ kind: 'not-found' }>

async function checked(services: Services, actor: Actor, typed: Typed): Promise<Found> {
  const [report, year] = [typed.text('report'), typed.text('year')]
  if (report !== undefined) return checkedReport(services, actor, report)
  return year === undefined ? reconcileWhatWasPrinted(services, actor) : reconcileYear(services, actor, { year })
}

async function checkedReport(services: Services, actor: Actor, reference: string): Promise<Found> {
  const list = await reportList(services, actor)
  const row = list.kind === 'reports' ? list.rows.find(({ reportId, state }) => state.reference === reference || reportId === reference) : undefined
  const found = row === undefined ? null : await reconcileReport(services, actor, row.reportId)
  if (found === null) return { kind: 'not-found' }
  return found.kind === 'reconciled' ? openOf(found) : found
}

function openOf({ report, parts, standings }: ReconciledReport): ReconciledFigures {
  return { kind: 'reconciled', title: report.state.reference, findings: stillOpen(standings), tables: parts.tables }
}

function told(found: Found, io: CliIo): number {
  switch (found.kind) {
    case 'reconciled':
      io.out(checkedText(found))
      return found.findings.length === 0 ? DONE : REFUSED
    case 'all':
      io.out(found.each.map(checkedText).join('\n'))
      return found.each.every(({ findings }) => findings.length === 0) ? DONE : REFUSED
    case 'not-found':
      io.err('heard report check: there is no such report.\n')
      return REFUSED
    case 'nothing-printed':
      io.err('heard report check: nothing is kept that exists in print alone.\n')
      return REFUSED
    case 'not-allowed': case 'unknown-year': case 'not-begun': case 'not-yet-known': case 'wrong-number-of-years':
      io.err(`heard report check: ${noFiguresInWords(found)}\n`)
      return REFUSED
  }
}

/** Every finding with its place and words, and how many there are. */
function checkedText({ title, findings, tables }: ReconciledFigures): string {
  const names = figureNames(tables)
  const each = findings.map((finding) => {
    const place = finding.place.sentence === null ? placeInWords(finding.place, names) : `“${finding.place.sentence.text}”`
    return `${VERDICT_LABELS[finding.verdict]}: ${CHECK_LABELS[finding.check]}${finding.confidence === 'doubtful' ? ' (doubtful)' : ''}\n  ${place}\n  ${findingInWords(finding, names)}\n`
  })
  return `${title}: ${findings.length === 0 ? 'nothing was found' : `${findings.length} found`}.\n${each.map((one) => `\n${one}`).join('')}`
}
