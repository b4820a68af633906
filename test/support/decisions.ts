import type { Decision } from '../../src/domain/complaint/decide.ts'

/** The code of a refusal; `accepted` where there is none. */
export function codeOf(decision: Decision): string {
  return decision.kind === 'refused' ? decision.code : decision.kind
}

/** The codes of the warnings; the refusal where it was refused. */
export function warningsOf(decision: Decision): readonly string[] {
  return decision.kind === 'refused' ? [`refused ${decision.code}`] : decision.warnings.map(({ code }) => code)
}

/** The codes of the breaches that come with it; the refusal where it was refused. */
export function breachesOf(decision: Decision): readonly string[] {
  return decision.kind === 'refused' ? [`refused ${decision.code}`] : decision.breaches.map(({ code }) => code)
}
