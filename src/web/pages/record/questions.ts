import type { Step, StepId } from './step.ts'
import { aboutTeam } from './steps/about-team.ts'
import { category } from './steps/category.ts'
import { channel } from './steps/channel.ts'
import { children } from './steps/children.ts'
import { complainants } from './steps/complainants.ts'
import { contact } from './steps/contact.ts'
import { points } from './steps/points.ts'
import { priority } from './steps/priority.ts'
import { procedure } from './steps/procedure.ts'
import { received } from './steps/received.ts'
import { said } from './steps/said.ts'
import { teams } from './steps/teams.ts'

/** The questions, one page each, in the order in which they are asked. */
export const QUESTIONS: readonly Step[] = [
  received, channel, said, complainants, children, teams, points, category, contact, priority, aboutTeam, procedure,
]

export function questionOf(id: string): Step | undefined {
  return QUESTIONS.find((step) => step.id === id)
}

/** The question before and after; null at either end. */
export function neighboursOf(id: StepId): Readonly<{ before: StepId | null; after: StepId | null }> {
  const at = QUESTIONS.findIndex((step) => step.id === id)
  return { before: QUESTIONS[at - 1]?.id ?? null, after: QUESTIONS[at + 1]?.id ?? null }
}
