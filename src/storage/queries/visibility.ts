import type { Visibility } from '../../application/ports.ts'

/** Parameters of a statement under construction: `add` gives the place of a value in it. */
export class Parameters {
  readonly values: unknown[] = []

  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

/**
 * The complaints that `visibility` reaches, as a condition on `complaint_summaries s`; null where it is all of them.
 * For a team manager: what is allocated to them or to one of their teams, unless they are accused in it and may not hear
 * of that yet. Decisions: 0013, 0039.
 */
export function visibleOnly(visibility: Visibility, parameters: Parameters): string | null {
  switch (visibility.kind) {
    case 'all':
      return null
    case 'none':
      return 'false'
    case 'teams':
      return `(s.owner_id = ${parameters.add(visibility.userId)} or s.allocated_team = any(${parameters.add(visibility.teams)}::text[]))
        and not ${parameters.add(visibility.userId)} = any(s.hidden_from)`
  }
}
