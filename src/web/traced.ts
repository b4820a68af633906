import type { Traced, TraceKind, TraceNote, TraceSubject } from '../application/access/traces.ts'
import type { Actor } from '../application/ports.ts'
import type { TracedList } from '../words/traces.ts'
import type { Answer, Route, Visit } from './route.ts'

/**
 * A trace that a route leaves whenever it shows something. Where what it is of stands in the path, `at` names the parameter;
 * where it may stand behind the `?` or in the form, `asked` names the field, and without one nothing of it was shown.
 */
export type Leaves = Readonly<{
  kind: Extract<TraceKind, 'read' | 'listed' | 'exported' | 'printed'>
  of: Traced
  at?: string
  asked?: string
  /** Which list or document, as a code, where no parameter says it. */
  code?: string
  /** More as a code; after a colon, the parameter that has it. */
  what?: string
}>

/** `by-itself`: the page tells it, because only the page knows of what. */
export type RouteTraces = 'nothing' | 'by-itself' | readonly [Leaves, ...Leaves[]]

/** The page shows one record, which the parameter `at` names. */
export function reads(of: Exclude<Traced, 'list'>, at: string): readonly [Leaves] {
  return [{ kind: 'read', of, at }]
}

/** The page may be about one record, which the field `asked` behind the `?` or in the form names. */
export function readsIfAsked(of: Exclude<Traced, 'list'>, asked: string): readonly [Leaves] {
  return [{ kind: 'read', of, asked }]
}

/** The page shows parts of many records. */
export function lists(code: TracedList): readonly [Leaves] {
  return [{ kind: 'listed', of: 'list', code }]
}

/** Something is taken away as a file; `what` is its format. */
export function takesAway(of: Traced, which: Readonly<{ at: string }> | Readonly<{ code: TracedList }>, what: string): readonly [Leaves] {
  return [{ kind: 'exported', of, ...which, what }]
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** A reporting year, which figures are of, and the ending of a file. */
const YEAR = /^\d{4}-\d\d$/
const FORMAT = /^[a-z]{2,5}$/

/**
 * What a visit leaves by what its route declares. Whatever may not be seen and whatever is not there leave the same, and of an
 * address only an id or a year is kept: anybody can type a name into one.
 */
export function tracesOf(route: Route, visit: Visit<Actor | null>, answer: Answer): readonly TraceNote[] {
  if (route.access === 'public') return []
  const declared = typeof route.traces === 'string' ? [] : route.traces
  if (isRefusal(answer)) {
    const [first] = declared
    return [{ kind: 'refused', subject: first ? subjectOf(first, visit) : null }]
  }
  if (!showsSomething(answer)) return []
  return declared.flatMap((leaves) => {
    if (leaves.asked !== undefined && valueOf(leaves, visit) === undefined) return []
    const what = whatOf(leaves, visit)
    return [{ kind: leaves.kind, subject: subjectOf(leaves, visit), ...(what !== undefined && { what }) }]
  })
}

function isRefusal(answer: Answer): boolean {
  return answer.kind === 'not-found' || answer.kind === 'not-allowed' || (answer.kind === 'page' && (answer.status === 403 || answer.status === 404))
}

function showsSomething(answer: Answer): boolean {
  return answer.kind === 'page' || answer.kind === 'file'
}

function subjectOf(leaves: Leaves, visit: Visit<Actor | null>): TraceSubject {
  const value = valueOf(leaves, visit) ?? ''
  const isKept = UUID.test(value) || value === leaves.code || (leaves.of === 'figures' && YEAR.test(value))
  return { kind: leaves.of, id: isKept ? value : null }
}

function valueOf({ at, asked, code }: Leaves, { params, query, typed }: Visit<Actor | null>): string | undefined {
  if (at !== undefined) return params[at]
  if (asked === undefined) return code
  const value = query[asked] ?? typed[asked]
  return typeof value === 'string' && UUID.test(value) ? value : undefined
}

function whatOf({ what }: Leaves, { params }: Visit<Actor | null>): string | undefined {
  if (what?.startsWith(':') !== true) return what
  const value = params[what.slice(1)]
  return value !== undefined && FORMAT.test(value) ? value : undefined
}
