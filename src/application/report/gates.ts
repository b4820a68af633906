import type { SectionText } from '../../domain/reporting/document/report-parts.ts'
import type { ComposedReport } from './compose.ts'
import type { LifeStep } from './life-steps.ts'

/** Something that has to be put right before a report goes out: what it is, what it is about, and which steps wait for it. */
export type Gate = Readonly<{ code: 'text-carried-forward' | 'section-empty' | 'nothing-to-publish' | 'names-nothing' | 'small-numbers-worked-out' | 'small-numbers-unsafe' | 'findings-open'; about: readonly AboutSection[]; stopsAt: readonly (LifeStep | 'publish-report')[] }>

/** A section that something has to be done about. */
export type AboutSection = Readonly<{ sectionId: string; heading: string }>

const EVERY_STEP: Gate['stopsAt'] = ['submit-report', 'check-report', 'approve-report', 'publish-report']

/** Until what is withheld is worked out, nobody can tell what a report says. */
export function isWorkedOut(gates: readonly Gate[]): boolean {
  return gates.every(({ code }) => code !== 'small-numbers-worked-out')
}

/** What stands in the way of a report, in the order in which it is put right. Where nothing can withhold small numbers, nothing goes out. */
export function gatesOf({ sections, problems, protection }: Pick<ComposedReport, 'sections' | 'problems' | 'protection'>, openFindings: number): readonly Gate[] {
  // A place in which nothing stands this year is no mistake: the report says nothing there.
  const wrong = problems.filter(({ problem }) => problem.kind !== 'prints-nothing')
  const inWrong = new Set(wrong.map(({ section }) => section))
  const those = (are: (section: SectionText) => boolean): readonly AboutSection[] => sections.filter(are).map(({ id, heading }) => ({ sectionId: id, heading }))
  const [carried, empty] = [those(({ confirmed }) => !confirmed), those(({ text }) => text.trim() === '')]
  return [
    ...(sections.length === 0 ? [{ code: 'nothing-to-publish', about: [], stopsAt: EVERY_STEP } as const] : []),
    ...(carried.length > 0 ? [{ code: 'text-carried-forward', about: carried, stopsAt: EVERY_STEP } as const] : []),
    ...(empty.length > 0 ? [{ code: 'section-empty', about: empty, stopsAt: EVERY_STEP } as const] : []),
    ...(wrong.length > 0 ? [{ code: 'names-nothing', about: those(({ id }) => inWrong.has(id)), stopsAt: EVERY_STEP } as const] : []),
    ...(protection === 'working' ? [{ code: 'small-numbers-worked-out', about: [], stopsAt: EVERY_STEP } as const] : []),
    ...(protection === 'unsafe' || protection === 'failed' || protection === 'none' ? [{ code: 'small-numbers-unsafe', about: [], stopsAt: EVERY_STEP } as const] : []),
    ...(openFindings > 0 ? [{ code: 'findings-open', about: [], stopsAt: EVERY_STEP } as const] : []),
  ]
}
