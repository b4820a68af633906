import { DONE, type CliCommand, type CliIo } from './command.ts'
import { readOptions, wronglyAsked, type Typed } from './options.ts'

type Parts = Readonly<{
  name: string
  summary: string
  usage: string
  options: Readonly<Record<string, 'flag' | 'text'>>
  /** How many words may follow that are no options: at least, at most. */
  words: readonly [least: number, most: number]
  /** Answers the exit code, or what is wrong with what was asked. */
  run(typed: Typed, io: CliIo): Promise<number | string>
}>

/** A subcommand that reads its options, answers `--help`, and refuses words that it does not know. */
export function simpleCommand(parts: Parts): CliCommand {
  const command: CliCommand = {
    name: parts.name,
    summary: parts.summary,
    usage: parts.usage,
    run: async (args, io) => {
      const typed = readOptions(args, { ...parts.options, help: 'flag' })
      if (typeof typed === 'string') return wronglyAsked(command, io, typed)
      if (typed.has('help')) {
        io.out(`${parts.usage}\n`)
        return DONE
      }
      const [least, most] = parts.words
      if (typed.words.length < least) return wronglyAsked(command, io, 'something is missing.')
      if (typed.words.length > most) return wronglyAsked(command, io, `"${typed.words[most] ?? ''}" is not expected here.`)
      const answer = await parts.run(typed, io)
      return typeof answer === 'string' ? wronglyAsked(command, io, answer) : answer
    },
  }
  return command
}
