import type { Chance } from './chance.ts'
import { ANSWER_ENDINGS, GRIEVANCES, OPENINGS, OWN_GRIEVANCES, OWN_OPENINGS, TELEPHONE_OPENINGS, WISHES, type Grievance } from './complaint-texts-data.ts'

/** What one complaint says: the letter, its points, and what was answered. */
export type ComplaintWords = Readonly<{ said: string; points: readonly string[]; answer: string }>

export type WhoAndHow = Readonly<{ category: string; complainant: string; channel: string }>

/** A complaint with so many points, put together from invented sentences that suit who complains, how and of what. */
export function complaintWords(chance: Chance, who: WhoAndHow, points: number): ComplaintWords {
  const chosen = grievances(chance, who, points)
  return {
    said: [opening(chance, who), ...chosen.map((grievance) => grievance.said), chance.pick(WISHES)].join(' '),
    points: chosen.map((grievance) => grievance.point),
    answer: [...chosen.map((grievance) => grievance.answer), chance.pick(ANSWER_ENDINGS)].join(' '),
  }
}

function isOwn({ complainant }: WhoAndHow): boolean {
  return complainant === 'care-leaver' || complainant === 'child-or-young-person'
}

function opening(chance: Chance, who: WhoAndHow): string {
  if (isOwn(who)) return chance.pick(OWN_OPENINGS)
  return chance.pick(who.channel === 'telephone' ? TELEPHONE_OPENINGS : OPENINGS)
}

function grievances(chance: Chance, who: WhoAndHow, points: number): readonly Grievance[] {
  if (isOwn(who)) return chance.some(OWN_GRIEVANCES, points)
  const own = chance.shuffled(GRIEVANCES[who.category] ?? [])
  // Most complaints cross the categories, so further points may come from another.
  const others = chance.shuffled(Object.entries(GRIEVANCES).flatMap(([category, listed]) => (category === who.category ? [] : listed)))
  return [...own.slice(0, Math.max(1, points - 1)), ...others].slice(0, points)
}
