import { calendarOf } from '../domain/authority/calendar-of.ts'
import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import { londonMidnight } from '../domain/calendar/london.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { wholeOf } from './access/sight.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import type { SealNotice } from './sealing-ports.ts'

export type Broken = Readonly<{ kind: 'opened'; complaintId: string } | { kind: 'nothing-opened' } | { kind: 'not-allowed' }>

/**
 * Opens a sealed complaint to somebody who is not on its list, until the end of the working day that is as many days away as the
 * authority says (`brokenSealWorkingDays`; what was opened keeps the end that it was opened with). Whether there is one is said by its opening alone. The data protection officer is told whatever comes of it. Decision: 0082.
 */
export async function breakSeal(services: Services, actor: Actor, { reference, reason }: Readonly<{ reference: string; reason: string }>): Promise<Broken> {
  if (!may(actor, 'break-seal') || reason.trim() === '') return { kind: 'not-allowed' }
  const { store, clock, ids } = services
  // Whoever breaks it does not see it yet.
  const opened = await store.write(wholeOf(actor.authorityId), async (tx) => {
    const settings = await tx.settings.current()
    const lastDay = brokenUntil(calendarOf(settings, services.calendar), clock.today(), settings.brokenSealWorkingDays)
    return tx.seals.breakSeal({
      noticeId: ids.next(), reference: reference.trim(), reason: reason.trim(), userId: actor.userId, at: clock.now(), untilAt: londonMidnight(addDays(lastDay, 1)),
    })
  })
  return opened ? { kind: 'opened', complaintId: opened.complaintId } : { kind: 'nothing-opened' }
}

/** The last day on which a seal that is broken today is open: today itself, or the working day that is so many away. */
function brokenUntil(calendar: WorkingDayCalendar, today: IsoDate, workingDays: number): IsoDate {
  return workingDays === 0 ? today : addWorkingDays(calendar, today, workingDays).on
}

/** For how many working days a seal that somebody breaks now would be open to them: said before they do. */
export async function wouldBeOpenFor(services: Services, actor: Actor): Promise<number | null> {
  return may(actor, 'break-seal') ? (await services.store.read(actor, (reads) => reads.settings())).brokenSealWorkingDays : null
}

/** What this person is told of broken seals; null where they are told of none. */
export async function sealNotices(services: Services, actor: Actor): Promise<readonly (SealNotice & Readonly<{ by: string | null }>)[] | null> {
  if (!may(actor, 'view-seal-notices')) return null
  return services.store.read(actor, async (reads) => {
    const names = new Map((await reads.users()).map(({ userId, name }) => [userId, name]))
    return (await reads.sealNotices(actor.userId)).map((notice) => ({ ...notice, by: names.get(notice.userId) ?? null }))
  })
}

export async function readSealNotice(services: Services, actor: Actor, noticeId: string): Promise<boolean> {
  if (!may(actor, 'view-seal-notices')) return false
  await services.store.write(actor, (tx) => tx.seals.readNotice(noticeId, actor.userId, services.clock.now()))
  return true
}
