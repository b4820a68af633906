import type { HolidayInFile } from '../domain/authority/bank-holidays-file.ts'
import { calendarOf } from '../domain/authority/calendar-of.ts'
import { laterList, type LaterList } from '../domain/authority/later-list.ts'
import { shortDigest } from '../domain/authority/short-digest.ts'
import type { AuthoritySettings, LoadedBankHolidays } from '../domain/authority/settings.ts'
import type { BankHolidayList } from '../domain/calendar/bank-holiday-list.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../domain/complaint/effective.ts'
import type { ComplaintEvent } from '../domain/complaint/events.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { may } from './permissions.ts'
import type { Actor, LoadedList, MovedClock, Reads, Services } from './ports.ts'
import { complaintEvents } from './streams.ts'

/** The days of a file, and why days are missing that stood in the present list; null where nobody said. */
export type HolidaysToLoad = Readonly<{ days: readonly HolidayInFile[]; reason: string | null }>

/** The old date that a complainant was told, by what, and when. */
export type ToldOldDate = Readonly<{ by: 'acknowledgement' | 'extension'; on: IsoDate }>
/** A date that moves, of a complaint or of an entry of the register. `reference` is empty for an entry that has none. */
export type MovedDate = MovedClock & Readonly<{ reference: string; told: ToldOldDate | null }>

/** What comes of a list before it is applied. `fingerprint` is of the present list and every date that moves. */
export type HolidayProposal = Readonly<{
  kind: 'proposed'
  later: LaterList
  present: BankHolidayList
  needsReason: boolean
  reason: string | null
  /** Complaints and entries with a date that ended since the first day on which the lists differ: their figures are counted again. */
  countedAgain: number
  movedClocks: number
  movedComplaints: number
  /** Enquiries, compliments and whatever else of the register has a date that moves. */
  movedEntries: number
  /** Those of the page asked for. */
  page: readonly MovedDate[]
  fingerprint: string
}>

export const MOVED_ON_A_PAGE = 25

type Nothing = Readonly<{ kind: 'not-allowed' }> | Readonly<{ kind: 'same' }>
export type HolidaysApplied =
  | Nothing | Readonly<{ kind: 'reason-needed' }>
  /** Another list, or what somebody recorded, makes the page untrue: nothing was changed, and it has to be seen again. */
  | Readonly<{ kind: 'stale' }>
  | Readonly<{ kind: 'applied'; listId: string; moved: number }>

/** What would come of a list of bank holidays: its days, and the dates that move, by page from 1. Changes nothing. */
export async function proposeHolidays(services: Services, actor: Actor, wanted: HolidaysToLoad, page: number): Promise<HolidayProposal | Nothing> {
  if (!may(actor, 'load-bank-holidays')) return { kind: 'not-allowed' }
  return services.store.read(actor, async (reads): Promise<HolidayProposal | Nothing> => {
    const settings = await reads.settings()
    const compared = compare(services, settings, wanted)
    if (compared === null) return { kind: 'same' }
    const { later, present, loaded, changedFrom } = compared
    const { moved, countedAgain } = await reads.wouldMove(calendarOf({ bankHolidays: loaded }, services.calendar), changedFrom)
    const shown = moved.slice((page - 1) * MOVED_ON_A_PAGE, page * MOVED_ON_A_PAGE)
    const described: MovedDate[] = []
    for (const clock of shown) described.push(await describe(reads, clock))
    return {
      kind: 'proposed', later, present, needsReason: needsReason(later), reason: wanted.reason, countedAgain, movedClocks: moved.length,
      movedComplaints: streamsIn(moved.filter(({ entry }) => entry === null)), movedEntries: streamsIn(moved.filter(({ entry }) => entry !== null)), page: described, fingerprint: fingerprintOf(present, loaded, moved),
    }
  })
}

/**
 * Applies a list in one transaction: a new version of the settings, every running clock, and the figures of what ended
 * since the first day that differs. Sent twice, the second finds the same list and does nothing. Where the dates that
 * move are no longer those that the page showed, nothing is changed.
 */
