import type { EnquiryKind } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { EntryClockId } from '../domain/register/entry-clocks.ts'
import type { EntryKind } from '../domain/register/entry.ts'
import type { StreamId } from './ports.ts'

/** Days from `from` to `to`, both included, by which something has to be done in what is no complaint; done ones are left out. */
export type EntryDatesQuery = Readonly<{
  /** Without it, also all that have gone by. */
  from?: IsoDate
  to: IsoDate
  /** A user's id, or `nobody`. */
  owner?: string
  /** Only this clock. */
  clock?: string
  /** Clocks whose very existence the asker may not know. */
  hidden?: readonly EntryClockId[]
  /** At most this many after the first `offset`, the earliest first. */
  limit: number
  offset?: number
}>

/** A day by which something has to be done in what is no complaint: an enquiry to answer, an action to take. */
export type EntryDate = Readonly<{
  streamId: StreamId
  entryKind: EntryKind
  /** What its stream is called; empty where it has no reference. */
  reference: string
  clockId: EntryClockId
  item: string | null
  startedOn: IsoDate
  dueOn: IsoDate
  ownerId: string | null
  ownerName: string | null
  teams: readonly string[]
  /** How many entries its stream has: it grows with each change. */
  headSeq: number
}>
export type EntryDates = Readonly<{ dates: readonly EntryDate[]; total: number }>

export type EnquiriesQuery = Readonly<{
  state: 'open' | 'overdue' | 'all'
  today: IsoDate
  sort?: string
  team?: string
  /** The year that begins on 1 April of it. */
  year?: number
  page: number
}>

/** One enquiry, a councillor's or an MP's too, as a list shows it. */
export type EnquiryRow = Readonly<{
  streamId: StreamId
  entryKind: Extract<EntryKind, 'enquiry' | 'member-enquiry'>
  reference: string
  sort: EnquiryKind
  receivedOn: IsoDate
  settledOn: IsoDate | null
  isComplaint: boolean
  isOpen: boolean
  teams: readonly string[]
  dueOn: IsoDate | null
  ownerName: string | null
}>
export type EnquiriesFound = Readonly<{ rows: readonly EnquiryRow[]; total: number; counts: Readonly<Record<EnquiriesQuery['state'], number>> }>
