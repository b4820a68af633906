import type { EntryRequest } from '../../../application/record-entry.ts'
import type { AuthoritySettings, WordList } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { OMBUDSMAN_RESULTS } from '../../../domain/register/events.ts'
import { OMBUDSMAN_RESULT_LABELS } from '../../../words/register.ts'
import { given } from '../command/command-form.ts'
import type { FormReader } from '../../form-reader.ts'
import { pastDay } from '../record/reading.ts'
import { wordChoices, type Choice } from '../../components/word-choices/word-choices.ts'

export const ENTRY_KINDS = ['ombudsman-contact'] as const
export type RecordableKind = (typeof ENTRY_KINDS)[number]

type Command = EntryRequest['command']
/** A new entry, and what followed on the day it was typed in: a decision that is known. */
export type EntryRead = Readonly<{ first: Command; sequel: Command | null }>
export type EntryContext = Readonly<{ settings: AuthoritySettings; today: IsoDate }>

export const ENTRY_TITLES: Readonly<Record<RecordableKind, string>> = {
  'ombudsman-contact': 'Record a contact from the Ombudsman',
}

/** The lists that the form of an entry offers. */
export function offeredTo(context: EntryContext): Readonly<Record<string, readonly Choice[]>> {
  return {
    channels: choices(context, 'channels'), divisions: choices(context, 'divisions'), teams: choices(context, 'teams'),
    results: OMBUDSMAN_RESULTS.map((code) => ({ code, label: OMBUDSMAN_RESULT_LABELS[code] })),
  }
}

/** Reads the form of one kind of entry; only meant where the reader found no slips. */
export function readEntry(kind: RecordableKind, form: FormReader, context: EntryContext): EntryRead {
  const on = neededDay(form, 'on', 'the day', context.today)
  switch (kind) {
    case 'ombudsman-contact': {
      const decidedOn = laterDay(form, 'decided', 'the day it was decided', on, context.today)
      const result = OMBUDSMAN_RESULTS.find((code) => code === form.optionalChoice('result', 'what was decided', OMBUDSMAN_RESULTS))
      if (result !== undefined && decidedOn === undefined) form.slip('decided', 'day-missing', 'the day it was decided')
      if (result === undefined && decidedOn !== undefined) form.slip('result', 'choice-missing', 'what was decided')
      return {
        first: given({ type: 'record-ombudsman-contact' as const, on, said: form.optionalWords('said', 'what it was about') }),
        sequel: result === undefined || decidedOn === undefined ? null : { type: 'record-ombudsman-decision', on: decidedOn, result },
      }
    }
  }
}

export function neededDay(form: FormReader, field: string, what: string, today: IsoDate): IsoDate {
  const before = form.slips.length
  const day = pastDay(form, field, what, today)
  if (day === undefined && form.slips.length === before) form.slip(field, 'day-missing', what)
  return day ?? today
}

function laterDay(form: FormReader, field: string, what: string, on: IsoDate, today: IsoDate): IsoDate | undefined {
  const day = pastDay(form, field, what, today)
  if (day !== undefined && day < on) form.slip(field, 'before-received', what)
  return day
}

function choices({ settings, today }: EntryContext, list: WordList): readonly Choice[] {
  return wordChoices(settings, list, today, today)
}
