import { OPERATOR, type TraceKind, type TraceSubject } from '../application/access/traces.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { Register } from './register.ts'

/** What each command of the operator leaves; those that are not here open the register to read or to add to it. */
const LEAVES: Readonly<Record<string, Readonly<{ kind: TraceKind; subject: TraceSubject }>>> = {
  report: { kind: 'exported', subject: { kind: 'figures', id: null } },
  backup: { kind: 'exported', subject: { kind: 'register', id: null } },
  user: { kind: 'listed', subject: { kind: 'account', id: null } },
}
const OPENS = { kind: 'read', subject: { kind: 'register', id: null } } as const

/**
 * Leaves the operator's trace before a command is let at the register; where it cannot be kept, the command does not run.
 * `command` is the first word after `heard`: what follows it may be a name or an address, and is not kept.
 */
export async function traceCommand({ traces, services }: Pick<Register, 'traces' | 'services'>, authorityIds: readonly AuthorityId[], command: string): Promise<void> {
  const leaves = new Map(Object.entries(LEAVES)).get(command) ?? OPENS
  for (const authorityId of authorityIds) await traces.keep(authorityId, [{ ...leaves, at: services.clock.now(), userId: OPERATOR, route: `heard ${command}` }])
}
