import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import type { LearningSource } from '../domain/register/learning/events.ts'
import { endedOn, foldLearning, learningStanding, looksBack, type Learning, type LearningAction } from '../domain/register/learning/learning.ts'
import { foldTheme } from '../domain/register/theme/theme.ts'
import { may } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { recordEntry, recordEntryWhere, type EntryRequest, type EntryResult } from './record-entry.ts'
import { complaintEvents, registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'

export const LEARNING_STATES = ['open', 'overdue', 'look-back', 'done', 'all'] as const
export type LearningState = (typeof LEARNING_STATES)[number]
/** `look-back`: done, and a look back has fallen due. Null: whatever it is. `page` begins at 1. */
export type LearningFilters = Readonly<{
  state: LearningState; team: string | null; cause: string | null; theme: string | null; source: LearningSource | null; page: number
}>

export type KnownLearning = Readonly<{ streamId: string; learning: Learning }>
export type LearningRow = KnownLearning & Readonly<{
  standing: ReturnType<typeof learningStanding>
  /** The day by which the next open action is to be done; null where none is. */
  nextDueOn: IsoDate | null
  /** The look back that is due, or the next one to come; null where none is waited for. */
  lookBackOn: IsoDate | null
}>
export type LearningList = Readonly<{
  kind: 'learning'; rows: readonly LearningRow[]; total: number; counts: Readonly<Record<LearningState, number>>
  /** What was done, of all that the filters find apart from the state: for "you said, we did". */
  done: readonly Readonly<{ streamId: string; learning: Learning; actions: readonly LearningAction[] }>[]
  texts: ReadonlyMap<string, string>; themeNames: ReadonlyMap<string, string>; settings: AuthoritySettings; today: IsoDate
}>

const ROWS_A_PAGE = 50

/** What was learned, as far as the actor may see it: what is overdue first, then by the day something is due, the latest noted last. */
export async function learningList(services: Services, actor: Actor, filters: LearningFilters): Promise<LearningList | NotFound> {
  if (!may(actor, 'view-learning')) return { kind: 'not-found' }
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const known = await learningSeenBy(reads, actor)
    const wanted = known.filter(({ learning }) => isWanted(learning, filters)).map((one) => rowOf(one, today))
    const inState = (state: LearningState) => wanted.filter((row) => isInState(row, state, today))
    const found = inState(filters.state).toSorted(byUrgency)
    const rows = found.slice((filters.page - 1) * ROWS_A_PAGE, filters.page * ROWS_A_PAGE)
    const done = wanted.map(({ streamId, learning }) => ({ streamId, learning, actions: learning.actions.filter(({ doneOn }) => doneOn !== null) }))
      .filter(({ actions }) => actions.length > 0)
    const counts = Object.fromEntries(LEARNING_STATES.map((state) => [state, inState(state).length])) as Record<LearningState, number>
    return {
      kind: 'learning', rows, total: found.length, counts, done, today, settings: await reads.settings(), themeNames: await themeNames(reads),
      texts: await reads.texts([...rows, ...done].flatMap(({ learning }) => [learning.text.textId, ...learning.actions.map(({ text }) => text.textId)])),
    }
  })
}

function isWanted({ teams, actions, cause, theme, from }: Learning, filters: LearningFilters): boolean {
  if (filters.team !== null && !teams.includes(filters.team) && !actions.some(({ team }) => team === filters.team)) return false
  if (filters.cause !== null && cause !== filters.cause) return false
  return (filters.theme === null || theme === filters.theme) && (filters.source === null || from === filters.source)
}

function isInState({ standing, lookBackOn }: LearningRow, state: LearningState, today: IsoDate): boolean {
  switch (state) {
    case 'all': return true
    case 'open': return standing !== 'done'
    case 'overdue': return standing === 'overdue'
    case 'done': return standing === 'done'
    case 'look-back': return lookBackOn !== null && lookBackOn <= today
  }
}

