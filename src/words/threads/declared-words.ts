import type { DeclaredCommand, DeclaredType } from '../../domain/complaint/declared/all.ts'
import { SAFEGUARDING_WORDS } from './safeguarding.ts'
import type { AnyCommandWords } from './thread-words.ts'
import { CAUSES_WORDS } from './causes.ts'
import { REMEDIES_WORDS } from './remedies.ts'
import { DELAYS_WORDS } from './delays.ts'
import { CHASING_WORDS } from './chasing.ts'
import { CORPORATE_WORDS } from './corporate.ts'
import { RESOLUTION_WORDS } from './resolution.ts'
import { LEAVING_WORDS } from './leaving.ts'
import { FOLLOWING_WORDS } from './following.ts'
import { ROUTE_WORDS } from './route.ts'
import { ELIGIBILITY_WORDS } from './eligibility.ts'
import { PROCEEDINGS_WORDS } from './proceedings.ts'
import { ADVOCACY_WORDS } from './advocacy.ts'
import { FREEZE_WORDS } from './freeze.ts'
import { PARTIES_WORDS } from './parties.ts'
import { SEALING_WORDS } from './sealing.ts'
import { THEMES_WORDS } from './themes.ts'
import { LINKS_WORDS } from './links.ts'
import { STAGE_ONE_WORDS } from './stage-one.ts'
import { APPOINTMENTS_WORDS } from './appointments.ts'
import { STAGE_TWO_WORDS } from './stage-two.ts'
import { STAGE_THREE_WORDS } from './stage-three.ts'
import { OUTSIDE_ACCESS_WORDS } from './outside-access.ts'
import { DOCUMENTS_WORDS } from './documents.ts'
import { LETTERS_WORDS } from './letters.ts'

const ALL = [
  STAGE_ONE_WORDS, APPOINTMENTS_WORDS, STAGE_TWO_WORDS, STAGE_THREE_WORDS, OUTSIDE_ACCESS_WORDS, DOCUMENTS_WORDS, LETTERS_WORDS,
  SAFEGUARDING_WORDS, ROUTE_WORDS, ELIGIBILITY_WORDS, PROCEEDINGS_WORDS, ADVOCACY_WORDS, FREEZE_WORDS,
  DELAYS_WORDS, CHASING_WORDS, CORPORATE_WORDS, RESOLUTION_WORDS, LEAVING_WORDS, CAUSES_WORDS, REMEDIES_WORDS, FOLLOWING_WORDS,
  PARTIES_WORDS,
  LINKS_WORDS,
  THEMES_WORDS,
  SEALING_WORDS,
] as const

/** What the timeline calls each declared event. */
export const DECLARED_EVENT_LABELS: Readonly<Record<DeclaredType, string>> = {
  ...STAGE_ONE_WORDS.events,
  ...APPOINTMENTS_WORDS.events,
  ...STAGE_TWO_WORDS.events,
  ...STAGE_THREE_WORDS.events,
  ...OUTSIDE_ACCESS_WORDS.events,
  ...DOCUMENTS_WORDS.events,
  ...LETTERS_WORDS.events,
  ...LINKS_WORDS.events,
  ...THEMES_WORDS.events,
  ...SEALING_WORDS.events,
  ...PARTIES_WORDS.events,
  ...ROUTE_WORDS.events,
  ...ELIGIBILITY_WORDS.events,
  ...PROCEEDINGS_WORDS.events,
  ...ADVOCACY_WORDS.events,
  ...FREEZE_WORDS.events,
  ...CAUSES_WORDS.events,
  ...REMEDIES_WORDS.events,
  ...FOLLOWING_WORDS.events,
  ...LEAVING_WORDS.events,
  ...RESOLUTION_WORDS.events,
  ...CORPORATE_WORDS.events,
  ...CHASING_WORDS.events,
  ...DELAYS_WORDS.events,
  ...SAFEGUARDING_WORDS.events,
}

/** The words of each declared command's page. */
export const DECLARED_COMMAND_WORDS: Readonly<Record<DeclaredCommand['type'], AnyCommandWords>> = {
  ...STAGE_ONE_WORDS.commands,
  ...APPOINTMENTS_WORDS.commands,
  ...STAGE_TWO_WORDS.commands,
  ...STAGE_THREE_WORDS.commands,
  ...OUTSIDE_ACCESS_WORDS.commands,
  ...DOCUMENTS_WORDS.commands,
  ...LETTERS_WORDS.commands,
  ...LINKS_WORDS.commands,
  ...THEMES_WORDS.commands,
  ...SEALING_WORDS.commands,
  ...PARTIES_WORDS.commands,
  ...ROUTE_WORDS.commands,
  ...ELIGIBILITY_WORDS.commands,
  ...PROCEEDINGS_WORDS.commands,
  ...ADVOCACY_WORDS.commands,
  ...FREEZE_WORDS.commands,
  ...CAUSES_WORDS.commands,
  ...REMEDIES_WORDS.commands,
  ...FOLLOWING_WORDS.commands,
  ...LEAVING_WORDS.commands,
  ...RESOLUTION_WORDS.commands,
  ...CORPORATE_WORDS.commands,
  ...CHASING_WORDS.commands,
  ...DELAYS_WORDS.commands,
  ...SAFEGUARDING_WORDS.commands,
}

/** The subjects that run beside the stages, each with its commands, in the order in which the pages show them. */
export const THREAD_TITLES: readonly Readonly<{ title: string; commands: readonly string[] }>[] =
  ALL.map(({ title, commands }) => ({ title, commands: Object.keys(commands) }))

/** The titles of the pages of declared commands. */
export const DECLARED_COMMAND_LABELS = Object.fromEntries(
  Object.entries(DECLARED_COMMAND_WORDS).map(([command, { title }]) => [command, title]),
) as Readonly<Record<DeclaredCommand['type'], string>>

/** The questions of a declared command's page, by field. */
export function questionsOf(command: string): AnyCommandWords['asks'] {
  const words: Readonly<Record<string, AnyCommandWords>> = DECLARED_COMMAND_WORDS
  return words[command]?.asks ?? {}
}

/** A question as the label of its answer: "Which concern". */
export function statement(question: string): string {
  return question.replace(/(?<!\s)\s*\(optional\)$/, '').replace(/\?$/, '')
}
