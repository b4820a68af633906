import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { foldDisruption, type Disruption } from '../domain/register/disruption/disruption.ts'
import { foldTheme, type Theme } from '../domain/register/theme/theme.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import { delayTold, type DelayTold } from '../domain/reporting/theme-story.ts'
import { learningSeenBy, type KnownLearning } from './learning.ts'
import { asKnownOn } from './known-on.ts'
import { drawnWith, type Drawn } from './ombudsman.ts'
import { isVisible, may, visibilityOf } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { complaintEvents, registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'
import { textIdsIn } from './words-apart.ts'

export type KnownTheme = Readonly<{ themeId: string; theme: Theme; name: string }>
export type ThemeRow = KnownTheme & Readonly<{ about: number; delayed: number; learning: number }>

/** Every theme with what it counts, the one that began last first. Null for who may not see every entry. */
export async function listThemes(services: Services, actor: Actor): Promise<readonly ThemeRow[] | null> {
  if (!may(actor, 'view-entry')) return null
  return services.store.read(actor, async (reads) => {
    const learning = await learningSeenBy(reads, actor)
    const rows: ThemeRow[] = []
    // One after the other: they share a connection.
    for (const known of await themesIn(reads)) {
      const { about, delayed } = await reads.complaintsOfTheme(known.themeId, known.theme.disruptions)
      rows.push({ ...known, about: about.length, delayed: delayed.length, learning: learning.filter((one) => one.learning.theme === known.themeId).length })
    }
    return rows
  })
}

/** The themes to choose from, those that last first. Empty for who may record nothing of the kind. */
export async function themeChoices(services: Services, actor: Actor): Promise<readonly Readonly<{ code: string; label: string }>[]> {
  if (!may(actor, 'record-entry')) return []
  const themes = await services.store.read(actor, themesIn)
  return themes.toSorted((a, b) => Number(a.theme.until !== null) - Number(b.theme.until !== null)).map(({ themeId, name }) => ({ code: themeId, label: name }))
}

/** Every theme, the one that began last first; with a day, as they were known on it. */
export async function themesIn(reads: Reads, day?: IsoDate): Promise<readonly KnownTheme[]> {
  const themes = (await reads.streamsOfKind('theme')).flatMap(({ streamId, recorded }) => {
    const events = registerEvents(recorded) ?? []
    const theme = foldTheme(day === undefined ? events : asKnownOn(events, day))
    return theme ? [{ themeId: streamId, theme }] : []
  })
  const texts = await reads.texts(themes.map(({ theme }) => theme.name.textId))
  return themes.map((one) => ({ ...one, name: texts.get(one.theme.name.textId) ?? '' })).toSorted((a, b) => (a.theme.from < b.theme.from ? 1 : -1))
}

export type DelayedComplaint = Readonly<{ complaintId: string; reference: string; delay: DelayTold }>

/** Everything that the story of a theme is told from. */
export type ThemeView = Readonly<{
  kind: 'theme'
  themeId: string
  theme: Theme
  disruptions: readonly Readonly<{ disruptionId: string; disruption: Disruption }>[]
  /** The complaints about it, by the day of receipt. */
  about: readonly ReportFact[]
  delayed: readonly DelayedComplaint[]
  learning: readonly KnownLearning[]
  isInError: boolean
}> & Drawn

/** One theme with all that belongs to it. `not-found` also for who may not see every entry. */
export async function viewTheme(services: Services, actor: Actor, themeId: string): Promise<ThemeView | NotFound> {
  if (!may(actor, 'view-entry') || visibilityOf(actor).kind !== 'all') return { kind: 'not-found' }
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const timeline = registerEvents(await reads.stream(themeId))
    const theme = timeline && foldTheme(timeline)
    if (!timeline || !theme) return { kind: 'not-found' }
    const drawn = await drawnWith(reads, timeline, [])
    const ids = await reads.complaintsOfTheme(themeId, theme.disruptions)
    const learning = (await learningSeenBy(reads, actor)).filter((one) => one.learning.theme === themeId)
    const texts = await reads.texts(learning.flatMap((one) => textIdsIn([one.learning.text, one.learning.actions, one.learning.lookedBack])))
    return {
      ...drawn, kind: 'theme', themeId, theme, learning, isInError: drawn.inError !== null, texts: new Map([...drawn.texts, ...texts]),
      disruptions: await disruptionsNamed(reads, theme.disruptions),
      about: ids.about.length === 0 ? [] : await reads.streamsByIds(ids.about, addDays(today, 1)),
      delayed: await delayedComplaints(reads, actor, ids.delayed, [themeId, ...theme.disruptions]),
    }
  })
}

async function disruptionsNamed(reads: Reads, ids: readonly string[]): Promise<ThemeView['disruptions']> {
  const found: { disruptionId: string; disruption: Disruption }[] = []
  for (const disruptionId of ids) {
    const disruption = foldDisruption(registerEvents(await reads.stream(disruptionId)) ?? [])
    if (disruption) found.push({ disruptionId, disruption })
  }
  return found
}

async function delayedComplaints(reads: Reads, actor: Actor, ids: readonly string[], entries: readonly string[]): Promise<readonly DelayedComplaint[]> {
  const delayed: DelayedComplaint[] = []
  for (const complaintId of ids) {
    const complaint = foldAsRecorded(complaintEvents(await reads.stream(complaintId)) ?? [])
    const delay = complaint && isVisible(visibilityOf(actor), complaint) ? delayTold(complaint, entries) : null
    if (complaint && delay) delayed.push({ complaintId, reference: complaint.reference, delay })
  }
  return delayed
}
