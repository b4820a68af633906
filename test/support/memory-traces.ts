import type { Trace, Traces } from '../../src/application/access/traces.ts'

/** Traces in memory; `kept` is open to look at. */
export function memoryTraces(): Traces & Readonly<{ kept: Trace[] }> {
  const kept: Trace[] = []
  return { kept, keep: async (_, traces) => { kept.push(...traces) } }
}