function rowOf(known: KnownLearning, today: IsoDate): LearningRow {
  const { learning } = known
  const due = learning.actions.filter((action) => endedOn(action) === null).map(({ dueOn }) => dueOn).toSorted()
  return {
    ...known, standing: learningStanding(learning, today), nextDueOn: due[0] ?? null,
    lookBackOn: looksBack(learning).find(({ doneOn }) => doneOn === null)?.dueOn ?? null,
  }
}

const URGENCY = { overdue: 0, open: 1, done: 2 } as const

function byUrgency(a: LearningRow, b: LearningRow): number {
  const [first, second] = [a, b].map(({ standing, nextDueOn, lookBackOn }) => `${URGENCY[standing]} ${nextDueOn ?? lookBackOn ?? '9999'}`)
  if (first !== second) return String(first) < String(second) ? -1 : 1
  return a.learning.notedOn < b.learning.notedOn ? 1 : -1
}

/** The learning that the actor may see. */
export async function learningSeenBy(reads: Reads, actor: Actor): Promise<readonly KnownLearning[]> {
  const seen: KnownLearning[] = []
  for (const { streamId, recorded } of await reads.streamsOfKind('learning')) {
    const learning = foldLearning(registerEvents(recorded) ?? [])
    if (learning && (await maySeeLearning(reads, actor, learning))) seen.push({ streamId, learning })
  }
  return seen
}

/**
 * Who may see every entry sees all learning. A team manager sees what is about their teams or waits for them, unless they
 * are accused in the complaint that it came from and may not hear of that yet. Decisions: 0039, 0051.
 */
export async function maySeeLearning(reads: Reads, actor: Actor, learning: Learning): Promise<boolean> {
  if (!may(actor, 'view-learning')) return false
  if (may(actor, 'view-entry')) return true
  const isAbout = learning.teams.some((team) => actor.teams.includes(team)) || learning.actions.some((action) => isTheirs(action, actor))
  if (!isAbout || learning.complaint === null) return isAbout
  return !await reads.isHidden(actor.userId, learning.complaint)
}

/** Whether an action waits for this person: by name, or through one of their teams. */
export function isTheirs({ owner, team }: Pick<LearningAction, 'owner' | 'team'>, { userId, teams }: Actor): boolean {
  return owner === userId || (team !== null && teams.includes(team))
}

/** The complaint that learning came from, as it stands; null where it came from none. */
export async function complaintOf(reads: Reads, { complaint }: Pick<Learning, 'complaint'>): Promise<Complaint | null> {
  return complaint === null ? null : foldAsRecorded(complaintEvents(await reads.stream(complaint)) ?? [])
}

/** What each theme is called, by its id. */
export async function themeNames(reads: Reads): Promise<ReadonlyMap<string, string>> {
  const themes = (await reads.streamsOfKind('theme')).flatMap(({ streamId, recorded }) => {
    const theme = foldTheme(registerEvents(recorded) ?? [])
    return theme ? [{ streamId, name: theme.name.textId }] : []
  })
  const texts = await reads.texts(themes.map(({ name }) => name))
  return new Map(themes.map(({ streamId, name }) => [streamId, texts.get(name) ?? '']))
}

/**
 * Records what is next of learning. Who may not record entries may record that an action of theirs was done, and nothing
 * else; the stream is asked in the transaction whose action it is.
 */
export async function recordLearning(services: Services, actor: Actor, request: EntryRequest): Promise<EntryResult> {
  if (may(actor, 'record-entry')) return recordEntry(services, actor, request)
  const { command } = request
  if (!may(actor, 'complete-own-learning-action') || command.type !== 'complete-learning-action') return { kind: 'not-allowed' }
  const isSeen = await services.store.read(actor, async (reads) => {
    const learning = foldLearning(registerEvents(await reads.stream(request.entryId)) ?? [])
    return learning !== null && maySeeLearning(reads, actor, learning)
  })
  if (!isSeen) return { kind: 'not-found' }
  return recordEntryWhere(services, actor, request, (recorded) => {
    const action = foldLearning(recorded)?.actions.find(({ actionId }) => actionId === command.actionId)
    return action !== undefined && isTheirs(action, actor)
  })
}
