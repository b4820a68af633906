import type { WordList } from '../domain/authority/settings.ts'
import { may } from './permissions.ts'
import type { Actor, Services, WordUsed } from './ports.ts'

/** What hangs on a word of the authority, so that nobody ends it blindly. */
export type WordUse = WordUsed & Readonly<{
  /** People who belong to the team: they would see what is about it no more. */
  people: number
  /** Words of other lists that name it: teams of a division, causes with a tag. */
  words: number
}>

/** How often a word stands in the register, in entries that were corrected or struck out since too. Null for who may not change settings. */
export async function wordUse(services: Services, actor: Actor, list: WordList, code: string): Promise<WordUse | null> {
  if (!may(actor, 'change-settings')) return null
  return services.store.read(actor.authorityId, async (reads): Promise<WordUse> => {
    const { words } = await reads.settings()
    const users = list === 'teams' ? await reads.users() : []
    const naming = list === 'divisions' ? words.teams.filter(({ division }) => division === code) : list === 'causeTags' ? words.reasonsUpheld.filter(({ tags = [] }) => tags.includes(code)) : []
    return { ...await reads.wordUsed(list, code), people: users.filter(({ isActive, teams }) => isActive && teams.includes(code)).length, words: naming.length }
  })
}
