import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AuthorityId, FactsQuery, StreamId } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { FACT_ROW, factReader, type FactRow } from './fact-rows.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

/**
 * How many facts come at a time. While these are read, the database makes the next ready, and there has to be room for them
 * between it and us.
 */
const AT_A_TIME = 1000

/** The facts as known on a day that have to do with a period: received, answered, closed or met in it, or open in between. */
export async function reportFacts(trx: Trx, authorityId: AuthorityId, query: FactsQuery): Promise<readonly ReportFact[]> {
  const parameters = new Parameters()
  const conditions = [
    knownOn(authorityId, query.asKnownOn, parameters),
    `f.received_on <= ${parameters.add(query.to)}::date`, `f.last_on >= ${parameters.add(query.from)}::date`,
    ...(query.kinds ? [`f.kind = any(${parameters.add(query.kinds)}::text[])`] : []),
  ]
  return readFacts(trx, conditions, parameters)
}

/** The facts of these streams as known on a day. */
export async function factsOfStreams(
  trx: Trx, authorityId: AuthorityId, streamIds: readonly StreamId[], asKnownOn: IsoDate,
): Promise<readonly ReportFact[]> {
  const parameters = new Parameters()
  const known = knownOn(authorityId, asKnownOn, parameters)
  return readFacts(trx, [known, `f.stream_id = any(${parameters.add(streamIds.filter(isUuid))}::uuid[])`], parameters)
}

/** The earliest day on which anything that is counted was received, whenever that was known. */
export async function firstReceivedOn(trx: Trx, authorityId: AuthorityId): Promise<IsoDate | null> {
  const rows = await rowsOf<{ first: IsoDate | null }>(trx, 'select min(received_on) as first from report_facts where authority_id = $1', [authorityId])
  return rows[0]?.first ?? null
}

function knownOn(authorityId: AuthorityId, day: IsoDate, parameters: Parameters): string {
  const [authority, known] = [parameters.add(authorityId), parameters.add(day)]
  return `f.authority_id = ${authority} and f.known_from <= ${known}::date and (f.known_to is null or ${known}::date < f.known_to)`
}

async function readFacts(trx: Trx, conditions: readonly string[], parameters: Parameters): Promise<readonly ReportFact[]> {
  await rowsOf(trx, `declare chosen_facts no scroll cursor for select ${FACT_ROW} from report_facts f where ${conditions.join(' and ')}`, parameters.values)
  const facts: ReportFact[] = []
  const read = factReader()
  const fetchSome = () => {
    const rows = rowsOf<FactRow>(trx, `fetch ${AT_A_TIME} from chosen_facts`, [])
    // Where these cannot be read, nobody waits for the next any more.
    rows.catch(() => undefined)
    return rows
  }
  for (let coming: ReturnType<typeof fetchSome> | null = fetchSome(); coming !== null; ) {
    const rows: readonly FactRow[] = await coming
    coming = rows.length === AT_A_TIME ? fetchSome() : null
    // The next are asked for before these are read, and other pages have their turn.
    await nextTurn()
    for (const row of rows) facts.push(read(row))
  }
  await rowsOf(trx, 'close chosen_facts', [])
  return facts.sort(byReceipt)
}

function byReceipt(one: ReportFact, other: ReportFact): number {
  if (one.receivedOn !== other.receivedOn) return one.receivedOn < other.receivedOn ? -1 : 1
  return one.reference < other.reference ? -1 : one.reference > other.reference ? 1 : 0
}
