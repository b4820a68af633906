import type { ComplimentRow, ComplimentRows, ComplimentsQuery } from '../../application/compliment-rows.ts'
import type { AuthorityId,  } from '../../application/ports.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

const ROWS_A_PAGE = 50
const COLUMNS = `stream_id as "streamId", reference, received_on as "receivedOn", giver, sort, channel, divisions, teams, worker_id as "workerId",
  said_id as "saidId", consent, quotation_id as "quotationId", passed_on as "passedOn", thanked_on as "thankedOn", is_imported as "isImported"`

/** Compliments as asked for, the newest first. */
export async function compliments(trx: Trx, authorityId: AuthorityId, query: ComplimentsQuery): Promise<ComplimentRows> {
  const parameters = new Parameters()
  const where = conditions(authorityId, query, parameters)
  const portion = query.page === undefined ? '' : `limit ${ROWS_A_PAGE} offset ${(query.page - 1) * ROWS_A_PAGE}`
  const rows = await rowsOf<ComplimentRow>(trx, `
    select ${COLUMNS} from compliments where ${where} order by received_on desc, reference desc, stream_id ${portion}`, parameters.values)
  if (query.page === undefined) return { rows, total: rows.length }
  const [counted] = await rowsOf<{ total: number }>(trx, `select count(*)::int as total from compliments where ${where}`, parameters.values)
  return { rows, total: counted?.total ?? 0 }
}

function conditions(authorityId: AuthorityId, { from, to, giver, division, team, passedOn, quotable }: ComplimentsQuery, parameters: Parameters): string {
  return [
    `authority_id = ${parameters.add(authorityId)}`,
    ...(from === undefined ? [] : [`received_on >= ${parameters.add(from)}::date`]),
    ...(to === undefined ? [] : [`received_on <= ${parameters.add(to)}::date`]),
    ...(giver === undefined ? [] : [`giver = ${parameters.add(giver)}`]),
    ...(division === undefined ? [] : [`${parameters.add(division)} = any(divisions)`]),
    ...(team === undefined ? [] : [`${parameters.add(team)} = any(teams)`]),
    ...(passedOn === undefined ? [] : [`passed_on is ${passedOn ? 'not ' : ''}null`]),
    ...(quotable === undefined ? [] : [`${quotable ? '' : 'not '}(consent = 'given' and quotation_id is not null)`]),
  ].join(' and ')
}

/** Workers whom a compliment names. */
export async function complimentedWorkers(trx: Trx, authorityId: AuthorityId): Promise<readonly PersonId[]> {
  const rows = await rowsOf<{ worker_id: PersonId }>(trx, `
    select distinct worker_id from compliments where authority_id = $1 and worker_id is not null order by worker_id limit 500`, [authorityId])
  return rows.map((row) => row.worker_id)
}
