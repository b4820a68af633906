import type { ChecklistAnswer, RequirementId } from '../domain/register/report/events.ts'

/** What each requirement asks for, as the list of contents has it. */
export const REQUIREMENT_WORDS: Readonly<Record<RequirementId, string>> = {
  r1: 'How many representations were recorded under the procedure',
  r2: 'The outcome of each: what was decided, and any action to be taken',
  r3: 'Whether the time limits were met',
  r4: 'Produced every year, and available to the public',
  r5: 'Nothing by which a complainant could be identified',
  g1: 'The representations made to the authority',
  g2: 'The number of complaints at each stage, and any that the Ombudsman considered',
  g3: 'Which groups of people made them',
  g4: 'The types of complaint',
  g5: 'The outcomes',
  g6: 'The advocacy services that were provided',
  g7: 'Timescales, and complaints resolved within an agreed extension',
  g8: 'Learning and improvement: what was changed, and what was not',
  g9: 'Summary statistics of the people who complained: age, gender, disability, sexual orientation, ethnicity',
  g10: 'How effective the complaints procedure was',
  g11: 'Presented to staff and to the committee; available to the regulator and the public',
}

export const CHECKLIST_WORDS: Readonly<Record<ChecklistAnswer, string>> = { met: 'Met', 'not-met': 'Not met', 'not-held': 'Not held' }

export const CONTENTS_PAGE = {
  title: 'What the report has to contain',
  basis: { law: 'Asked for by law', guidance: 'Asked for by guidance' },
  mark: { V: 'Read in the source', GK: 'General knowledge: to be confirmed' },
  open: 'Not answered yet',
  computed: 'Found by the program',
  byHand: 'Answered by a person',
} as const
