import type { Complaint } from './state.ts'

/** What a record may still lack; each has words in `src/words/refusals.ts`. */
export const MISSING_PARTS = ['complainant', 'child', 'points', 'category', 'division', 'team', 'said'] as const
export type MissingPart = (typeof MISSING_PARTS)[number]

const IS_MISSING: Readonly<Record<MissingPart, (complaint: Complaint) => boolean>> = {
  complainant: ({ details }) => details.complainants.length === 0,
  child: ({ details }) => details.children.length === 0,
  points: ({ points }) => points.length === 0,
  category: ({ details }) => details.category === undefined,
  division: ({ details }) => details.divisions.length === 0,
  team: ({ details }) => details.teams.length === 0,
  said: ({ said, points }) => said === null && points.length === 0,
}

/**
 * What the record still lacks, in the order in which the pages ask for it. An anonymous complainant or an unknown child
 * is recorded without a name and lacks nothing. A withdrawn complaint lacks nothing either.
 */
export function toComplete(complaint: Complaint): readonly MissingPart[] {
  if (complaint.status === 'withdrawn') return []
  return MISSING_PARTS.filter((part) => IS_MISSING[part](complaint))
}
