import type { Kept, KeptKind, KeptReads, KeptVersion } from '../../src/application/kept.ts'

export type KeptInMemory = Readonly<{ kind: KeptKind; commandId: string; version: KeptVersion }>

/** What is kept in versions, in memory: as storage/kept.ts keeps it. */
export function memoryKept(versions: KeptInMemory[]): Kept & KeptReads {
  const of = (kind: KeptKind) => versions.filter((one) => one.kind === kind).map(({ version }) => version)
  return {
    save: async ({ kind, keptId, body, seen, commandId, recordedAt, recordedBy }) => {
      if (versions.some((one) => one.commandId === commandId)) return 'saved'
      if (of(kind).filter((version) => version.keptId === keptId).length !== seen) return 'changed-meanwhile'
      versions.push({ kind, commandId, version: { keptId, version: seen + 1, body: structuredClone(body), recordedAt, recordedBy } })
      return 'saved'
    },
    kept: async (kind) => [...new Map(of(kind).map((version) => [version.keptId, version])).values()].filter(({ body }) => body !== null),
    keptHistory: async (kind, keptId) => of(kind).filter((version) => version.keptId === keptId),
  }
}
