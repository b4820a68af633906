import type { Operator } from '../application/operator.ts'
import { DONE, type CliCommand } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard seal [--demo]

Seals what the register has gained since its last seal, in the database and in a file outside of it (HEARD_SEALS). The
service does this every night by itself.

${CHOICE_USAGE}`

/** `heard seal`. */
export function sealCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'seal', summary: 'seal what the register has gained, now', usage: USAGE, options: CHOICE, words: [0, 0],
    run: async (typed, io) => {
      const seals = await operator.seal(choiceOf(typed))
      for (const { authority, number, streams } of seals) io.out(`${authority}: seal ${number} over ${streams.toLocaleString('en-GB')} records.\n`)
      if (seals.length === 0) io.out('Nothing was recorded since the last seal.\n')
      return DONE
    },
  })
}
