import type { Left } from '../../../application/quotations.ts'
import { applyEdits, type Edit } from '../../../domain/register/compliment/identification/apply-edits.ts'
import type { Finding, Known } from '../../../domain/register/compliment/identification/finding.ts'
import { identify } from '../../../domain/register/compliment/identification/identify.ts'
import type { FormReader, Typed } from '../../form-reader.ts'

/** More than so many findings are not shown at once: the first are edited, and the rest is looked at again. */
export const MOST_SHOWN = 100

/** What was chosen for one finding: the words, as they stood, whether they are edited, to what, and why they stay. */
type Choice = Readonly<{ words: string; isTaken: boolean; replacement: string; reason: string }>

/** A form as it was sent: the text with the edits made that were ticked, and what is left with a reason. */
export type Edited = Readonly<{ quotation: string; edits: number; left: readonly Left[] }>

/** The choices of a form, in the order of the findings that it showed. */
function choicesIn(form: FormReader, typed: Typed): readonly Choice[] {
  const many = Object.keys(typed).filter((name) => /^words-\d{1,3}$/.test(name)).length
  return Array.from({ length: Math.min(many, MOST_SHOWN) }, (_, at) => ({
    // Read as it was drawn: the words may begin or end with what a form would trim.
    words: rawOf(typed, `words-${at + 1}`), isTaken: form.text(`take-${at + 1}`) === 'yes', replacement: form.text(`with-${at + 1}`), reason: form.text(`reason-${at + 1}`),
  }))
}

function rawOf(typed: Typed, field: string): string {
  const value = typed[field]
  return (typeof value === 'string' ? value : value?.[0] ?? '').replaceAll('\r\n', '\n')
}

/** Makes the edits that were ticked in the text as it was typed: it may have been changed since it was drawn. */
export function editedIn(form: FormReader, typed: Typed, known: Known): Edited {
  const text = form.text('quotation')
  const open = [...choicesIn(form, typed)]
  const edits: Edit[] = []
  const left: Left[] = []
  for (const { start, end } of identify(text, known)) {
    const words = text.slice(start, end)
    const at = open.findIndex((choice) => choice.words === words)
    const choice = at < 0 ? undefined : open.splice(at, 1)[0]
    if (choice?.isTaken) edits.push({ start, end, replacement: choice.replacement })
    else if (choice && choice.reason !== '') left.push({ words, reason: choice.reason })
  }
  return { quotation: applyEdits(text, edits), edits: edits.length, left }
}

const CONTEXT = 45

/** What is proposed, with a capital where a sentence begins. */
export function proposedAt(text: string, start: number, words: string): string {
  const before = text.slice(Math.max(0, start - 3), start).trimEnd()
  return before === '' || /[.!?\n]$/.test(before) ? words.slice(0, 1).toUpperCase() + words.slice(1) : words
}

/** A finding with the letters around it. */
export function inContext(text: string, { start, end }: Finding) {
  const before = text.slice(Math.max(0, start - CONTEXT), start)
  const after = text.slice(end, end + CONTEXT)
  return {
    before: `${start > CONTEXT ? '…' : ''}${before.toWellFormed()}`, words: text.slice(start, end), after: `${after.toWellFormed()}${end + CONTEXT < text.length ? '…' : ''}`,
  }
}
