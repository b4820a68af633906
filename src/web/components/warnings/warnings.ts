import type { Warning } from '../../../domain/complaint/commands.ts'
import { WARNING_WORDS } from '../../../words/refusals.ts'
import { WARNED } from '../../../words/slips.ts'
import type { Slip, Typed } from '../../form-reader.ts'

const wordsOf: Readonly<Record<string, string>> = WARNING_WORDS

/** Warnings as `warnings.njk` draws them within a form: each with its box to tick. */
export function warningsShown(warnings: readonly Warning[], accepted: readonly string[]) {
  return warnings.map(({ code, guidance, needsReason }) => ({ code, guidance, needsReason, words: wordsOf[code] ?? code, isAccepted: accepted.includes(code) }))
}

/** The codes of the warnings that were ticked. */
export function acceptedOf(typed: Typed): readonly string[] {
  const accepted = typed['accept'] ?? []
  return typeof accepted === 'string' ? [accepted] : accepted
}

/** What keeps a form with warnings from being saved, and the warnings themselves for its page. */
export function warnedOf(warnings: readonly Warning[], typed: Typed) {
  const accepted = acceptedOf(typed)
  const isOpen = warnings.some(({ code }) => !accepted.includes(code))
  const slips: readonly Slip[] = isOpen ? [{ field: 'accept', text: WARNED.check }] : []
  return { slips, warnings: warningsShown(warnings, accepted) }
}

/** A form that was warned about, or nothing of the kind. */
export type Warned = ReturnType<typeof warnedOf>
export const NOT_WARNED: Warned = { slips: [], warnings: [] }
