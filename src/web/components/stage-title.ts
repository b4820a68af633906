import { procedureById } from '../../domain/procedure/procedures.ts'
import { STAGE_LABELS } from '../../words/labels.ts'

const labels: Readonly<Record<string, string>> = STAGE_LABELS

/** What a procedure calls one of its stages; the general word where it has no name of its own for it. */
export function stageTitle(procedureId: string, stage: string): string {
  return procedureById(procedureId)?.stages.find(({ id }) => id === stage)?.title ?? labels[stage] ?? stage
}
