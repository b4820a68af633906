import { PROCEDURES } from '../../../domain/procedure/procedures.ts'

export type KnownClock = Readonly<{ id: string; title: string }>

/** The authority's own clocks of every procedure, each once: what a complaint on the work list may be waiting for. */
export const KNOWN_CLOCKS: readonly KnownClock[] = [...new Map(
  PROCEDURES.flatMap((procedure) => procedure.clocks)
    .filter(({ kind, whose }) => kind === 'limit' && whose === 'authority')
    .map(({ id, title }) => [id, { id, title }]),
).values()]
