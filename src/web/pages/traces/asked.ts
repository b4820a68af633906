import { TRACE_GROUPS, type TracePlace } from '../../../application/access/traces.ts'
import type { TracesAsked } from '../../../application/access/view-traces.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { UserId } from '../../../domain/complaint/events.ts'
import { TRACE_WORDS } from '../../../words/traces.ts'
import { formReader, type Slip } from '../../form-reader.ts'

type Query = Readonly<Record<string, string>>

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})_(\d{1,9})$/

/** What the address asks for. What is wrong with a day is a slip; what is no code is as if it were not there. */
export function readAsked(query: Query, today: IsoDate): Readonly<{ asked: TracesAsked; slips: readonly Slip[] }> {
  const form = formReader(query, today)
  const [from, to] = [form.optionalWrittenDay('from', TRACE_WORDS.from), form.optionalWrittenDay('to', TRACE_WORDS.to)]
  const slips = from && to && to < from ? [...form.slips, { field: 'to', text: TRACE_WORDS.swapped }] : form.slips
  const group = TRACE_GROUPS.find((one) => one === query['group'])
  const [userId, record, olderThan] = [form.text('person'), form.text('record'), placeOf(query['older'])]
  return {
    slips,
    asked: {
      ...(/^[\w-]{1,64}$/.test(userId) && { userId: userId as UserId }), ...(record !== '' && { record }), ...(group && { group }), ...(olderThan && { olderThan }),
      ...(slips.length === 0 && from && { from }), ...(slips.length === 0 && to && { to }),
    },
  }
}

/** Where a page begins, in an address; undefined where there is none or it is none. */
export function placeOf(text: string | undefined): TracePlace | undefined {
  const [, at, chainId, seq] = PLACE.exec(text ?? '') ?? []
  return at !== undefined && chainId !== undefined && seq !== undefined ? { at, chainId, seq: Number(seq) } : undefined
}

export function placeText({ at, chainId, seq }: TracePlace): string {
  return `${at}_${chainId}_${seq}`
}
