import type { Operator } from '../application/operator.ts'
import { DONE, type CliCommand } from './command.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard demo reset

Throws the demonstration away; the next heard start loads it afresh. Your own register is another one and stays.`

/** `heard demo reset`. */
export function demoCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'demo', summary: 'start the demonstration afresh (demo reset)', usage: USAGE, options: {}, words: [1, 1],
    run: async (typed, io) => {
      if (typed.words[0] !== 'reset') return 'say "reset".'
      await operator.resetDemonstration()
      io.out('The demonstration is gone. The next start loads it afresh.\n')
      return DONE
    },
  })
}
