import { randomUUID } from 'node:crypto'
import type { AuthorityId } from '../../src/application/ports.ts'
import { FINDINGS } from '../../src/domain/complaint/events.ts'
import type { ReportFact } from '../../src/domain/reporting/report-fact.ts'
import { tamper, type TestDatabase } from './database.ts'

/** Writes facts straight into the projection, as versions of streams that the ledger does not have: for figures, and nothing else. */
export async function insertFacts(database: Pick<TestDatabase, 'urls'>, authorityId: AuthorityId, facts: readonly ReportFact[]): Promise<void> {
  const rows = JSON.stringify(facts.map((fact) => rowOf(authorityId, fact))).replaceAll("'", "''")
  await tamper(database, `insert into report_facts select * from json_populate_recordset(null::report_facts, '${rows}')`)
}

function rowOf(authorityId: AuthorityId, { stageTwoFindings, ...fact }: ReportFact): object {
  const columns = Object.entries({ ...fact, streamId: randomUUID() })
    .map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value] as const)
  return {
    ...Object.fromEntries(columns), authority_id: authorityId, last_on: 'infinity', code_version: 1, holiday_list: 'test',
    stage_two_findings: stageTwoFindings && FINDINGS.map((finding) => stageTwoFindings[finding]),
  }
}
