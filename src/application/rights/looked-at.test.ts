import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryTraces } from '../../../test/support/memory-traces.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import type { Trace, TraceKind } from '../access/traces.ts'
import type { AuthorityId } from '../ports.ts'
import { heldTraces } from './looked-at.ts'

const AUTHORITY = 'test' as AuthorityId
const RECORD = '00000000-0000-4000-8000-000000000001'

const trace = (at: string, kind: TraceKind, by: string): Trace => ({ at, userId: by as UserId, kind, subject: { kind: 'complaint', id: RECORD }, route: '/complaints/:complaintId' })

test('who looked is told by London day: what was opened, what was taken away or printed, and what was opened past a seal, by how many', async () => {
  const traces = memoryTraces()
  await traces.keep(AUTHORITY, [
    trace('2026-06-01T22:30:00.000Z', 'read', 'ines'), trace('2026-06-01T23:30:00.000Z', 'read', 'ines'), trace('2026-06-02T09:00:00.000Z', 'exported', 'ines'),
    trace('2026-06-02T10:00:00.000Z', 'printed', 'nadia'), trace('2026-06-02T11:00:00.000Z', 'seal-broken', 'helen'), trace('2026-06-02T12:00:00.000Z', 'refused', 'reader'),
  ])
  const { days } = await heldTraces(traces, AUTHORITY, { subjects: [RECORD], names: [] })
  assert.deepEqual(days, [{ on: '2026-06-02', opened: 2, taken: 2, people: 3 }, { on: '2026-06-01', opened: 1, taken: 0, people: 1 }])
})
