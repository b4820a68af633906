import { readFile } from 'node:fs/promises'
import { applyHolidays, proposeHolidays, type HolidayProposal } from '../application/holidays.ts'
import type { Operator } from '../application/operator.ts'
import { readHolidayFile } from '../domain/authority/bank-holidays-file.ts'
import { longDate } from '../words/dates.ts'
import { LIST_NOT_ALLOWED, REASON_NEEDED, SAME_LIST, STALE_LIST, holidayProblemWords, movedInWords, toldWords } from '../words/holidays.ts'
import { movedDateOf } from '../words/entry-clocks.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard holidays FILE [--apply] [--reason WORDS] [--demo]

Shows what a later list of bank holidays would change: its days, and the first complaints and entries whose dates move. FILE is
bank-holidays.json as GOV.UK gives it. Without --apply nothing is changed.

  --apply          counts with the list from now on, and moves the dates
  --reason WORDS   why days are missing that stood in the list before
${CHOICE_USAGE}

Ends with 0 where it was shown or applied, and with 1 otherwise.`

/** `heard holidays`. */
export function holidaysCommand(operator: Pick<Operator, 'openServices'>): CliCommand {
  return simpleCommand({
    name: 'holidays', summary: 'load a later list of bank holidays', usage: USAGE, options: { ...CHOICE, apply: 'flag', reason: 'text' }, words: [1, 1],
    run: async (typed, io) => {
      const text = await readFile(typed.words[0] ?? '', 'utf8').catch(() => null)
      if (text === null) return refuse(io, `${typed.words[0] ?? ''} cannot be read.`)
      const read = readHolidayFile(text)
      if (read.kind === 'wrong') return refuse(io, ...read.problems.slice(0, 20).map(holidayProblemWords))
      const { services, actor, close } = await operator.openServices(choiceOf(typed))
      try {
        const reason = typed.text('reason')?.trim() ?? ''
        const wanted = { days: read.days, reason: reason === '' ? null : reason }
        const proposal = await proposeHolidays(services, actor, wanted, 1)
        if (proposal.kind === 'not-allowed') return refuse(io, LIST_NOT_ALLOWED)
        if (proposal.kind === 'same') return refuse(io, SAME_LIST)
        print(proposal, io)
        if (!typed.has('apply')) return DONE
        const applied = await applyHolidays(services, actor, { ...wanted, fingerprint: proposal.fingerprint })
        if (applied.kind === 'reason-needed') return refuse(io, REASON_NEEDED)
        if (applied.kind !== 'applied') return refuse(io, STALE_LIST)
        io.out(`Applied as ${applied.listId}: ${applied.moved} dates moved.\n`)
        return DONE
      } finally {
        await close()
      }
    },
  })
}

function refuse(io: CliIo, ...sentences: readonly string[]): number {
  for (const sentence of sentences) io.err(`${sentence}\n`)
  return REFUSED
}

function print(proposal: HolidayProposal, io: CliIo): void {
  const { later, movedClocks, countedAgain, page } = proposal
  for (const { on, title } of later.added) io.out(`New:  ${longDate(on)}, ${title}\n`)
  for (const { on, title } of later.gone) io.out(`Gone: ${longDate(on)}, ${title}\n`)
  io.out(`${movedInWords(proposal)} The figures of ${countedAgain} are counted again.\n`)
  for (const row of page) io.out(`${movedDateOf(row)}: ${longDate(row.from)} becomes ${longDate(row.to)}. ${toldWords(row)}.\n`)
  if (movedClocks > page.length) io.out(`… and ${movedClocks - page.length} more.\n`)
}
