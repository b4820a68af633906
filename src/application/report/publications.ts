import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { effectiveEvents } from '../../domain/complaint/effective.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { everybody } from '../access/sight.ts'
import type { AuthorityId, Reads, Services, StreamId } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import type { EditionRow, Manifest } from './editions.ts'
import { readManifest } from './manifest.ts'

/** That a report may no longer be read, since when, and the authority's words about it. */
export type Withdrawn = Readonly<{ on: IsoDate; at: string; notice: string }>

/** One edition at a public address. `correctedBy`: the next edition there; null for the last one. */
export type PublishedEdition = Readonly<{ manifest: Manifest; correctedBy: number | null; withdrawn: Withdrawn | null }>

/** What is published at one address: its editions, the newest first. There is always one. */
export type Publication = Readonly<{ kind: string; slug: string; current: PublishedEdition; editions: readonly PublishedEdition[] }>

/**
 * Everything that an authority has published, the newest first. Anybody may know it: nothing here was ever a draft, and a
 * report that was not published is nowhere in it.
 */
export async function publications({ store }: Pick<Services, 'store'>, authorityId: AuthorityId): Promise<readonly Publication[]> {
  return store.read(everybody(authorityId), async (reads) => {
    const rows = await reads.editions()
    const withdrawn = await withdrawnOf(reads, [...new Set(rows.map(({ reportId }) => reportId))])
    return [...Map.groupBy(rows, ({ kind, slug }) => `${kind}/${slug}`).values()].flatMap((of): readonly Publication[] => {
      const editions = editionsOf(of, withdrawn)
      const [current] = editions
      return current ? [{ kind: current.manifest.kind, slug: current.manifest.slug, current, editions }] : []
    })
  })
}

function editionsOf(rows: readonly EditionRow[], withdrawn: ReadonlyMap<StreamId, Withdrawn>): readonly PublishedEdition[] {
  const newestFirst = rows.toSorted((a, b) => b.edition - a.edition)
  return newestFirst.map((row, at) => ({
    manifest: readManifest(row.manifest), correctedBy: newestFirst[at - 1]?.edition ?? null, withdrawn: withdrawn.get(row.reportId) ?? null,
  }))
}

async function withdrawnOf(reads: Reads, reportIds: readonly StreamId[]): Promise<ReadonlyMap<StreamId, Withdrawn>> {
  const events = await reads.publishingEvents(reportIds)
  const found = [...events].flatMap(([reportId, recorded]) => {
    const last = lastWithdrawal(registerEvents(recorded) ?? [])
    return last ? [{ reportId, ...last }] : []
  })
  const texts = await reads.texts(found.map(({ textId }) => textId))
  return new Map(found.map(({ reportId, on, at, textId }) => [reportId, { on, at, notice: texts.get(textId) ?? '' }]))
}

function lastWithdrawal(recorded: readonly Recorded<RegisterEvent>[]): Readonly<{ on: IsoDate; at: string; textId: string }> | null {
  const found = effectiveEvents(recorded).flatMap(({ seq, event }) => (event.type === 'ReportWithdrawn' ? [{ seq, event }] : [])).at(-1)
  return found ? { on: found.event.happenedOn, at: recorded.find(({ seq }) => seq === found.seq)?.recordedAt ?? '', textId: found.event.notice.textId } : null
}
