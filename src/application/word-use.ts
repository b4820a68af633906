import type { WordList } from '../domain/authority/settings.ts'
import { may } from './permissions.ts'
import type { Actor, Services, WordUsed } from './ports.ts'

/** What hangs on a word of the authority, so that nobody ends it blindly. */
export type WordUse = Readonly<{
  /** Null where counting it would keep the page waiting. */
  used: WordUsed | null
  /** People who belong to the team: they would see what is about it no more. */
  people: number
  /** Words of other lists that name it: teams of a division, causes with a tag. */
  words: number
}>

/** How long a page waits for the count before it offers to count on request. */
const PAGE_WAITS_MS = 80

/**
 * How often a word stands in the register, in entries that were corrected or struck out since too. Null for who may not change
 * settings. What takes longer than a page should wait is counted only where somebody asks for it (`isAsked`).
 */
export async function wordUse(services: Services, actor: Actor, { list, code, isAsked }: Readonly<{ list: WordList; code: string; isAsked: boolean }>): Promise<WordUse | null> {
  if (!may(actor, 'change-settings')) return null
  return services.store.read(actor, async (reads): Promise<WordUse> => {
    const { words } = await reads.settings()
    const users = list === 'teams' ? await reads.users() : []
    const naming = list === 'divisions' ? words.teams.filter(({ division }) => division === code) : list === 'causeTags' ? words.reasonsUpheld.filter(({ tags = [] }) => tags.includes(code)) : []
    return {
      used: await reads.wordUsed({ list, code, withinMs: isAsked ? null : PAGE_WAITS_MS }),
      people: users.filter(({ isActive, teams }) => isActive && teams.includes(code)).length, words: naming.length,
    }
  })
}
