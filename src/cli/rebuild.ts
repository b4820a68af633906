import type { Operator, RebuildReport } from '../application/operator.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard rebuild [--check] [--demo]

Makes everything that is derived from the ledger afresh: the work list, clocks, figures and search. People can go on
reading meanwhile; whoever records something waits until it is done.

  --check   makes it beside what is there, compares, says what differs, and changes nothing
${CHOICE_USAGE}

Ends with 0 where it was done or nothing differs, and with 1 otherwise.`

/** `heard rebuild`. */
export function rebuildCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'rebuild', summary: 'make what is derived from the ledger afresh, or check it', usage: USAGE, options: { ...CHOICE, check: 'flag' }, words: [0, 0],
    run: async (typed, io) => {
      const onlyCheck = typed.has('check')
      const report = await operator.rebuild(choiceOf(typed), onlyCheck)
      return onlyCheck ? printChecked(report, io) : printRebuilt(report, io)
    },
  })
}

function printRebuilt(report: RebuildReport, io: CliIo): number {
  io.out(`${report.tables} tables were made afresh from ${report.streams.toLocaleString('en-GB')} records.\n`)
  return DONE
}

function printChecked(report: RebuildReport, io: CliIo): number {
  io.out(`${report.tables} tables were rebuilt beside the stored ones from ${report.streams.toLocaleString('en-GB')} records.\n`)
  if (report.differences.length === 0) {
    io.out('They are the same, row by row.\n')
    return DONE
  }
  for (const { table, onlyStored, onlyRebuilt, rows } of report.differences)
    io.err(`${table}: of ${rows} stored rows ${onlyStored} should not be there as they are, and ${onlyRebuilt} are missing.\n`)
  io.err('heard rebuild puts it right. Find out first what changed it.\n')
  return REFUSED
}
