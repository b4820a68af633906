import { parseIsoDate, type IsoDate } from '../../domain/calendar/iso-date.ts'

export const SETTINGS_FILE_PROBLEMS = [
  'too-large', 'not-json', 'not-settings', 'newer-version', 'unknown-part', 'missing', 'not-text', 'not-a-number', 'not-a-day', 'not-a-choice', 'not-a-list', 'not-an-object',
  'not-bands', 'not-a-format', 'not-a-code', 'twice', 'ends-before-it-begins', 'no-such-division', 'no-such-tag', 'label-taken', 'not-a-colour', 'too-pale',
  'too-large-logo', 'not-an-image', 'too-many-pixels', 'not-harmless', 'needs-alternative', 'not-the-type',
] as const
/** One thing wrong with a file of settings. `place` says where: `words.teams[2].from`; empty for the file as a whole. */
export type SettingsFileProblem = Readonly<{ place: string; code: (typeof SETTINGS_FILE_PROBLEMS)[number]; allowed?: string }>

type Code = SettingsFileProblem['code']
type Object_ = Readonly<Record<string, unknown>>

/** Whether a value of JSON has named parts. */
export function isObject(value: unknown): value is Object_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads values of JSON and collects what is wrong, place by place. Each reading gives null after a problem. */
export function fileReader() {
  const problems: SettingsFileProblem[] = []
  function wrong(place: string, code: Code, allowed?: string): null {
    problems.push({ place, code, ...(allowed !== undefined && { allowed }) })
    return null
  }
  return {
    problems, wrong,
    object(value: unknown, place: string, parts: readonly string[]): Object_ | null {
      if (!isObject(value)) return wrong(place, 'not-an-object')
      for (const part of Object.keys(value)) if (!parts.includes(part)) wrong(inPlace(place, part), 'unknown-part', parts.join(', '))
      return value
    },
    list(value: unknown, place: string, most: number): readonly unknown[] | null {
      return Array.isArray(value) && value.length <= most ? value : wrong(place, 'not-a-list', `at most ${most}`)
    },
    text(value: unknown, place: string, longest: number): string | null {
      if (value === undefined) return wrong(place, 'missing')
      const text = typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : ''
      return text === '' || text.length > longest ? wrong(place, 'not-text', `at most ${longest} letters`) : text
    },
    whole(value: unknown, place: string, [least, most]: readonly [number, number]): number | null {
      if (value === undefined) return wrong(place, 'missing')
      return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : wrong(place, 'not-a-number', `${least} to ${most}`)
    },
    day(value: unknown, place: string): IsoDate | null {
      if (value === undefined) return wrong(place, 'missing')
      return (typeof value === 'string' ? parseIsoDate(value) : null) ?? wrong(place, 'not-a-day')
    },
    oneOf<Choice extends string>(value: unknown, place: string, choices: readonly Choice[]): Choice | null {
      return choices.find((choice) => choice === value) ?? wrong(place, 'not-a-choice', choices.join(', '))
    },
  }
}

export type FileReader = ReturnType<typeof fileReader>

/** `words` and `teams` are `words.teams`; a number is a place in a list, counted from 0 as JSON's tools count. */
export function inPlace(place: string, part: string | number): string {
  if (typeof part === 'number') return `${place}[${part}]`
  return place === '' ? part : `${place}.${part}`
}
