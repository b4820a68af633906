import { ACTIONS_BY_SUBJECT, type Action } from '../application/access/actions.ts'
import { MAY_BY_RELATION, MAY_BY_ROLE } from '../application/access/matrix.ts'
import { RELATIONS, ROLES, type Relation, type Role } from '../application/ports.ts'
import { ACTION_LABELS, SUBJECT_LABELS } from './access.ts'
import { COMMAND_LABELS } from './labels.ts'
import { THREAD_TITLES } from './threads/declared-words.ts'

/** The roles of staff, in the order of the columns. Somebody from outside has nothing but their part, which has a table of its own. */
export const STAFF_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'outside')

/** One action with everybody who may do it. */
export type MatrixRow<Who> = Readonly<{ action: Action; label: string; who: readonly Who[] }>
export type MatrixPart = Readonly<{ title: string; rows: readonly MatrixRow<Role>[] }>

/**
 * Who may do what, by subject, as `MAY_BY_ROLE` has it: what is asked of the application first, then the commands of a
 * complaint thread by thread. What nobody of the authority may do is left out: it stands in the table of parts.
 */
export function matrixOfRoles(): readonly MatrixPart[] {
  const subjects = Object.entries(ACTIONS_BY_SUBJECT).map(([subject, actions]) => ({ title: labelIn(SUBJECT_LABELS, subject), actions }))
  const declared = new Set(THREAD_TITLES.flatMap(({ commands }) => commands))
  const stages = Object.keys(COMMAND_LABELS).filter((command) => !declared.has(command))
  const parts = [
    ...subjects, { title: 'Complaints: the path from receipt to close', actions: stages },
    ...THREAD_TITLES.map(({ title, commands }) => ({ title: `Complaints: ${lowerFirst(title)}`, actions: commands })),
  ]
  return parts.map(({ title, actions }) => ({ title, rows: actions.map((action) => rowOf(action, STAFF_ROLES, MAY_BY_ROLE)).filter(({ who }) => who.length > 0) }))
}

/** What each part in one complaint gives, as `MAY_BY_RELATION` has it. */
export function matrixOfRelations(): readonly MatrixRow<Relation>[] {
  const actions = [...new Set(RELATIONS.flatMap((relation) => MAY_BY_RELATION[relation]))]
  return actions.map((action) => rowOf(action, RELATIONS, MAY_BY_RELATION))
}

export function actionLabel(action: string): string {
  return labelIn({ ...ACTION_LABELS, ...COMMAND_LABELS }, action)
}

function rowOf<Who extends string>(action: string, all: readonly Who[], table: Readonly<Record<Who, readonly Action[]>>): MatrixRow<Who> {
  return { action: action as Action, label: actionLabel(action), who: all.filter((one) => (table[one] as readonly string[]).includes(action)) }
}

function labelIn(labels: Readonly<Record<string, string>>, code: string): string {
  return labels[code] ?? code
}

function lowerFirst(title: string): string {
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`
}
