import type { Actor, Services } from '../ports.ts'
import { workList, type WorkListFilters } from '../work-list.ts'

/** The references of a group of the work list, as far as whoever asks sees it: those due first, and no more than `most`. */
export async function referencesOfGroup(services: Services, actor: Actor, { group, stage }: Pick<WorkListFilters, 'group' | 'stage'>, most: number): Promise<readonly string[]> {
  const found: string[] = []
  for (let page = 1; found.length < most; page += 1) {
    const { rows, total } = await workList(services, actor, { group, ...(stage !== undefined && { stage }), sort: 'due', page })
    found.push(...rows.map(({ reference }) => reference))
    if (rows.length === 0 || found.length >= total) break
  }
  return found.slice(0, most)
}
