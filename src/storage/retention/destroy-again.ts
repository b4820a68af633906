import type pg from 'pg'
import type { AnyEvent, AuthorityId } from '../../application/ports.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import { isDestroyed } from '../../domain/complaint/erasure.ts'
import { listAuthorities } from '../authorities.ts'
import { makeLedger } from '../ledger/ledger.ts'
import { loadStream } from '../ledger/load.ts'
import type { Projector, Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { refreshNames } from '../search/refresh-names.ts'
import { isUuid } from '../is-uuid.ts'
import { inTransaction } from '../transaction.ts'
import { readDestroyed, type DestroyedLine } from './destroyed-file.ts'

/**
 * Destroys again what an older backup has brought back, as the lines beside the seals say it; returns how many. As the owner,
 * before anybody is served: two people agreed to it once, and the ledger that said so is younger than the backup. Decision: 0086.
 */
export async function destroyAgain(owner: pg.Pool, projector: Projector, sealsFolder: string, now: string): Promise<number> {
  let many = 0
  for (const { authorityId } of await listAuthorities(owner)) {
    for (const line of await readDestroyed(sealsFolder, authorityId)) {
      if (!isUuid(line.streamId)) continue
      const again = await inTransaction(owner, `begin; set local heard.authority_id = '${authorityId}'`, (trx) => once({ trx, authorityId, projector, now }, line))
      if (again) many += 1
    }
  }
  return many
}

type Within = Readonly<{ trx: Trx; authorityId: AuthorityId; projector: Projector; now: string }>

async function once(within: Within, line: DestroyedLine): Promise<boolean> {
  const { trx, authorityId } = within
  if (line.type === 'PeopleErased') return erasePeople(within, line)
  const { kind, recorded } = await loadStream(trx, authorityId, line.streamId)
  const isThere = kind !== null && !isDestroyed(recorded)
  const wasErased = recorded.some(({ event }) => event.type === 'WordsErased' && event.destruction === line.payload['destruction'])
  if (!isThere || (line.type === 'WordsErased' && wasErased)) return false
  // The line is the event as the ledger had it.
  const event = { type: line.type, happenedOn: line.happenedOn, ...line.payload, ...(line.type === 'RecordDestroyed' && { isAgain: true }) } as AnyEvent
  const ledger = makeLedger(trx, authorityId, within.projector, { isSecondTry: false, outOfSight: new Set() })
  const before = await ledger.load(line.streamId)
  await ledger.append(kind, line.streamId, before.at(-1)?.seq ?? 0, [event], { commandId: `again ${line.type} ${line.streamId} ${within.now}`, recordedBy: 'restore', recordedAt: within.now })
  if (line.type === 'RecordDestroyed') await rowsOf(trx, 'select destroy_rows($1::uuid, $2::uuid)', [authorityId, line.streamId])
  else await eraseWords(within, line)
  return true
}

async function eraseWords({ trx, authorityId, projector }: Within, { streamId, payload }: DestroyedLine): Promise<void> {
  await rowsOf(trx, 'delete from texts where authority_id = $1 and stream_id = $2 and text_id = any($3::uuid[])', [authorityId, streamId, idsIn(payload['textIds'])])
  const { kind, recorded } = await loadStream(trx, authorityId, streamId)
  if (kind !== null) await projector(trx, authorityId, [{ kind, streamId, recorded, isNew: false }])
}

async function erasePeople({ trx, authorityId }: Within, { payload }: DestroyedLine): Promise<boolean> {
  const ids = idsIn(payload['people'])
  const gone = await rowsOf(trx, 'delete from people where authority_id = $1 and person_id = any($2::uuid[]) returning 1', [authorityId, ids])
  await rowsOf(trx, 'delete from trace_words where authority_id = $1 and words_id = any($2::uuid[])', [authorityId, idsIn(payload['traceWords'])])
  await refreshNames(trx, authorityId, ids as readonly PersonId[])
  return gone.length > 0
}

function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string' && isUuid(id)) : []
}
