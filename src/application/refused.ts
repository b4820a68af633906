import type { Refusal } from '../domain/complaint/commands.ts'
import { lawOfRefusal, type RefusalCode } from '../domain/complaint/refusals.ts'

/** A refusal that says what it rests on, where nothing else is offered in its place. */
export function refused(code: RefusalCode): Refusal {
  const law = lawOfRefusal(code)
  return { kind: 'refused', code, ...(law !== undefined && { law }), allowedNow: [] }
}
