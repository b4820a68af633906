import type { AnyEvent } from '../../src/application/ports.ts'
import type { SealNotice, SealReads, Seals } from '../../src/application/sealing-ports.ts'
import { complaintEvents } from '../../src/application/streams.ts'
import type { Recorded, UserId } from '../../src/domain/complaint/events.ts'
import { foldAsRecorded } from '../../src/domain/complaint/evolve.ts'
import { sealedFor, usersComplainedAbout } from '../../src/domain/complaint/threads/sealing/thread.ts'

type Break = Readonly<{ complaintId: string; userId: UserId; untilAt: string }>

/** Broken seals in memory, and who was told: `of` is whom the complaint is about. */
export type KeptSeals = { breaks: Break[]; notices: (SealNotice & Readonly<{ of: readonly UserId[] }>)[] }

export function memorySeals(seals: KeptSeals, streams: ReadonlyMap<string, Readonly<{ recorded: readonly Recorded<AnyEvent>[] }>>): Seals & SealReads {
  const called = (reference: string) => [...streams].flatMap(([complaintId, { recorded }]) => {
    const complaint = foldAsRecorded(complaintEvents(recorded) ?? [])
    const forUsers = complaint && sealedFor(complaint)
    return complaint && forUsers && complaint.reference === reference ? [{ complaintId, forUsers, about: usersComplainedAbout(complaint) }] : []
  })[0]
  return {
    breakSeal: async ({ noticeId, reference, reason, userId, at, untilAt }) => {
      const found = called(reference)
      const opened = found && !found.about.includes(userId) && !found.forUsers.includes(userId) ? found : null
      if (opened) seals.breaks = [...seals.breaks, { complaintId: opened.complaintId, userId, untilAt }]
      const notice = { noticeId, kind: opened ? 'broken' as const : 'tried' as const, at, userId, reference, reason, untilAt: opened ? untilAt : null, readBy: [], of: found?.about ?? [] }
      seals.notices = [notice, ...seals.notices]
      return opened && { complaintId: opened.complaintId }
    },
    readNotice: async (noticeId, userId, at) => {
      seals.notices = seals.notices.map((notice) => (notice.noticeId === noticeId && !notice.readBy.some((read) => read.userId === userId) ? { ...notice, readBy: [...notice.readBy, { userId, at }] } : notice))
    },
    sealBroken: async (complaintId, userId, at) => seals.breaks.some((each) => each.complaintId === complaintId && each.userId === userId && each.untilAt > at),
    sealNotices: async (userId) => seals.notices.filter(({ of }) => !of.includes(userId)).map(({ of: _of, ...notice }) => notice),
  }
}
