import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { foldDisruption, type Disruption } from '../domain/register/disruption/disruption.ts'
import { foldLearning } from '../domain/register/learning/learning.ts'
import { learningFacts } from '../domain/reporting/learning-facts.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import type { Delay } from '../domain/reporting/tables/themes.ts'
import { delayTold } from '../domain/reporting/theme-story.ts'
import type { BesideFacts } from '../domain/reporting/year-figures.ts'
import { asKnownOn } from './known-on.ts'
import type { Reads } from './ports.ts'
import { complaintEvents, registerEvents } from './streams.ts'
import { themesIn, type KnownTheme } from './themes.ts'

type KnownDisruption = Readonly<{ id: string; disruption: Disruption }>

/** What stands beside the facts of some years, as it was known on a day: local holds, learning, themes and what they delayed. */
export async function besideFacts(reads: Reads, facts: readonly ReportFact[], day: IsoDate): Promise<BesideFacts> {
  const disruptions = await disruptionsKnownOn(reads, day)
  const themes = await themesIn(reads, day)
  return {
    holds: disruptions.flatMap(({ disruption }) => (disruption.kind === 'local-hold' ? [disruption] : [])),
    learning: await learningKnownOn(reads, day),
    themes: {
      themes: themes.map(({ themeId, name, theme: { from, until } }) => ({ code: themeId, label: name === '' ? themeId : name, from, until })),
      delays: await delaysKnownOn(reads, facts, causesOfDelay(themes, disruptions), day),
    },
  }
}

async function disruptionsKnownOn(reads: Reads, day: IsoDate): Promise<readonly KnownDisruption[]> {
  return (await reads.streamsOfKind('disruption')).flatMap(({ streamId, recorded }) => {
    const disruption = foldDisruption(asKnownOn(registerEvents(recorded) ?? [], day))
    return disruption ? [{ id: streamId, disruption }] : []
  })
}

async function learningKnownOn(reads: Reads, day: IsoDate): Promise<readonly ReportFact[]> {
  return (await reads.streamsOfKind('learning')).flatMap(({ streamId, recorded }) => {
    const learning = foldLearning(asKnownOn(registerEvents(recorded) ?? [], day))
    return learning ? learningFacts(streamId, learning, day) : []
  })
}

/** What can delay, with the entries that say so: a theme with its disruptions, and every disruption of a kind. */
type CauseOfDelay = Readonly<{ by: string; entries: readonly string[] }>

function causesOfDelay(themes: readonly KnownTheme[], disruptions: readonly KnownDisruption[]): readonly CauseOfDelay[] {
  const kinds = Map.groupBy(disruptions, ({ disruption }) => disruption.kind)
  return [
    ...themes.map(({ themeId, theme }) => ({ by: themeId, entries: [themeId, ...theme.disruptions] })),
    ...[...kinds].map(([by, ofKind]) => ({ by, entries: ofKind.map(({ id }) => id) })),
  ]
}

/** Read from the complaints themselves: they are those few in which a delay names what caused it. */
async function delaysKnownOn(reads: Reads, facts: readonly ReportFact[], causes: readonly CauseOfDelay[], day: IsoDate): Promise<readonly Delay[]> {
  const delays: Delay[] = []
  for (const { streamId, delayedBy } of facts) {
    // Most complaints were delayed by nothing, and there may be a hundred thousand of them.
    if (delayedBy.length === 0) continue
    const named = causes.filter(({ entries }) => entries.some((entry) => delayedBy.includes(entry)))
    if (named.length === 0) continue
    const complaint = foldAsRecorded(asKnownOn(complaintEvents(await reads.stream(streamId)) ?? [], day))
    for (const { by, entries } of named) {
      const told = complaint && delayTold(complaint, entries)
      if (told) delays.push({ complaintId: streamId, by, what: told.what, on: told.firstNamedOn })
    }
  }
  return delays
}
