import { addDays, type IsoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, UserId } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { Complaint } from '../../state.ts'
import type { WarningCode } from '../../warnings.ts'
import { appointmentEnded, inRole } from '../appointments/thread.ts'
import { PANEL_PARTS, type Confirmation, type OUTSIDE_ACCESS_EVENTS, type OutsidePart, type Paper, type PAPER_HOLDS } from './events.ts'

/** Why access ended by itself or was ended; `no-part`: the part that it was given for was corrected or struck out. */
export const ENDINGS = ['ended', 'until', 'no-part', 'part-ended', 'part-replaced', 'stage-over', 'complaint-over'] as const
export type Ending = (typeof ENDINGS)[number]

/** What was opened to somebody from outside in one part. */
export type Access = Readonly<{
  accessId: string
  part: OutsidePart
  personId: PersonId
  userId: UserId
  /** The first day of it. */
  from: IsoDate
  /** The last day of it, as it was given; null where none was named. */
  until: IsoDate | null
  daysAfter: number
  /** From this day on there is none, and why. */
  stopped: Readonly<{ on: IsoDate; why: Ending }> | null
  /** The day the stage of the part was answered, since it was given. */
  stageOverOn: IsoDate | null
  /** The day the complaint was closed or withdrawn, since it was given. */
  complaintOverOn: IsoDate | null
  confirmed: Readonly<Record<Confirmation, IsoDate | null>>
  cannotServeOn: IsoDate | null
  reportSentOn: IsoDate | null
  seq: number
}>

/** Papers that were opened: to one access, or to all who sit at the panel's table. Only what stood in them then is. */
export type Release = Readonly<{
  releaseId: string
  papers: readonly Paper[]
  /** Null: the panel. */
  accessId: string | null
  holds: readonly (typeof PAPER_HOLDS)[number][]
  on: IsoDate
  seq: number
  withdrawnOn: IsoDate | null
}>

export type OutsideAccess = Readonly<{ given: readonly Access[]; releases: readonly Release[] }>

const STAGE_TWO: readonly OutsidePart[] = ['investigating-officer', 'independent-person']
/** One person at a time: another who is appointed takes the place. */
const APPOINTED_ALONE = { InvestigatingOfficerAppointed: 'investigating-officer', IndependentPersonAppointed: 'independent-person', PanelChairAppointed: 'panel-chair' } as const
const REPORTING: readonly OutsidePart[] = ['investigating-officer', 'independent-person', 'panel-clerk']

