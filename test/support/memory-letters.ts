import type { LetterDraft, LetterDraftReads, LetterDrafts } from '../../src/application/letters/ports.ts'

/** Drafts of letters in memory, by record and letter. */
export type DraftsInMemory = Map<string, LetterDraft>

const keyOf = (streamId: string, letterId: string) => `${streamId}/${letterId}`

export function letterDraftsOn(drafts: DraftsInMemory): LetterDrafts {
  return {
    save: async ({ streamId, letterId, seen, body, at, by }) => {
      const key = keyOf(streamId, letterId)
      if ((drafts.get(key)?.version ?? 0) !== seen) return 'changed-meanwhile'
      drafts.set(key, { letterId, version: seen + 1, body, updatedAt: at, updatedBy: by })
      return 'saved'
    },
    remove: async (streamId, letterId) => void drafts.delete(keyOf(streamId, letterId)),
    get: async (streamId, letterId) => drafts.get(keyOf(streamId, letterId)) ?? null,
  }
}

export function readsOfLetterDraftsOn(drafts: DraftsInMemory): LetterDraftReads {
  return { letterDrafts: async (streamId) => [...drafts].filter(([key]) => key.startsWith(`${streamId}/`)).map(([, draft]) => draft) }
}
