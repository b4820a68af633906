import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import type { Action as ComplaintAction } from '../domain/complaint/threads/following/thread.ts'
import { foldEntryAsRecorded } from '../domain/register/entry.ts'
import { LOOK_BACK_MONTHS, foldLearning, learningDoneOn, learningStanding, looksBack, type Learning, type LookBackAfter } from '../domain/register/learning/learning.ts'
import { cameBack, windowsAround, type CameBack } from '../domain/reporting/came-back.ts'
import { complaintOf, isTheirs, maySeeLearning, themeNames } from './learning.ts'
import { drawnWith, type Drawn } from './ombudsman.ts'
import { isVisible, may, visibilityOf } from './permissions.ts'
import type { Actor, CausesFound, Reads, Services } from './ports.ts'
import { registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'
import { textIdsIn } from './words-apart.ts'

/** The complaint that learning came from; null for who may not see it. Its actions, for those that are taken up. */
export type ComplaintBehind = Readonly<{ complaintId: string; reference: string; points: Complaint['points']; actions: readonly ComplaintAction[] }>

export type FoundComplaint = CausesFound['found'][number]
/** One look back: what there is to see, whether or not anybody has looked. */
export type LookBackSeen = CameBack<FoundComplaint> & Readonly<{
  which: LookBackAfter; dueOn: IsoDate; lookedOn: IsoDate | null
  undecidedAfter: number
}>

export type LearningView = Readonly<{
  kind: 'learning'
  streamId: string
  learning: Learning
  standing: ReturnType<typeof learningStanding>
  doneOn: IsoDate | null
  complaint: ComplaintBehind | null
  /** The case of the Ombudsman or the compliment that it came from. */
  entry: Readonly<{ streamId: string; kind: string; reference: string }> | null
  themeNames: ReadonlyMap<string, string>
  /** Empty where there is no cause, no team, or nothing was done yet. */
  looks: readonly LookBackSeen[]
  /** Actions that wait for the actor, of those still open. */
  ownActions: readonly string[]
  /** Whether all complaints were counted, or those alone that the actor may see. */
  countsAll: boolean
  today: IsoDate
  users: readonly Readonly<{ userId: string; name: string }>[]
}> & Drawn

/** One learning with its timeline, and whether it came back. `not-found` also where the actor may not see it. */
export async function viewLearning(services: Services, actor: Actor, streamId: string): Promise<LearningView | NotFound> {
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(streamId))
    const learning = timeline && foldLearning(timeline)
    if (!timeline || !learning || !(await maySeeLearning(reads, actor, learning))) return { kind: 'not-found' }
    const behind = await complaintOf(reads, learning)
    const complaint = behind && isVisible(visibilityOf(actor), behind) ? behindOf(learning.complaint ?? '', behind) : null
    const drawn = await drawnWith(reads, timeline, complaint ? [complaint.complaintId] : [])
    const texts = await reads.texts(textIdsIn([complaint?.actions, complaint?.points]))
    return {
      ...drawn, kind: 'learning', streamId, learning, today, standing: learningStanding(learning, today), doneOn: learningDoneOn(learning), complaint,
      texts: new Map([...drawn.texts, ...texts]), entry: await entryBehind(reads, learning), themeNames: await themeNames(reads),
      looks: await looksOf(reads, actor, learning, today), countsAll: visibilityOf(actor).kind === 'all',
      ownActions: learning.actions.filter((action) => action.doneOn === null && action.notDoneOn === null && isTheirs(action, actor)).map(({ actionId }) => actionId),
      users: (await reads.users()).filter(({ isActive, role }) => isActive && may({ role }, 'view-learning')),
    }
  })
}

function behindOf(complaintId: string, { reference, points, threads }: Complaint): ComplaintBehind {
  return { complaintId, reference, points, actions: threads.following.actions }
}

async function entryBehind(reads: Reads, { entry }: Learning): Promise<LearningView['entry']> {
  if (entry === null) return null
  const found = foldEntryAsRecorded(registerEvents(await reads.stream(entry)) ?? [])
  return found && { streamId: entry, kind: found.kind, reference: 'reference' in found.first ? found.first.reference : '' }
}

/** One question to the register for both looks: the longer one holds the days of the shorter one. */
async function looksOf(reads: Reads, actor: Actor, learning: Learning, today: IsoDate): Promise<readonly LookBackSeen[]> {
  const doneOn = learningDoneOn(learning)
  const looks = looksBack(learning)
  if (doneOn === null || learning.cause === null || looks.length === 0) return []
  const { before, after } = windowsAround(doneOn, LOOK_BACK_MONTHS['twelve-months'])
  const { found, undecided } = await reads.complaintsWithCause({
    visibility: visibilityOf(actor), cause: learning.cause, teams: learning.teams, from: before.from, to: after.to,
  })
  return looks.map(({ after: which, dueOn, doneOn: lookedOn }) => {
    const seen = cameBack(doneOn, LOOK_BACK_MONTHS[which], found, today)
    return { ...seen, which, dueOn, lookedOn, undecidedAfter: undecided.filter((day) => addDays(doneOn, 1) <= day && day <= seen.after.to).length }
  })
}
