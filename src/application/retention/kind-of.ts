import { KIND_BEGUN_BY } from '../../domain/register/entry.ts'
import type { StreamKind } from '../../domain/register/events.ts'

/** The kind of a stream, by the event that began it. Throws a fault where nothing is known to begin so. */
export function kindOf(first: Readonly<{ type: string }> | undefined): StreamKind {
  const kinds: Readonly<Record<string, StreamKind>> = { ComplaintReceived: 'complaint', ...KIND_BEGUN_BY }
  const kind = kinds[first?.type ?? '']
  if (kind === undefined) throw new Error('a stream that begins with nothing known')
  return kind
}
