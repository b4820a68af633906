import { DONE, WRONGLY_ASKED, type CliCommand, type CliIo } from './command.ts'
import { describeProceduresForHelp } from './procedures-help.ts'

/** Runs the subcommand that the first word names; answers the exit code. */
export async function dispatch(commands: readonly CliCommand[], args: readonly string[], io: CliIo): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(help(commands))
    return name === undefined ? WRONGLY_ASKED : DONE
  }
  const command = commands.find((each) => each.name === name)
  if (!command) {
    io.err(`heard: there is no "${name}". heard --help lists what there is.\n`)
    return WRONGLY_ASKED
  }
  return command.run(rest, io)
}

function help(commands: readonly CliCommand[]): string {
  const widest = Math.max(...commands.map((command) => command.name.length))
  return [
    'Heard: complaints, compliments and representations about children’s social care.', '',
    'Usage: heard COMMAND …          (npx heard COMMAND …, in the folder of the program)', '',
    ...commands.map((command) => `  ${command.name.padEnd(widest)}   ${command.summary}`), '',
    'heard COMMAND --help explains a command.', '',
    describeProceduresForHelp(), '',
  ].join('\n')
}
