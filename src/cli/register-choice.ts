import type { RegisterChoice } from '../application/operator.ts'
import type { Typed } from './options.ts'

/** The option that commands about a register share, as `readOptions` takes it. */
export const CHOICE = { demo: 'flag' } as const

export const CHOICE_USAGE = '  --demo          the demonstration, even where heard setup has made a register of your own'

/** Which register was meant. */
export function choiceOf(typed: Typed): RegisterChoice {
  return { demo: typed.has('demo') }
}
