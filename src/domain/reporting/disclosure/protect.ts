import type { DisclosureRule } from '../../authority/disclosure-rules.ts'
import type { FigureTable } from '../figure-table.ts'
import { attack, isTooNarrow, type Deduced } from './attack/attack.ts'
import { whatIsSeen } from './attack/what-is-seen.ts'
import { buildProblem } from './build-problem.ts'
import { placeKey, quantitiesIn, type CellPlace, type QuantityKey } from './cell-quantities.ts'
import { isNeverPublished, withheldWhole } from './never-published.ts'
import { publishedBefore, type PublishedBefore } from './published-before.ts'
import { smallQuantities, type Range } from './primary.ts'
import type { SuppressionProblem } from './problem.ts'
import { protectedTables, type ProtectedTable } from './protected-table.ts'
import type { Solver } from './solver.ts'
import { suppress, type Effort, type SuppressionResult } from './suppress/suppress.ts'
import type { WordLinks } from './word-relations.ts'

/** Everything that what is withheld follows from. Plain data: it goes to a worker, and the same order asks the same thing. */
export type ProtectionOrder = Readonly<{
  tables: readonly FigureTable<string>[]
  /** By table. */
  rules: Readonly<Record<string, DisclosureRule>>
  /** Published although they are small, for a reason that somebody wrote down. */
  overridden: readonly CellPlace[]
  before: readonly PublishedBefore[]
  /** Which of the authority's words are parts of which: teams of divisions. */
  words: WordLinks
  /** How long it may take, at most, in seconds. */
  seconds: number
}>

/**
 * One number that is withheld, or that cannot be. `places`: every cell in which it stands. `protects`: of one that is not
 * small, the small ones that would follow from it. `wanted`: what has to stay possible. `cut`: where that cannot be had,
 * what stays possible at most, and what is published that makes it so.
 */
export type HiddenNumber = Readonly<{
  places: readonly CellPlace[]
  why: 'small' | 'secondary'
  low: number
  high: number
  isCertain: boolean
  /** False where nothing that is printed says how great it is at most. */
  hasTop: boolean
  wanted: Range | null
  isTooNarrow: boolean
  protects: readonly CellPlace[]
  cut: Readonly<{ possible: Range; because: readonly CellPlace[] }> | null
}>

/**
 * The tables as they may be published, and how that was found. `isSafe`: an outsider can deduce of no small number more than
 * the rule allows; what is not safe is not published. `cost` and `bound`: see `SuppressionResult`. `before`: small numbers that
 * are printed, since they were published before.
 */
export type ProtectedFigures = Readonly<{
  tables: readonly ProtectedTable[]
  numbers: readonly HiddenNumber[]
  isSafe: boolean
  cost: number
  bound: number
  gaveUp: number
  before: readonly Readonly<{ place: CellPlace; where: string }>[]
}>

/** The part of the time that is kept for the attack. */
const FOR_ATTACK = 0.3

/** Chooses what to withhold, prints the tables so, and attacks them. Throws a fault where the solver cannot attack: then nothing is safe. */
export function protect(order: ProtectionOrder, solver: Solver, effort: Effort): ProtectedFigures {
  const { rules, overridden } = order
  const tables = order.tables.filter((table) => !isNeverPublished(table))
  const ruleOf = (table: string): DisclosureRule => rules[table] ?? STRICT
  const cells = quantitiesIn(tables).cells
  const own = new Set(overridden.flatMap((place) => cells.get(placeKey(place))?.count ?? []))
  const told = publishedBefore(tables, order.before, ruleOf)
  const parts = { tables, ruleOf, told: told.relations, words: order.words }
  const published = withEquals(new Set([...own, ...told.counts.keys()]), buildProblem({ ...parts, published: new Set(), wholesStay: true }))
  const ask = (wholesStay: boolean) => buildProblem({ ...parts, published, wholesStay })
  const { problem, result } = chosen(ask, solver, { ...effort, secondsLeft: () => effort.secondsLeft() - FOR_ATTACK * order.seconds })
  const withheld = new Map<QuantityKey, 'small' | 'secondary'>([...result.small.map((key) => [key, 'small'] as const), ...result.secondary.map(({ key }) => [key, 'secondary'] as const)])
  const small = smallQuantities(tables, ruleOf)
  const printed = protectedTables(tables, ruleOf, { withheld, overridden: new Set([...published].filter((key) => small.has(key))) })
  const seen = new Map([...whatIsSeen(printed, tables, ruleOf), ...told.seen])
  const { deduced, isSafe } = attack(problem, seen, solver, effort.secondsLeft)
  return {
    tables: order.tables.map((table) => printed.find(({ id }) => id === table.id) ?? withheldWhole(table)), numbers: numbersOf(problem, result, deduced), isSafe, cost: result.cost, bound: result.bound, gaveUp: result.gaveUp,
    before: [...told.counts].filter(([key]) => small.has(key) && !own.has(key)).map(([, { place, where }]) => ({ place, where })),
  }
}

/** What is published, with every number that is the same one counted elsewhere: whoever reads one has read the other. */
function withEquals(published: ReadonlySet<QuantityKey>, { quantities, relations }: SuppressionProblem): ReadonlySet<QuantityKey> {
  const all = new Set(published)
  const equals = relations.filter(({ terms, low, high }) => low === 0 && high === 0 && terms.length === 2 && terms.reduce((sum, [, by]) => sum + by, 0) === 0)
    .map(({ terms }) => terms.flatMap(([at]) => quantities[at]?.key ?? []))
  for (let before = -1; before !== all.size;) {
    before = all.size
    for (const pair of equals) if (pair.some((key) => all.has(key))) for (const key of pair) all.add(key)
  }
  return all
}

/** What a table without a rule is protected by. */
const STRICT: DisclosureRule = { threshold: '1-5', zeros: 'withheld', rounding: null, percentagesFromBase: 10 }

type Chosen = Readonly<{ problem: SuppressionProblem; result: SuppressionResult }>

/** The wholes of tables stay published where that leaves everything hidden; else they are withheld like anything else. */
function chosen(ask: (wholesStay: boolean) => SuppressionProblem, solver: Solver, effort: Effort): Chosen {
  const problem = ask(true)
  const result = suppress(problem, solver, effort)
  if (result.cannotHide.length === 0) return { problem, result }
  const wider = ask(false)
  const other = suppress(wider, solver, effort)
  return other.cannotHide.length < result.cannotHide.length ? { problem: wider, result: other } : { problem, result }
}

function numbersOf({ quantities }: SuppressionProblem, result: SuppressionResult, deduced: readonly Deduced[]): readonly HiddenNumber[] {
  const placesOf = new Map(quantities.map(({ key, places }) => [key, places]))
  const protectsOf = new Map(result.secondary.map(({ key, protects }) => [key, protects]))
  const cutOf = new Map(result.cannotHide.map((one) => [one.key, one]))
  const firstOf = (keys: readonly QuantityKey[]) => keys.flatMap((key) => placesOf.get(key)?.[0] ?? [])
  return deduced.map((one): HiddenNumber => {
    const cut = cutOf.get(one.key)
    return {
      places: placesOf.get(one.key) ?? [], why: one.wanted === null ? 'secondary' : 'small', low: one.low, high: one.high, isCertain: one.isCertain, hasTop: one.hasTop, wanted: one.wanted,
      isTooNarrow: isTooNarrow(one), protects: firstOf(protectsOf.get(one.key) ?? []), cut: cut ? { possible: cut.possible, because: firstOf(cut.because) } : null,
    }
  })
}
