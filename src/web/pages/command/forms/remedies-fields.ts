import type { Words } from '../../../../application/worded.ts'
import type { IsoDate } from '../../../../domain/calendar/iso-date.ts'
import { PAYMENT_PURPOSES, type PaymentPurpose } from '../../../../domain/complaint/basics.ts'
import type { AnswerRemedy } from '../../../../domain/complaint/threads/remedies/promised-by-answer.ts'
import { ASKED, rowAsked } from '../../../../words/asked.ts'
import { shortDate } from '../../../../words/dates.ts'
import { PAYMENT_PURPOSE_LABELS } from '../../../../words/threads/remedies.ts'
import type { Choice } from '../../../components/word-choices/word-choices.ts'
import type { FormReader, Typed } from '../../../form-reader.ts'
import { given } from '../command-form.ts'

export const PURPOSES: readonly Choice[] = PAYMENT_PURPOSES.map((code) => ({ code, label: PAYMENT_PURPOSE_LABELS[code] }))

type TypedRemedy = Readonly<{ type: string; amountPence?: number; purpose?: PaymentPurpose; dueOn?: IsoDate; text?: Words }>

/** One row of what an answer gives or promises; none where it was left empty. */
export function readRemedy(form: FormReader, row: number, codes: readonly string[]): readonly TypedRemedy[] {
  const type = form.optionalChoice(`remedy-${row}-type`, ASKED.remedy, codes)
  const amountPence = form.optionalPounds(`remedy-${row}-amount`, ASKED.amount)
  const purpose = form.optionalChoice(`remedy-${row}-purpose`, ASKED.purpose, PAYMENT_PURPOSES)
  const dueOn = form.optionalWrittenDay(`remedy-${row}-due`, ASKED.remedyDueOn)
  const text = form.optionalWords(`remedy-${row}-text`, ASKED.aboutRemedy)
  const said = given({ amountPence, purpose: PAYMENT_PURPOSES.find((one) => one === purpose), dueOn, text })
  if (type === undefined && Object.keys(said).length > 0) form.slip(`remedy-${row}-type`, 'amount-without-remedy', rowAsked(row))
  return type === undefined ? [] : [{ type, ...said }]
}

/**
 * A remedy of an answer as it is typed now; what was not typed otherwise stays as it was stored, so that it is no change. It
 * keeps its place even where the answer did not state it: a remedy is named by its place in the answer.
 */
export function remedyAgain(before: AnswerRemedy, row: number, form: FormReader, { codes, wordsBefore }: Readonly<{ codes: readonly string[]; wordsBefore: string }>): object {
  const { type, amountPence, purpose, dueOn, text } = readRemedy(form, row, codes)[0] ?? { type: '' }
  if (type === '' && !form.slips.some(({ field }) => field === `remedy-${row}-type`)) form.slip(`remedy-${row}-type`, 'choice-missing', ASKED.remedy)
  const isInError = form.choices(`remedy-${row}-in-error`, ASKED.remedy, ['yes']).length > 0
  return given({
    ...before, type, amountPence, purpose, dueOn, text: (text?.words ?? '') === wordsBefore ? before.text : text,
    recordedInError: isInError ? true : undefined,
  })
}

/** What stands in the row of a remedy before anything is typed. */
export function typedRemedy({ type, amountPence, purpose, dueOn, recordedInError }: AnswerRemedy, row: number, wordsBefore: string): Typed {
  return {
    [`remedy-${row}-type`]: type, [`remedy-${row}-amount`]: typedPounds(amountPence), [`remedy-${row}-purpose`]: purpose ?? '',
    [`remedy-${row}-due`]: dueOn === undefined ? '' : shortDate(dueOn), [`remedy-${row}-text`]: wordsBefore, [`remedy-${row}-in-error`]: recordedInError ? ['yes'] : [],
  }
}

/** Pence as the box for pounds has them: `1300`, `49.50`. */
export function typedPounds(pence: unknown): string {
  if (typeof pence !== 'number') return ''
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2)
}

export function remediesOf(value: unknown): readonly AnswerRemedy[] {
  return Array.isArray(value) ? value.filter(isAnswerRemedy) : []
}

function isAnswerRemedy(value: unknown): value is AnswerRemedy {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
