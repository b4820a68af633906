import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { Words } from '../application/worded.ts'
import { dayFromBoxes, dayFromWords } from './typed-day.ts'
import { slipWords, type SlipCode, type Within } from '../words/slips.ts'

/** A form as it was typed: one string, or several where a box may be ticked more than once. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** Something wrong with one field, in words. */
export type Slip = Readonly<{ field: string; text: string }>

/** Longer than any letter; what a browser sends beyond it is a mistake. */
const LONGEST_WORDS = 20_000

/**
 * Reads a form field by field and collects what is wrong. Each reading gives a usable value even after a slip, so that
 * a command can be built; it must only be used where `slips` is empty.
 */
export function formReader(typed: Typed, today: IsoDate) {
  const slips: Slip[] = []
  const slip: AddSlip = (field, code, what, within) => { slips.push({ field, text: slipWords(code, what, within) }) }
  const optional = optionalFields(typed, today, slip)
  return {
    slips, slip, ...optional, ...neededFields(typed, today, slip, optional),
    text: (field: string) => one(typed, field),
  }
}

export type FormReader = ReturnType<typeof formReader>

type AddSlip = (field: string, code: SlipCode, what: string, within?: Within) => void

/** Fields that may be left empty: undefined, or an empty list, where they are. */
function optionalFields(typed: Typed, today: IsoDate, slip: AddSlip) {
  return {
    optionalDay(field: string, what: string): IsoDate | undefined {
      const read = dayFromBoxes({ day: one(typed, `${field}-day`), month: one(typed, `${field}-month`), year: one(typed, `${field}-year`) })
      if (read.kind === 'blank') return undefined
      if (read.kind === 'day') return read.day
      slip(field, read.kind, what)
      return today
    },
    /** A day in one box, as people write it. */
    optionalWrittenDay(field: string, what: string): IsoDate | undefined {
      const read = dayFromWords(one(typed, field))
      if (read.kind === 'blank') return undefined
      if (read.kind === 'day') return read.day
      slip(field, read.kind, what)
      return today
    },
    optionalChoice(field: string, what: string, codes: readonly string[]): string | undefined {
      const code = one(typed, field)
      if (code === '') return undefined
      if (!codes.includes(code)) slip(field, 'choice-unknown', what)
      return code
    },
    optionalWords(field: string, what: string): Words | undefined {
      const words = one(typed, field)
      if (words.length > LONGEST_WORDS) slip(field, 'words-too-long', what)
      return words === '' ? undefined : { words }
    },
    /** Pence, from pounds as people write them: `1,300`, `£49.50`. */
    optionalPounds(field: string, what: string): number | undefined {
      if (one(typed, field) === '') return undefined
      const text = one(typed, field).replace(/^£\s*/, '').replaceAll(',', '')
      if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) slip(field, 'not-an-amount', what)
      return Math.round(Number(text) * 100) || 0
    },
    /** Codes that were ticked; what is not on the list is a slip. */
    choices(field: string, what: string, codes: readonly string[]): readonly string[] {
      const chosen = many(typed, field).filter((code) => code !== '')
      if (chosen.some((code) => !codes.includes(code))) slip(field, 'choice-unknown', what)
      return chosen
    },
  }
}

/** Fields that have to be filled in: an empty one is a slip. */
function neededFields(typed: Typed, today: IsoDate, slip: AddSlip, optional: ReturnType<typeof optionalFields>) {
  return {
    day(field: string, what: string): IsoDate {
      const day = optional.optionalDay(field, what)
      if (day === undefined) slip(field, 'day-missing', what)
      return day ?? today
    },
    choice<Choice extends string>(field: string, what: string, codes: readonly Choice[]): Choice {
      const chosen = codes.find((code) => code === one(typed, field))
      if (chosen === undefined) slip(field, one(typed, field) === '' ? 'choice-missing' : 'choice-unknown', what)
      return chosen ?? firstOf(codes)
    },
    words(field: string, what: string): Words {
      const words = optional.optionalWords(field, what)
      if (words === undefined) slip(field, 'words-missing', what)
      return words ?? { words: '' }
    },
    /** A whole number as people write it: `1,247`; within what it may be, where that is said. */
    wholeNumber(field: string, what: string, within?: Within): number {
      const text = one(typed, field).replaceAll(',', '')
      if (text === '') slip(field, 'number-missing', what)
      else if (!/^\d{1,8}$/.test(text)) slip(field, 'not-a-number', what)
      else if (within && (Number(text) < within.least || Number(text) > within.most)) slip(field, 'number-not-within', what, within)
      return Number(text) || 0
    },
  }
}

/** One trimmed value; the first where a field came twice. Line ends are those of the web's forms, made plain. */
function one(typed: Typed, field: string): string {
  return (many(typed, field)[0] ?? '').replaceAll('\r\n', '\n').trim()
}

function many(typed: Typed, field: string): readonly string[] {
  const value = typed[field]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function firstOf<Item>(items: readonly Item[]): Item {
  const [first] = items
  if (first === undefined) throw new Error('a choice needs something to choose from')
  return first
}
