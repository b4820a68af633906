import type { AnyEvent, StreamId } from '../../src/application/ports.ts'
import type { EditionBytes, EditionContent, EditionReads, EditionRow, Editions } from '../../src/application/report/editions.ts'
import type { Recorded } from '../../src/domain/complaint/events.ts'

/** An edition as the memory store keeps it. */
export type KeptEdition = Readonly<{ row: EditionRow; content: EditionContent; files: readonly EditionBytes[] }>

type Streams = ReadonlyMap<StreamId, Readonly<{ recorded: readonly Recorded<AnyEvent>[] }>>

export function editionsOn(kept: { editions: readonly KeptEdition[] }): Editions {
  return {
    add: async (row, content, files) => {
      if (kept.editions.some(({ row: other }) => other.kind === row.kind && other.slug === row.slug && other.edition === row.edition)) throw new Error('that edition is there')
      kept.editions = [...kept.editions, { row, content, files }]
    },
    lastAt: async (kind, slug) => Math.max(0, ...kept.editions.filter(({ row }) => row.kind === kind && row.slug === slug).map(({ row }) => row.edition)),
  }
}

export function readsOfEditionsOn(kept: Readonly<{ editions: readonly KeptEdition[]; streams: Streams }>): EditionReads {
  const find = (key: Pick<EditionRow, 'reportId' | 'edition'>) => kept.editions.find(({ row }) => row.reportId === key.reportId && row.edition === key.edition)
  return {
    editions: async () => kept.editions.map(({ row }) => row).toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : b.edition - a.edition)),
    editionContent: async (key) => find(key)?.content ?? null,
    editionFile: async (key, name) => find(key)?.files.find((file) => file.name === name) ?? null,
    publishingEvents: async (reportIds) => new Map(reportIds.map((id) => [id, kept.streams.get(id)?.recorded ?? []])),
    settingsVersion: async () => 1,
    grownSince: async () => 0,
  }
}
