import { complaintsCalled } from '../../../application/complaints-called.ts'
import { mayBeGiven } from '../../../application/access/matrix.ts'
import { personOfPool } from '../../../application/pool.ts'
import { listDisruptions } from '../../../application/disruptions.ts'
import { themeChoices } from '../../../application/themes.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import { DECLARED } from '../../../domain/complaint/declared/all.ts'
import type { Field } from '../../../domain/complaint/declared/field.ts'
import type { Visit } from '../../route.ts'
import type { Person } from '../../../application/ports.ts'
import { choicesFor, chosenIn } from '../../components/known-people.ts'
import { disruptionName } from '../../../words/threads/delays.ts'
import type { FormContext } from './command-form.ts'
import type { Typed } from '../../form-reader.ts'

/** The complaint, the words and the people that a form needs; null where the actor may not see the complaint. */
export async function formContext(visit: Visit, asked: Typed): Promise<FormContext | null> {
  const { deps, actor, params, today } = visit
  const view = await viewComplaint(deps.services, actor, params['complaintId'] ?? '')
  if ('kind' in view) return null
  const { settings, users } = view
  const entries = await entryChoices(visit)
  const named = entries.find(({ code }) => code === textOf(asked['disruption'] ?? asked['theme']))?.code
  const known = await chosenIn(visit, asked)
  const proposed = await personOfPool(deps.services, actor, textOf(asked['person']))
  return {
    view: proposed ? { ...view, people: new Map([...view.people, [proposed.personId, proposed]]) } : view, settings, actor, today,
    users: users.filter((user) => user.isActive && mayBeGiven(user)),
    asked: { part: textOf(asked['part']), entry: Number(textOf(asked['entry'])) || 0, ...(proposed && { person: proposed.personId }), item: textOf(asked['item']), ...(named !== undefined && { named }) },
    called: await complaintsTyped(visit, asked), entries, known, found: await foundAt(visit, asked, known),
    newId: () => deps.services.ids.next(),
  }
}

/** The choices of each row whose name was looked for, or in which somebody is chosen. A row ends before `-known` and `-givenName`. */
async function foundAt(visit: Visit, typed: Typed, known: ReadonlyMap<string, Person>): Promise<FormContext['found']> {
  const found: Record<string, Awaited<ReturnType<typeof choicesFor>>> = {}
  const wanted = /^find-([a-z]+-\d{1,2})$/.exec(textOf(typed['go']))?.[1]
  const chosen = Object.keys(typed).flatMap((name) => /^([a-z]+-\d{1,2})-known$/.exec(name)?.[1] ?? [])
  for (const row of new Set([...chosen, ...(wanted === undefined ? [] : [wanted])])) {
    const name = row === wanted ? `${textOf(typed[`${row}-givenName`])} ${textOf(typed[`${row}-familyName`])}` : ''
    const person = known.get(textOf(typed[`${row}-known`]))
    if (row === wanted || person) found[row] = await choicesFor(visit, name, person)
  }
  return found
}

/** The complaints that a declared command's form names, each by its reference, its id or the address of its page. */
async function complaintsTyped({ deps, actor, params }: Visit, typed: Typed): Promise<ReadonlyMap<string, string>> {
  const fields = fieldsOf(params['command'])
  const names = Object.entries(fields).filter(([, { kind }]) => kind === 'complaint').map(([name]) => textOf(typed[name]).trim())
  const asked = names.filter((name) => name !== '')
  return asked.length === 0 ? new Map() : complaintsCalled(deps.services, actor, asked)
}

/** The disruptions and themes to choose from, where the command names one. */
async function entryChoices({ deps, actor, params }: Visit): Promise<FormContext['entries']> {
  if (!Object.values(fieldsOf(params['command'])).some(({ kind }) => kind === 'entry')) return []
  const seen = await listDisruptions(deps.services, actor) ?? []
  const themes = await themeChoices(deps.services, actor)
  return [
    ...seen.map(({ disruptionId, disruption }) => ({ kind: 'disruption' as const, code: disruptionId, label: disruptionName(disruption) })),
    ...themes.map((theme) => ({ kind: 'theme' as const, ...theme })),
  ]
}

function fieldsOf(command: string | undefined): Readonly<Record<string, Field>> {
  return Object.values(DECLARED).find((declaration) => declaration.command === command)?.fields ?? {}
}

function textOf(value: Typed[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