/** What people from outside may see, until when, and what they said back. */
export const OUTSIDE_ACCESS: Thread<OutsideAccess, typeof OUTSIDE_ACCESS_EVENTS> = {
  start: { given: [], releases: [] },
  evolve: {
    OutsideAccessGiven: (slice, { accessId, part, person: { personId }, user, from, until, daysAfter, happenedOn }, complaint, seq) => ({
      ...slice,
      given: [...slice.given, {
        accessId, part, personId, userId: user, from: from ?? happenedOn, until: until ?? null, daysAfter,
        stopped: hasPart(complaint, part, personId) ? null : { on: from ?? happenedOn, why: 'no-part' },
        stageOverOn: null, complaintOverOn: null, confirmed: { independence: null, confidentiality: null }, cannotServeOn: null, reportSentOn: null, seq,
      }],
    }),
    OutsideAccessEnded: (slice, { accessId, happenedOn }) => stop(slice, (access) => access.accessId === accessId, happenedOn, 'ended'),
    PapersReleased: (slice, { releaseId, papers, accessId, holds = [], happenedOn: on }, _, seq) =>
      ({ ...slice, releases: [...slice.releases, { releaseId, papers, accessId: accessId ?? null, holds, on, seq, withdrawnOn: null }] }),
    PaperReleaseWithdrawn: (slice, { releaseId, happenedOn }) =>
      ({ ...slice, releases: slice.releases.map((release) => (release.releaseId === releaseId ? { ...release, withdrawnOn: happenedOn } : release)) }),
    OutsiderConfirmed: (slice, { accessId, what, happenedOn }) =>
      changed(slice, (access) => access.accessId === accessId, ({ confirmed }) => ({ confirmed: { ...confirmed, [what]: confirmed[what] ?? happenedOn } })),
    OutsiderCannotServe: (slice, { accessId, happenedOn }) => changed(slice, (access) => access.accessId === accessId, () => ({ cannotServeOn: happenedOn })),
    OutsiderReportSent: (slice, { accessId, happenedOn }) => changed(slice, (access) => access.accessId === accessId, () => ({ reportSentOn: happenedOn })),
    InvestigatingOfficerAppointed: replacedBy('InvestigatingOfficerAppointed'),
    IndependentPersonAppointed: replacedBy('IndependentPersonAppointed'),
    PanelChairAppointed: replacedBy('PanelChairAppointed'),
    AppointmentEnded: (slice, event, { threads: { appointments } }) => {
      const ended = appointmentEnded(appointments, event)
      return ended ? stop(slice, ({ part, personId }) => part === ended.role && personId === ended.personId, event.happenedOn, 'part-ended') : slice
    },
    AdvocacyEnded: (slice, { happenedOn }) => stop(slice, ({ part }) => part === 'advocate', happenedOn, 'part-ended'),
    InvestigationAnswered: (slice, { happenedOn }) => changed(slice, ({ part }) => STAGE_TWO.includes(part), () => ({ stageOverOn: happenedOn })),
    ReviewPanelAnswered: (slice, { happenedOn }) => changed(slice, ({ part }) => PANEL_PARTS.includes(part), () => ({ stageOverOn: happenedOn })),
    ComplaintClosed: (slice, { happenedOn }) => changed(slice, () => true, () => ({ complaintOverOn: happenedOn })),
    ComplaintWithdrawn: (slice, { happenedOn }) => changed(slice, () => true, () => ({ complaintOverOn: happenedOn })),
    ComplaintReopened: reopened,
  },
  // What has stopped is named still: a late entry that stops access earlier must not make what came after impossible.
  items: ({ threads: { outsideAccess: { given, releases } } }) => [
    ...given.map(({ accessId }) => accessId), ...releases.map(({ releaseId }) => releaseId),
  ],
  closed: {
    OutsideAccessEnded: neverGiven, OutsiderConfirmed: neverGiven, OutsiderCannotServe: neverGiven, OutsiderReportSent: neverGiven, PapersReleased: neverGiven,
    PaperReleaseWithdrawn: ({ threads: { outsideAccess: { releases } } }) => (releases.length > 0 ? null : 'no-such-release'),
  },
  impossible: {
    OutsideAccessGiven: (_, { from, until, happenedOn }) => (until !== undefined && until < (from ?? happenedOn) ? 'ends-before-it-begins' : null),
    OutsideAccessEnded: (complaint, { accessId }) => (accessCalled(complaint, accessId) ? null : 'no-such-access'),
    PapersReleased: (complaint, { to, accessId }) => {
      if ((to === 'one') !== (accessId !== undefined)) return 'nobody-to-release-to'
      return accessId === undefined || accessCalled(complaint, accessId) ? null : 'no-such-access'
    },
    PaperReleaseWithdrawn: ({ threads: { outsideAccess: { releases } } }, { releaseId }) =>
      (releases.some((release) => release.releaseId === releaseId) ? null : 'no-such-release'),
    OutsiderConfirmed: (complaint, { accessId }) => (accessCalled(complaint, accessId) ? null : 'no-such-access'),
    OutsiderCannotServe: (complaint, { accessId }) => (accessCalled(complaint, accessId) ? null : 'no-such-access'),
    OutsiderReportSent: (complaint, { accessId }) => {
      const access = accessCalled(complaint, accessId)
      return access === undefined ? 'no-such-access' : REPORTING.includes(access.part) ? null : 'no-report-of-this-part'
    },
  },
  unwise: {
    OutsideAccessGiven: ({ details: { complainants } }, { person: { personId } }) =>
      when(complainants.some((complainant) => complainant.personId === personId), 'outsider-is-complainant'),
    PapersReleased: (complaint, { accessId, holds = [] }) => [
      ...when(complaint.threads.safeguarding.some(({ endedOn }) => endedOn === null), 'released-despite-concern'),
      ...when(holds.includes('protected-details'), 'released-with-protected-details'),
      ...when(holds.includes('third-parties'), 'released-with-third-parties'),
      ...when(readersOf(complaint, accessId).some(({ confirmed }) => confirmed.confidentiality === null), 'confidentiality-not-undertaken'),
    ],
  },
}

