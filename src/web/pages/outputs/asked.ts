import { outputsFor, type OutputRequest } from '../../../application/report/outputs.ts'
import type { OutputKind } from '../../../domain/reporting/outputs/output-kinds.ts'
import type { Visit } from '../../route.ts'
import { readWhen } from './periods.ts'

/** The document that the address names, where this person may make it; null for one that there is not, or not for them. */
export function kindAsked({ actor, params }: Visit): OutputKind | null {
  return outputsFor(actor).find((kind) => kind === params['kind']) ?? null
}

/** What is to be made, from an address or a posted form; null where no period is named, or none that could be. */
export function requestOf(kind: OutputKind, { when, team }: Readonly<Record<string, string | undefined>>): OutputRequest | null {
  const read = readWhen(when)
  return read === null ? null : { kind, when: read, team: team === undefined || team === '' ? null : team }
}
