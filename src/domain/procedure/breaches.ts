import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import type { Course, Extension } from '../timescales/course.ts'
import type { Citation } from '../timescales/limit.ts'
import type { ClockRun } from '../timescales/run-clock.ts'
import type { TimetableInput } from './clock.ts'
import { relaxationOf, type RunningClock } from './clocks.ts'
import type { ClockRule } from './procedure.ts'

export const CLOCK_BREACH_CODES = [
  'limit-run-out', 'done-after-limit', 'done-after-extension', 'done-after-ceiling', 'extension-told-late', 'extension-not-told',
  'extension-beyond-ceiling', 'extension-without-ground', 'pause-without-ground',
] as const
/**
 * What the dates alone show to have gone against the law. `limit-run-out` is not done yet; the three that begin with
 * `done-after` were done after the limit (with no extension), after the date an extension gave, or after the ceiling.
 */
export type ClockBreachCode = (typeof CLOCK_BREACH_CODES)[number]

export type ClockBreach = Readonly<{ code: ClockBreachCode; clockId: string; law: string; confirmed: boolean; happenedOn: IsoDate }>

type Found = Readonly<{ code: ClockBreachCode; happenedOn: IsoDate; under: Citation }>
type Stretch = Readonly<{ course: Course; run: ClockRun }>

/**
 * The breaches of law that the clocks show, in the order of the procedure.
 *
 * Only a limit of law upon the authority can be breached: a local target or guidance that is missed is late, and no
 * more. Where a statutory relaxation eased the limit, being late is not by itself a breach.
 */
export function breachesOf(clocks: readonly RunningClock[], input: TimetableInput): ClockBreach[] {
  return clocks.flatMap(clock => [...clock.earlier, clock].flatMap(stretch => {
    const isEased = relaxationOf({ ...clock, ...stretch }, input.procedure, input.asAt) !== null
    const found = [...(isEased ? [] : lateness(clock.rule, stretch)), ...extensionBreaches(clock.rule, stretch, input.asAt), ...pauseBreaches(clock.rule, stretch)]
    return found.flatMap(({ code, happenedOn, under }) =>
      under.law === null ? [] : [{ code, clockId: clock.rule.id, law: under.law, confirmed: under.confirmed, happenedOn }])
  }))
}

function lateness(rule: ClockRule, { course, run }: Stretch): Found[] {
  if (rule.whose === 'complainant' || run.workingDaysLate === 0) return []
  if (course.endedOn === null) return [{ code: 'limit-run-out', happenedOn: addDays(run.dueOn, 1), under: rule }]
  const isPastCeiling = run.ceilingOn !== null && course.endedOn > run.ceilingOn
  const wasExtended = run.dueOn > run.normalDueOn
  const code = isPastCeiling ? 'done-after-ceiling' : wasExtended ? 'done-after-extension' : 'done-after-limit'
  return [{ code, happenedOn: course.endedOn, under: rule }]
}

function extensionBreaches(rule: ClockRule, { course, run }: Stretch, asAt: IsoDate): Found[] {
  const under = rule.extension
  if (!under) return []
  const hasRunOut = (run.endedOn ?? asAt) > run.dueOn
  const judged = run.moved.extensions.flatMap(({ effect, toldOn, decidedOn, isBeyondCeiling }): Found[] => [
    ...(effect === 'told-too-late' ? [{ code: 'extension-told-late', happenedOn: toldOn ?? decidedOn, under } as const] : []),
    ...(effect === 'not-told' && hasRunOut ? [{ code: 'extension-not-told', happenedOn: addDays(run.dueOn, 1), under } as const] : []),
    ...(isBeyondCeiling ? [{ code: 'extension-beyond-ceiling', happenedOn: decidedOn, under } as const] : []),
  ])
  return [...judged, ...course.extensions.filter(extension => !hasGround(rule, extension))
    .map(({ decidedOn }) => ({ code: 'extension-without-ground', happenedOn: decidedOn, under }) as const)]
}

function hasGround(rule: ClockRule, extension: Extension): boolean {
  const grounds = rule.extension?.grounds
  return !grounds || (extension.ground !== null && grounds.includes(extension.ground))
}

function pauseBreaches(rule: ClockRule, { course }: Stretch): Found[] {
  const under = rule.pause
  if (!under) return []
  return course.pauses.filter(pause => !pause.isAllowed)
    .map(({ from }) => ({ code: 'pause-without-ground', happenedOn: from, under }) as const)
}