export async function applyHolidays(services: Services, actor: Actor, wanted: HolidaysToLoad & Readonly<{ fingerprint: string }>): Promise<HolidaysApplied> {
  if (!may(actor, 'load-bank-holidays')) return { kind: 'not-allowed' }
  try {
    return await services.store.write(actor, async (tx): Promise<HolidaysApplied> => {
      await tx.redating.alone()
      const settings = await tx.settings.current()
      const compared = compare(services, settings, wanted)
      if (compared === null) return { kind: 'same' }
      const { later, present, loaded, changedFrom } = compared
      if (needsReason(later) && wanted.reason === null) return { kind: 'reason-needed' }
      const today = services.clock.today()
      await tx.settings.save({ ...settings, bankHolidays: loaded }, { recordedBy: actor.userId, recordedAt: services.clock.now(), validFrom: today })
      const moved = await tx.redating.redate(calendarOf({ bankHolidays: loaded }, services.calendar), changedFrom)
      if (fingerprintOf(present, loaded, moved) !== wanted.fingerprint) throw new Stale()
      return { kind: 'applied', listId: loaded.id, moved: moved.length }
    })
  } catch (error) {
    if (error instanceof Stale) return { kind: 'stale' }
    throw error
  }
}

class Stale extends Error {
  override readonly name = 'Stale'
}

export type HolidayLists = Readonly<{
  present: BankHolidayList
  /** Whether the present list is the one that Heard brings. */
  isBrought: boolean
  loaded: readonly (LoadedList & Readonly<{ by: string | null }>)[]
}>

/** The list that is counted with now, and every one that was loaded. Null for whom it is no business. */
export async function holidayLists(services: Services, actor: Actor): Promise<HolidayLists | null> {
  if (!may(actor, 'load-bank-holidays')) return null
  return services.store.read(actor, async (reads) => {
    const { bankHolidays } = await reads.settings()
    const loaded = await reads.bankHolidayLists()
    const users = await reads.users()
    const by = (userId: string) => users.find((user) => user.userId === userId)?.name ?? null
    return { present: bankHolidays ?? services.calendar.list, isBrought: bankHolidays === null, loaded: loaded.map((each) => ({ ...each, by: by(each.recordedBy) })) }
  })
}

type Compared = Readonly<{ later: LaterList; present: BankHolidayList; loaded: LoadedBankHolidays; changedFrom: IsoDate }>

/** The list as it would stand beside the present one; null where it says nothing new. */
function compare({ calendar }: Services, { bankHolidays }: AuthoritySettings, { days, reason }: HolidaysToLoad): Compared | null {
  const present = bankHolidays ?? calendar.list
  const later = laterList(present, days, 'GOV.UK bank-holidays.json')
  if (later.changedFrom === null) return null
  const digest = shortDigest([...later.list.days.map(({ on }) => on), later.list.vouchedUntil]).slice(-10)
  const years = [later.list.vouchedFrom, later.list.vouchedUntil].map((day) => day.slice(0, 4)).join('-')
  const loaded = { ...later.list, id: `${later.list.division}-${years}-${digest}`, reason }
  return { later, present, loaded, changedFrom: later.changedFrom }
}

/** Fewer days than before may be right, but somebody has to say why. */
function needsReason({ gone, shortYears }: LaterList): boolean {
  return gone.length > 0 || shortYears.length > 0
}

function fingerprintOf(present: BankHolidayList, loaded: BankHolidayList, moved: readonly MovedClock[]): string {
  return shortDigest([present.id, ' ', loaded.id, ...moved.map(({ streamId, clockId, from, to }) => `\n${streamId} ${clockId} ${from} ${to}`)])
}

function streamsIn(moved: readonly MovedClock[]): number {
  return new Set(moved.map(({ streamId }) => streamId)).size
}

async function describe(reads: Reads, clock: MovedClock): Promise<MovedDate> {
  // The targets of entries are the authority's own: nobody outside is told them.
  if (clock.entry !== null) return { ...clock, reference: clock.entry.reference, told: null }
  const recorded = complaintEvents(await reads.stream(clock.streamId)) ?? []
  const events = inOrderOfHappening(effectiveEvents(recorded)).map(({ event }) => event)
  return { ...clock, reference: foldAsRecorded(recorded)?.reference ?? '', told: toldOldDate(events, clock.clockId) }
}

/** How the complainant last heard of the date: the extension that they were told of, or else the acknowledgement. */
function toldOldDate(events: readonly ComplaintEvent[], clockId: string): ToldOldDate | null {
  let told: ToldOldDate | null = null
  for (const event of events) {
    if (event.type === 'ComplaintAcknowledged' && (clockId === 'stage-1-answer' || clockId.startsWith('corporate'))) told = { by: 'acknowledgement', on: event.happenedOn }
    const isExtension = (event.type === 'StageOneExtended' && clockId === 'stage-1-answer') || (event.type === 'InvestigationExtended' && clockId === 'stage-2-answer')
    if (isExtension && event.toldOn !== undefined) told = { by: 'extension', on: event.toldOn }
  }
  return told
}
