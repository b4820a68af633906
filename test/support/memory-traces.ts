import type { Trace, TraceKept, TraceKind, Traces } from '../../src/application/access/traces.ts'

const CHAIN = '00000000-0000-4000-8000-0000000c4a17'

/** Traces in memory; `kept` is open to look at. What it says of who looked how much is nothing: PostgreSQL counts that. */
export function memoryTraces(): Traces & Readonly<{ kept: Trace[] }> {
  const kept: Trace[] = []
  const all = (): readonly TraceKept[] => kept.map((trace, index) => ({ ...trace, chainId: CHAIN, seq: index + 1, wordsId: trace.words === undefined ? null : `words-${index + 1}` }))
  return {
    kept,
    keep: async (_, traces) => { kept.push(...traces) },
    find: async (_, { userId, subjectIds, kinds, from, until, olderThan, limit }) => all().toReversed().filter((trace) =>
      (userId === undefined || trace.userId === userId) && (subjectIds === undefined || subjectIds.includes(trace.subject?.id ?? ''))
      && (kinds === undefined || kinds.includes(trace.kind)) && (from === undefined || trace.at >= from) && (until === undefined || trace.at < until)
      && (olderThan === undefined || trace.seq < olderThan.seq)).slice(0, limit),
    looking: async () => [],
    counted: async (_, { from, until }) => new Map(Object.entries(Object.groupBy(kept.filter(({ at, kind }) => at >= from && at < until && !['read', 'listed', 'searched'].includes(kind)), ({ kind }) => kind)).map(([kind, of]) => [kind as TraceKind, of.length])),
    wordsSaying: async (_, parts) => all().flatMap(({ words, wordsId, at, userId }) =>
      (words !== undefined && wordsId !== null && parts.some((part) => words.toLowerCase().includes(part.toLowerCase())) ? [{ words, wordsId, at, userId }] : [])),
    eraseWords: async () => undefined,
    destroyBefore: async () => 0,
  }
}
