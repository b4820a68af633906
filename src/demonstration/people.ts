import type { Chance } from './chance.ts'
import { FAMILY_NAMES, GIVEN_NAMES } from './names-data.ts'

/** One invented family: a grown-up's name, and children of the same family name. */
export type Family = Readonly<{ familyName: string; grownUp: string; children: readonly string[] }>

export function aFamily(chance: Chance, children: number): Family {
  const familyName = chance.pick(FAMILY_NAMES)
  const [grownUp = '', ...others] = chance.some(GIVEN_NAMES, children + 1)
  return { familyName, grownUp: `${grownUp} ${familyName}`, children: others.map((given) => `${given} ${familyName}`) }
}

/** How somebody of this complainant type is likely to be related to the child. */
export function relationOf(chance: Chance, complainantType: string): string {
  switch (complainantType) {
    case 'parent':
      return chance.isOneOf(70) ? 'mother' : 'father'
    case 'other-relative':
      return chance.isOneOf(75) ? 'grandparent' : 'aunt-or-uncle'
    case 'care-leaver':
    case 'child-or-young-person':
      return 'self'
    case 'foster-carer':
    case 'special-guardian':
      return complainantType
    default:
      return 'other'
  }
}
