import { calendarOf } from '../domain/authority/calendar-of.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../domain/complaint/effective.ts'
import { beforeError } from '../domain/complaint/recorded-in-error.ts'
import { enquiryClocks, enquiryTarget } from '../domain/register/enquiry/clocks.ts'
import { foldEnquiry, isOpenEnquiry, type Enquiry } from '../domain/register/enquiry/enquiry.ts'
import type { EntryClockContext } from '../domain/register/entry-clocks.ts'
import {
  foldMemberEnquiry, isOpenMemberEnquiry, memberEnquiryClocks, memberEnquirySort, type MemberEnquiry,
} from '../domain/register/member-enquiry/member-enquiry.ts'
import { workingDaysLeft } from './diary.ts'
import { drawnWith, type Drawn } from './ombudsman.ts'
import { may, visibilityOf } from './permissions.ts'
import type { EnquiriesQuery, EnquiryRow } from './entry-ports.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'

export type EnquiryFilters = Omit<EnquiriesQuery, 'today'>
/** `workingDaysLeft` counts from today: 0 is due today, less is late; null where nothing is due any more. */
export type EnquiryList = Readonly<{
  rows: readonly (EnquiryRow & Readonly<{ workingDaysLeft: number | null }>)[]
  total: number
  counts: Readonly<Record<EnquiriesQuery['state'], number>>
  settings: Drawn['settings']
}>

/** Enquiries, those of councillors and MPs among them. Null for those who may not view entries. */
export async function enquiryList(services: Services, actor: Actor, filters: EnquiryFilters): Promise<EnquiryList | null> {
  if (!may(actor, 'view-entry')) return null
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const calendar = calendarOf(settings, services.calendar)
    const { rows, ...found } = await reads.enquiries({ ...filters, today })
    return {
      ...found, settings,
      rows: rows.map((row) => ({ ...row, workingDaysLeft: row.isOpen && row.dueOn !== null ? workingDaysLeft(row.dueOn, today, calendar) : null })),
    }
  })
}

/** The complaint that an enquiry became, or that it was recorded as first; `maySee`: whether the actor may open it. */
export type EnquiryComplaint = Readonly<{ complaintId: string; reference: string; maySee: boolean; on: IsoDate }>

export type EnquiryView = Drawn & Readonly<{
  kind: 'enquiry'
  streamId: string
  /** Where it stands, of whichever sort it is. */
  so: Readonly<{ of: 'enquiry' } & Enquiry> | Readonly<{ of: 'member-enquiry' } & MemberEnquiry>
  isOpen: boolean
  due: Readonly<{ on: IsoDate; workingDays: number; workingDaysLeft: number; tier: string | null }>
  became: EnquiryComplaint | null
  cameFrom: EnquiryComplaint | null
  /** Who may be named as whoever answers, or offered a complaint. */
  users: Awaited<ReturnType<Reads['users']>>
}>

/** One enquiry with its timeline. `not-found` also where it is none, or the actor may not view entries. */
export async function viewEnquiry(services: Services, actor: Actor, streamId: string): Promise<EnquiryView | NotFound> {
  if (!may(actor, 'view-entry')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const settings = await reads.settings()
    const calendar = calendarOf(settings, services.calendar)
    const found = timeline && standingOf(timeline, { settings, calendar })
    if (!timeline || !found) return { kind: 'not-found' }
    const { complaint } = found.so
    const [back] = (await reads.linksTo(streamId)).filter(({ how }) => how === 'became-enquiry')
    const named = [...(complaint ? [complaint.complaintId] : []), ...(back ? [back.complaintId] : [])]
    const drawn = await drawnWith(reads, timeline, named)
    const seen = async (link: Readonly<{ complaintId: string; on: IsoDate }> | null): Promise<EnquiryComplaint | null> => {
      const reference = link && drawn.references.get(link.complaintId)
      return link && reference !== undefined && reference !== null ? { ...link, reference, maySee: await reads.maySee(visibilityOf(actor), link.complaintId) } : null
    }
    return {
      kind: 'enquiry', streamId, ...drawn, ...found, became: await seen(complaint),
      due: { ...found.due, workingDaysLeft: workingDaysLeft(found.due.on, services.clock.today(), calendar) },
      cameFrom: await seen(back ? { complaintId: back.complaintId, on: back.linkedOn } : null), users: await reads.users(),
    }
  })
}

/** An enquiry as it stands, or as it was before it was struck out; null where the stream is none. */
function standingOf(timeline: Drawn['timeline'], context: EntryClockContext): Readonly<{ so: EnquiryView['so']; isOpen: boolean; due: Omit<EnquiryView['due'], 'workingDaysLeft'> }> | null {
  const inOrder = inOrderOfHappening(effectiveEvents(beforeError(timeline)))
  const enquiry = foldEnquiry(inOrder)
  if (enquiry) {
    const [clock] = enquiryClocks(inOrder, context)
    return clock ? { so: { of: 'enquiry', ...enquiry }, isOpen: isOpenEnquiry(enquiry), due: { on: clock.dueOn, ...enquiryTarget(enquiry, context.settings) } } : null
  }
  const member = foldMemberEnquiry(inOrder)
  const [clock] = member ? memberEnquiryClocks(inOrder, context) : []
  return member && clock ? {
    so: { of: 'member-enquiry', ...member }, isOpen: isOpenMemberEnquiry(member),
    due: { on: clock.dueOn, workingDays: context.settings.enquiryWorkingDays[memberEnquirySort(member)], tier: null },
  } : null
}