/** Whether a part writes a report that the authority waits for. */
export function writesReport(part: OutsidePart): boolean {
  return REPORTING.includes(part)
}

/** Access that nothing has stopped; its days may be over. */
export function isGiven({ stopped }: Access): boolean {
  return stopped === null
}

/** A release that was not taken back. */
export function isOpen({ withdrawnOn }: Release): boolean {
  return withdrawnOn === null
}

/** Whether somebody has that part in the complaint as it stands. A clerk is appointed by nothing else. */
export function hasPart({ threads: { appointments, advocacy } }: Complaint, part: OutsidePart, personId: PersonId): boolean {
  if (part === 'panel-clerk') return true
  if (part === 'advocate') return advocacy.advocates.some((advocate) => advocate.personId === personId && advocate.endedOn === null)
  return inRole(appointments, part).some((appointment) => appointment.personId === personId)
}

function neverGiven({ threads: { outsideAccess: { given } } }: Complaint): 'no-such-access' | null {
  return given.length > 0 ? null : 'no-such-access'
}

export function accessCalled({ threads: { outsideAccess: { given } } }: Complaint, accessId: string): Access | undefined {
  return given.find((access) => access.accessId === accessId)
}

/** Those who would read what is released to this access, or to the panel. */
export function readersOf({ threads: { outsideAccess: { given } } }: Complaint, accessId: string | undefined): readonly Access[] {
  return given.filter((access) => isGiven(access) && (accessId === undefined ? PANEL_PARTS.includes(access.part) : access.accessId === accessId))
}

function changed(slice: OutsideAccess, which: (access: Access) => boolean, change: (access: Access) => Partial<Access>): OutsideAccess {
  return { ...slice, given: slice.given.map((access) => (isGiven(access) && which(access) ? { ...access, ...change(access) } : access)) }
}

function stop(slice: OutsideAccess, which: (access: Access) => boolean, on: IsoDate, why: Ending): OutsideAccess {
  return changed(slice, which, () => ({ stopped: { on, why } }))
}

function replacedBy(type: keyof typeof APPOINTED_ALONE) {
  return (slice: OutsideAccess, event: Readonly<{ person?: Readonly<{ personId: PersonId }>; happenedOn: IsoDate }>): OutsideAccess =>
    stop(slice, ({ part, personId }) => part === APPOINTED_ALONE[type] && personId !== event.person?.personId, event.happenedOn, 'part-replaced')
}

/** What ended while the complaint was over stays ended: whoever is needed again is given access again. */
function reopened(slice: OutsideAccess, { happenedOn }: Readonly<{ happenedOn: IsoDate }>): OutsideAccess {
  return changed(slice, ({ complaintOverOn }) => complaintOverOn !== null, ({ complaintOverOn, daysAfter }) => {
    const on = complaintOverOn === null ? null : addDays(complaintOverOn, daysAfter + 1)
    return { complaintOverOn: null, ...(on !== null && on <= happenedOn && { stopped: { on, why: 'complaint-over' } }) }
  })
}

function when(holds: boolean, code: WarningCode): readonly WarningCode[] {
  return holds ? [code] : []
}
