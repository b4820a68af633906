import type { QuantityKey } from '../cell-quantities.ts'
import type { Range } from '../primary.ts'
import type { SuppressionProblem } from '../problem.ts'
import type { Solver } from '../solver.ts'
import { attainable, type Short } from './attainable.ts'
import { needsOf, outsider, type Outsider } from './outsider.ts'
import { partsOf, type Part } from './parts.ts'
import { candidatesOf, costOf, differsAt, noProtection, show, type Protection } from './protection.ts'
import { prove } from './prove.ts'
import { narrow, widen, type Time } from './widen.ts'

/** A small number that cannot be hidden as the rule asks: what stays possible, and what is published that makes it so. */
export type CannotHide = Readonly<{ key: QuantityKey; wanted: Range; possible: Range; because: readonly QuantityKey[] }>

/**
 * What is withheld. `cost` and `bound` are of what is withheld beside the small numbers: no safe choice costs less than
 * `bound`, so the choice is the best there is where they are the same. `gaveUp`: parts in which all was withheld that may
 * be, because there was no time for less, or the solver failed.
 */
export type SuppressionResult = Readonly<{
  small: readonly QuantityKey[]
  /** `protects`: the small numbers that would follow if it were published. */
  secondary: readonly Readonly<{ key: QuantityKey; protects: readonly QuantityKey[] }>[]
  cannotHide: readonly CannotHide[]
  cost: number
  bound: number
  parts: number
  gaveUp: number
}>

export type SuppressionStep = Readonly<{ step: 'protecting' | 'proving'; done: number; of: number }>

/** `secondsLeft` of all the time there is. `tell` hears how far it has come. */
export type Effort = Readonly<{ secondsLeft: () => number; tell: (step: SuppressionStep) => void }>

/** The longest that one linear program may take, in seconds. */
const LONGEST_STEP = 20
/** The part of the time after which protecting gives way to proving, so that there is always something to prove. */
const FOR_PROTECTING = 0.6

type PartResult = Readonly<{ protection: Protection; short: readonly Short[]; bound: number; gaveUp: boolean; eyes: Outsider | null }>

/** Chooses what to withhold so that every small number stays hidden. Every choice is safe; the cheapest one is proved where time allows. */
export function suppress(problem: SuppressionProblem, solver: Solver, effort: Effort): SuppressionResult {
  const parts = partsOf(problem).toSorted((a, b) => a.quantities.length - b.quantities.length)
  const forProving = effort.secondsLeft() * (1 - FOR_PROTECTING)
  const protectedParts = parts.map((part, done): PartResult => {
    effort.tell({ step: 'protecting', done, of: parts.length })
    return protectPart(part, solver, timeUntil(effort, forProving))
  })
  const proved = protectedParts.map((result, done): PartResult => {
    effort.tell({ step: 'proving', done, of: parts.length })
    return provePart(result, solver, timeUntil(effort, effort.secondsLeft() * (1 - 1 / (parts.length - done))))
  })
  const smallOf = ({ quantities }: Pick<Part, 'quantities'>) => quantities.filter(({ sensitive, state }) => sensitive !== null && state === 'open').map(({ key }) => key)
  return {
    small: smallOf(problem),
    secondary: proved.flatMap(({ protection }) => secondaryOf(protection)),
    cannotHide: proved.flatMap(({ protection: { part }, short }) => cannotHide(part, short)),
    cost: proved.reduce((sum, { protection }) => sum + costOf(protection), 0), bound: proved.reduce((sum, { bound }) => sum + bound, 0),
    parts: parts.length, gaveUp: proved.filter(({ gaveUp }) => gaveUp).length,
  }
}

function timeUntil({ secondsLeft }: Effort, reserve: number): Time {
  const left = () => secondsLeft() - reserve
  return { step: () => Math.min(LONGEST_STEP, left()), isOver: () => left() <= 0 }
}

function protectPart(part: Part, solver: Solver, time: Time): PartResult {
  const nothing = noProtection(part, needsOf(part))
  let eyes: Outsider | null = null
  try {
    eyes = outsider(solver, part)
    const { needs, short } = attainable(nothing, eyes, time)
    const protection = noProtection(part, needs)
    if (!widen(protection, eyes, solver, time)) return { ...withheldAll(nothing, eyes), short }
    narrow(protection, eyes, time)
    return { protection, short, bound: 0, gaveUp: false, eyes }
  } catch {
    // The solver failed: nothing is shown that may be withheld. The attack decides whether that may be published.
    return withheldAll(nothing, eyes)
  }
}

function withheldAll({ part, needs }: Protection, eyes: Outsider | null): PartResult {
  eyes?.close()
  return { protection: { part, needs, withheld: new Set(candidatesOf(part)), worlds: new Map() }, short: [], bound: 0, gaveUp: true, eyes: null }
}

function provePart(result: PartResult, solver: Solver, time: Time): PartResult {
  const { protection, eyes } = result
  if (eyes === null) return result
  try {
    if (protection.withheld.size === 0) return { ...result, eyes: null }
    show(protection, eyes)
    const { best, bound } = prove(protection, eyes, solver, time)
    return { ...result, protection: best, bound, eyes: null }
  } catch {
    // What is withheld is safe without the proof that less would not be.
    return { ...result, eyes: null }
  } finally {
    eyes.close()
  }
}

function secondaryOf({ part, withheld, worlds }: Protection): SuppressionResult['secondary'] {
  return [...withheld].flatMap((at) => {
    const key = part.quantities[at]?.key
    const needed = [...worlds].filter(([, world]) => differsAt(part, world, at)).flatMap(([{ quantity }]) => part.quantities[quantity]?.key ?? [])
    return key === undefined ? [] : [{ key, protects: [...new Set(needed)] }]
  })
}

function cannotHide({ quantities }: Part, short: readonly Short[]): readonly CannotHide[] {
  return [...Map.groupBy(short, ({ need }) => need.quantity)].flatMap(([at, ofOne]) => {
    const quantity = quantities[at]
    if (!quantity || quantity.sensitive === null) return []
    const possible = (direction: 'up' | 'down', otherwise: number) => ofOne.find(({ need }) => need.direction === direction)?.possible ?? otherwise
    return [{
      key: quantity.key, wanted: quantity.sensitive, possible: { low: possible('down', quantity.sensitive.low), high: possible('up', quantity.sensitive.high) },
      because: [...new Set(ofOne.flatMap(({ because }) => because))],
    }]
  })
}
