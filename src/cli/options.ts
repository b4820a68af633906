import { parseArgs } from 'node:util'
import { WRONGLY_ASKED, type CliCommand, type CliIo } from './command.ts'

type Flags = Readonly<Record<string, 'flag' | 'text'>>

/** What was typed after a subcommand's name: its options, and the words that are no options. */
export type Typed = Readonly<{ has(name: string): boolean; text(name: string): string | undefined; words: readonly string[] }>

/** Reads what was typed, or answers a plain sentence that says what is wrong with it. A negative number is a word. */
export function readOptions(args: readonly string[], flags: Flags): Typed | string {
  const isNegative = (arg: string) => /^-\d/.test(arg)
  const ordered = [...args.filter(arg => !isNegative(arg)), ...(args.some(isNegative) ? ['--'] : []), ...args.filter(isNegative)]
  const options = Object.fromEntries(Object.entries(flags)
    .map(([name, kind]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) }]))
  try {
    const { values, positionals } = parseArgs({ args: ordered, options, allowPositionals: true, strict: true })
    const known: Readonly<Record<string, unknown>> = values
    return {
      has: name => known[name] === true,
      text: name => { const value = known[name]; return typeof value === 'string' ? value : undefined },
      words: positionals,
    }
  } catch (error) {
    return error instanceof Error ? `${error.message.split(/[.\n]/)[0]}.` : 'The options cannot be read.'
  }
}

/** Says that the command was wrongly asked, and how to ask it. */
export function wronglyAsked(command: Pick<CliCommand, 'name' | 'usage'>, io: CliIo, reason: string): number {
  io.err(`heard ${command.name}: ${reason}\n\n${command.usage}\n`)
  return WRONGLY_ASKED
}
