import { recordEquality } from '../application/equality.ts'
import type { Services } from '../application/ports.ts'
import { recordEntry } from '../application/record-entry.ts'
import { isoDate, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { PopulationGroup } from '../domain/register/context/events.ts'
import type { EqualityOutcome } from '../domain/register/equality/equality-form.ts'
import type { Answers, Whose } from '../domain/register/equality/questions.ts'
import { chanceOf, type Chance } from './chance.ts'
import type { LiveCase } from './live-cases.ts'
import type { DemonstrationActors } from './users.ts'

type Asking = Readonly<{ complaintId: string; live: LiveCase; number: number; on: IsoDate }>

/** Invented, like everything else about people here. */
const SHARES: readonly (readonly [PopulationGroup, number])[] = [['white', 952], ['mixed', 14], ['asian', 18], ['black', 9], ['other-ethnic-group', 7], ['disabled', 208], ['female', 511]]

/** The shares of the population that what people say about themselves is set against. */
export async function loadPopulationShares(services: Services, { manager }: DemonstrationActors): Promise<void> {
  for (const [group, perThousand] of SHARES) {
    const command = { type: 'record-population-share' as const, on: isoDate('2020-03-31'), group, perThousand, text: { words: 'Invented for the demonstration' } }
    const result = await recordEntry(services, manager, { entryId: services.ids.next(), commandId: services.ids.next(), expectedSeq: 0, command })
    if (result.kind !== 'done') throw new Error(`the demonstration's share of ${group} was not taken: ${result.kind}`)
  }
}

/** Asks the two people of a complaint about themselves, as a complaints manager would after recording it: most, not all of them. */
export async function askAboutThemselves(services: Services, { manager }: DemonstrationActors, asking: Asking): Promise<void> {
  const { complaintId, live, number, on } = asking
  if (live.recorded === 'bare' || live.who === 'anonymous' || live.unborn) return
  for (const whose of ['complainant', 'child'] as const) {
    const chance = chanceOf(`equality of ${whose} ${number}`)
    if (!chance.isOneOf(80)) continue
    const outcome: EqualityOutcome = chance.isOneOf(85) ? 'answered' : 'declined'
    const answers = outcome === 'answered' ? answersOf(chance, whose, live) : {}
    const how = live.channel === 'telephone' ? 'by-telephone' : 'on-paper'
    const result = await recordEquality(services, manager, {
      complaintId, whose, entryId: services.ids.next(), commandId: services.ids.next(), expectedSeq: 0, on, how, outcome, answers,
    })
    if (result.kind !== 'done') throw new Error(`what is said about themselves in complaint ${number} was not taken: ${result.kind}`)
  }
}

function answersOf(chance: Chance, whose: Whose, { who, disabled }: LiveCase): Answers {
  const common = {
    'ethnic-group': chance.isOneOf(78) ? 'white-british' : chance.pick(['other-white', 'white-and-black-caribbean', 'pakistani', 'african', 'prefer-not-to-say']),
    sex: chance.pick(['female', 'male', ...(whose === 'complainant' ? ['female'] : [])]),
  }
  if (whose === 'child') return { ...common, age: who === 'care-leaver' ? '18-to-25' : chance.pick(['under-16', 'under-16', 'under-16', '16-or-17']), 'child-disability': disabled ? chance.pick([['autism'], ['learning'], ['autism', 'communication']]) : ['none'] }
  const isYoung = who === 'care-leaver' || who === 'child-or-young-person'
  return {
    ...common, age: who === 'care-leaver' ? '18-to-25' : isYoung ? '16-or-17' : '26-and-over', disability: chance.pick(['has-a-condition', 'no-condition', 'no-condition', 'no-condition']),
    'sexual-orientation': chance.pick(['straight', 'straight', 'straight', 'prefer-not-to-say']), religion: chance.pick(['no-religion', 'christian', 'christian', 'not-known']),
  }
}
