import type { IsoDate } from '../domain/calendar/iso-date.ts'

/** What a subcommand may use of the world. */
export type CliIo = Readonly<{
  stdin: AsyncIterable<string | Buffer>
  out(text: string): void
  err(text: string): void
  /** Today in London, or the day that `HEARD_TODAY` fixes. */
  today(): IsoDate
  env: Readonly<Record<string, string | undefined>>
}>

/** One subcommand of `heard`. `run` answers the exit code: 0 done, 1 refused with the reason on `err`, 2 wrongly asked. */
export type CliCommand = Readonly<{
  name: string
  /** One line for `heard --help`. */
  summary: string
  /** The whole explanation, for `heard NAME --help`. */
  usage: string
  run(args: readonly string[], io: CliIo): Promise<number>
}>

export const DONE = 0
export const REFUSED = 1
export const WRONGLY_ASKED = 2
