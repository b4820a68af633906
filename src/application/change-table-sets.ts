import { SHIPPED_SETS } from '../domain/reporting/built/shipped-sets.ts'
import type { TableSet } from '../domain/reporting/built/table-spec.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import { readTableSet } from './read-table-set.ts'
import type { SettingsFileProblem } from './settings-file/file-reader.ts'

/** `seen`: the version that the page was drawn from, 0 for a new set. */
export type SetChange = Readonly<{ setId: string; seen: number; commandId: string }>
export type SetChanged = Readonly<{ kind: 'saved' | 'not-allowed' | 'changed-meanwhile' | 'makes-no-sense' | 'shipped' }> | Readonly<{ kind: 'not-kept'; problems: readonly SettingsFileProblem[] }>

/** Keeps a set of tables as another version; null takes it away. Nothing is kept that could not be read again: `not-kept` says which part is too long or too many. The versions before stay, and a published report keeps its own figures. */
export async function saveTableSet(services: Services, actor: Actor, { setId, seen, commandId }: SetChange, set: TableSet | null): Promise<SetChanged> {
  if (!may(actor, 'build-tables')) return { kind: 'not-allowed' }
  if (Object.hasOwn(SHIPPED_SETS, setId)) return { kind: 'shipped' }
  const read = set && readTableSet(set)
  if (read?.kind === 'problems') return read.problems.length > 0 ? { kind: 'not-kept', problems: read.problems } : { kind: 'makes-no-sense' }
  const kind = await services.store.write(actor, (tx) => tx.kept.save({
    kind: 'table-set', keptId: setId, body: set, seen, commandId, recordedAt: services.clock.now(), recordedBy: actor.userId,
  }))
  return { kind }
}
