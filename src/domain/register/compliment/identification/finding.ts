/** What sort of thing could tell a reader who somebody is. */
export const FINDING_KINDS = ['name', 'place', 'date', 'age', 'court', 'money', 'contact', 'reference', 'circumstance'] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** What made the check take it for that. */
export const FINDING_REASONS = [
  'known-person', 'near-known-name', 'title', 'relative', 'introduced', 'signature', 'initials', 'given-name', 'capital', 'other-script',
  'postcode', 'address', 'institution', 'own-place', 'town', 'after-preposition',
  'day', 'month', 'year', 'time-ago', 'festival', 'clock-time', 'birth',
  'age', 'school-year', 'law-section', 'order', 'proceedings', 'court-name', 'sum', 'email', 'web-address', 'handle', 'telephone', 'number', 'nhs-number',
  'twins', 'several-children', 'rare-relation', 'health', 'harm', 'background', 'public-role',
] as const
export type FindingReason = (typeof FINDING_REASONS)[number]

/** What could stand there instead; the words are in `src/words/identification.ts`. */
export const PROPOSALS = [
  'name', 'worker', 'relative', 'judge', 'doctor', 'place', 'team', 'recently', 'year', 'age', 'legal', 'sum', 'contact', 'reference', 'children', 'detail',
] as const
export type Proposal = (typeof PROPOSALS)[number]

/** Something in a text that could identify. `start` and `end` are UTF-16 offsets in it, `end` not included. */
export type Finding = Readonly<{ start: number; end: number; kind: FindingKind; reason: FindingReason; proposal: Proposal }>

/** Somebody whom the record names, as far as it does. */
export type KnownPerson = Readonly<{ as: 'worker' | 'other'; names: readonly string[] }>

/** What the authority knows that a reader may know too: people of the record, and its own words for teams and places. */
export type Known = Readonly<{ people: readonly KnownPerson[]; places: readonly string[] }>
