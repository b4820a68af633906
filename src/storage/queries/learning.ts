import type { AuthorityId, CauseQuery, CausesFound } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from './run.ts'
import { Parameters, visibleOnly } from './visibility.ts'

type Row = Readonly<{ stream_id: string; reference: string; received_on: IsoDate; is_found: boolean }>

const COMPLAINTS = "('statutory-complaint', 'corporate-complaint')"

/** Complaints of these teams, received in those days, in which the cause was found, and those of which nothing is decided yet. */
export async function complaintsWithCause(trx: Trx, authorityId: AuthorityId, { visibility, cause, teams, from, to }: CauseQuery): Promise<CausesFound> {
  const parameters = new Parameters()
  const isFound = `${parameters.add(cause)} = any(f.causes)`
  const conditions = [
    `f.authority_id = ${parameters.add(authorityId)}`, 'f.known_to is null', `f.kind in ${COMPLAINTS}`,
    `f.received_on between ${parameters.add(from)}::date and ${parameters.add(to)}::date`, `f.teams && ${parameters.add(teams)}::text[]`,
    `(${isFound} or (f.outcome is null and not f.withdrawn))`,
  ]
  const visible = visibleOnly(visibility, parameters)
  const rows = await rowsOf<Row>(trx, `
    select f.stream_id, f.reference, f.received_on, ${isFound} as is_found
    from report_facts f join complaint_summaries s on s.authority_id = f.authority_id and s.stream_id = f.stream_id
    where ${[...conditions, ...(visible === null ? [] : [visible])].join(' and ')} order by f.received_on, f.reference`, parameters.values)
  return {
    found: rows.filter((row) => row.is_found).map((row) => ({ complaintId: row.stream_id, reference: row.reference, receivedOn: row.received_on })),
    undecided: rows.filter((row) => !row.is_found).map((row) => row.received_on),
  }
}

/** The complaints about a theme, and those that it or one of its disruptions delayed. */
export async function complaintsOfTheme(trx: Trx, authorityId: AuthorityId, themeId: string, disruptions: readonly string[]) {
  const about = await rowsOf<{ stream_id: string }>(trx, `
    select stream_id from report_facts where authority_id = $1 and known_to is null and themes <> '{}' and $2 = any(themes)
    order by received_on, reference`, [authorityId, themeId])
  const delayed = await rowsOf<{ stream_id: string }>(trx, `
    select stream_id from report_facts where authority_id = $1 and known_to is null and delayed_by <> '{}' and delayed_by && $2::text[]
    order by received_on, reference`, [authorityId, [themeId, ...disruptions]])
  return { about: about.map((row) => row.stream_id), delayed: delayed.map((row) => row.stream_id) }
}
