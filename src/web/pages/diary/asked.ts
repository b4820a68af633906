import { usualDays } from '../../../application/diary.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { DIARY_FIELDS, DIARY_WORDS } from '../../../words/diary.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { urls } from '../../urls.ts'

export const GROUPINGS = ['day', 'person'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What the address of the diary asks for. Days, ids and codes only. */
export type DiaryAddress = Readonly<{ from: IsoDate; to: IsoDate; person: string; group: Grouping; slips: readonly Slip[] }>

/** Reads the address; what it leaves out is this week and the next, for everybody, by day. */
export function readAddress(query: Readonly<Record<string, string>>, today: IsoDate): DiaryAddress {
  const form = formReader(query, today)
  const usual = usualDays(today)
  const from = form.optionalWrittenDay('from', DIARY_FIELDS.from) ?? usual.from
  const to = form.optionalWrittenDay('to', DIARY_FIELDS.to) ?? (from > usual.to ? usualDays(from).to : usual.to)
  if (form.slips.length === 0 && to < from) form.slips.push({ field: 'to', text: DIARY_WORDS.toBeforeFrom })
  const days = form.slips.length > 0 ? usual : { from, to }
  return { ...days, person: query['person'] ?? '', group: GROUPINGS.find((group) => group === query['group']) ?? 'day', slips: form.slips }
}

/** The address of the diary with some of it changed. */
export function diaryLink(address: DiaryAddress, today: IsoDate, change: Partial<DiaryAddress>): string {
  const { from, to, person, group } = { ...address, ...change }
  const usual = usualDays(today)
  const wanted = new URLSearchParams()
  if (from !== usual.from) wanted.set('from', from)
  if (to !== usual.to) wanted.set('to', to)
  if (person !== '') wanted.set('person', person)
  if (group !== 'day') wanted.set('group', group)
  const search = wanted.toString()
  return search === '' ? urls.diary() : `${urls.diary()}?${search}`
}
