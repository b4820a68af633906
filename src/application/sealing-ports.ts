import type { UserId } from '../domain/complaint/events.ts'

/** Somebody broke a seal, or tried and nothing opened. `reference` is what they typed, `reason` why: both erasable. */
export type SealNotice = Readonly<{
  noticeId: string
  kind: 'broken' | 'tried'
  at: string
  userId: UserId
  reference: string
  reason: string
  /** Until when what was opened is open; null where nothing was. */
  untilAt: string | null
  /** When each of those who are told read it. */
  readBy: readonly Readonly<{ userId: UserId; at: string }>[]
}>

export type SealToBreak = Readonly<{ noticeId: string; reference: string; reason: string; userId: UserId; at: string; untilAt: string }>

/** What a transaction does to seals besides what their own complaints record. */
export type Seals = Readonly<{
  /**
   * Opens the sealed complaint of this reference to this person, unless it is about them, and tells whoever is to be told.
   * Null where nothing was opened, which is told as well: there is none, it is not sealed from them, or it is about them.
   * The same statements run whatever comes of it.
   */
  breakSeal(asked: SealToBreak): Promise<Readonly<{ complaintId: string }> | null>
  /** Keeps that somebody has read a notice; the second time changes nothing. */
  readNotice(noticeId: string, userId: UserId, at: string): Promise<void>
}>

export type SealReads = Readonly<{
  /** Whether this person broke the seal of this complaint, and it is still open to them. */
  sealBroken(complaintId: string, userId: UserId, at: string): Promise<boolean>
  /** Every notice that this person may be told, the newest first; none of a complaint that is about them. */
  sealNotices(userId: UserId): Promise<readonly SealNotice[]>
}>
