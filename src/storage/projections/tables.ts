import type { ElementType } from '../binary-array.ts'

/** The PostgreSQL type of a projection's column. */
export type ColumnType = ElementType | 'text[]' | 'integer[]'

/** The columns of a projection with their PostgreSQL types, in the order in which rows are written. */
type Columns = Readonly<Record<string, ColumnType>>

/** What made a row; no part of what it says. Every projection of streams ends with these. */
const MADE_BY = { code_version: 'smallint', holiday_list: 'text' } as const

const COMPLAINT_SUMMARIES = {
  stream_id: 'uuid', reference: 'text', procedure: 'text', stage: 'text', status: 'text', is_open: 'boolean', received_on: 'date', channel: 'text',
  complainant_type: 'text', complainant_id: 'uuid', teams: 'text[]', divisions: 'text[]', owner_id: 'text', allocated_team: 'text', category: 'text',
  priority: 'text', priority_reason_id: 'uuid', next_contact_on: 'date', acknowledged_on: 'date', answered_on: 'date', closed_on: 'date',
  outcome: 'text', to_complete: 'smallint', clock_id: 'text', due_on: 'date', provisional: 'boolean', paused_on: 'date', head_seq: 'integer',
  chased_rung: 'smallint', last_chased_on: 'date', safeguarding_open: 'boolean', hidden_from: 'text[]', ...MADE_BY,
} as const satisfies Columns

const COMPLAINT_CLOCKS = {
  stream_id: 'uuid', clock_id: 'text', number: 'smallint', stage: 'text', is_running: 'boolean', started_on: 'date', limit_working_days: 'integer',
  due_on: 'date', provisional: 'boolean', paused_on: 'date', ended_on: 'date', ending: 'text', is_plain: 'boolean', item: 'text',
  owner_id: 'text', allocated_team: 'text', ...MADE_BY,
} as const satisfies Columns

const COMPLAINT_BREACHES = {
  stream_id: 'uuid', number: 'smallint', code: 'text', law: 'text', confirmed: 'boolean', happened_on: 'date', seq: 'integer', ...MADE_BY,
} as const satisfies Columns

const COMPLAINT_PEOPLE = { stream_id: 'uuid', person_id: 'uuid', role: 'text', ...MADE_BY } as const satisfies Columns

const REGISTER_PEOPLE = { stream_id: 'uuid', person_id: 'uuid', role: 'text', ...MADE_BY } as const satisfies Columns

const PERSON_SAMENESS = { stream_id: 'uuid', person_id: 'uuid', other_id: 'uuid', said_on: 'date', ...MADE_BY } as const satisfies Columns

const CONTACT_ARRANGEMENTS = { stream_id: 'uuid', warned_on: 'date', restricted_on: 'date', review_on: 'date', ...MADE_BY } as const satisfies Columns

const COMPLAINT_SEALS = { stream_id: 'uuid', for_users: 'text[]', about: 'text[]', ...MADE_BY } as const satisfies Columns

const SEALED_PEOPLE = { stream_id: 'uuid', person_id: 'uuid', ...MADE_BY } as const satisfies Columns

const ENTRY_COMPLAINTS = { stream_id: 'uuid', complaint_id: 'uuid', ...MADE_BY } as const satisfies Columns

const COMPLAINT_LINKS = { stream_id: 'uuid', other_id: 'uuid', how: 'text', linked_on: 'date', ...MADE_BY } as const satisfies Columns

const OUTSIDE_ACCESS = {
  stream_id: 'uuid', access_id: 'text', person_id: 'uuid', user_id: 'text', part: 'text', from_on: 'date', until_on: 'date', ...MADE_BY,
} as const satisfies Columns

const RELEASED_ITEMS = {
  stream_id: 'uuid', access_id: 'text', item_id: 'uuid', user_id: 'text', from_on: 'date', until_on: 'date', ...MADE_BY,
} as const satisfies Columns

const COMPLAINT_FILES = { stream_id: 'uuid', file_id: 'uuid', ...MADE_BY } as const satisfies Columns

const COMPLAINT_HIDDEN = { stream_id: 'uuid', user_id: 'text', ...MADE_BY } as const satisfies Columns

const REGISTER_ENTRIES = {
  stream_id: 'uuid', kind: 'text', reference: 'text', received_on: 'date', channel: 'text', sort: 'text', teams: 'text[]', divisions: 'text[]',
  resolved_on: 'date', result: 'text', quantity: 'integer', head_seq: 'integer', ...MADE_BY,
} as const satisfies Columns

const REPORT_FACTS = {
  stream_id: 'uuid', known_from: 'date', known_to: 'date', last_on: 'date', kind: 'text', reference: 'text', received_on: 'date', closed_on: 'date',
  withdrawn: 'boolean', channel: 'text', complainant_type: 'text', by_child: 'boolean', supported_by_advocate: 'boolean',
  about_disabled_child: 'boolean', category: 'text', divisions: 'text[]', teams: 'text[]', outcome: 'text', stage_one_answered_on: 'date',
  stage_one_working_days: 'integer', stage_one_extended: 'boolean', stage_two_requested_on: 'date', stage_two_answered_on: 'date',
  stage_two_working_days: 'integer', stage_two_extended: 'boolean', stage_two_findings: 'integer[]', stage_three_requested_on: 'date',
  stage_three_met_on: 'date', corporate_review_requested_on: 'date', ombudsman_result: 'text', quantity: 'integer', breaches: 'smallint',
  known_assumed: 'boolean', sort: 'text', causes: 'text[]', natures: 'text[]', found_on: 'date', themes: 'text[]', delayed_by: 'text[]',
  remedies: 'text[]', remedy_pence: 'integer[]', remedies_promised_on: 'text[]', remedy_states: 'text[]', offer: 'text', passed_on: 'date', pass_on_due: 'date', consent: 'text',
  places: 'integer', attended: 'integer', score: 'smallint', audiences: 'text[]', due_on: 'date',
  not_accepted: 'text', stage_outcomes: 'text[]', stage_findings: 'integer[]', stage_one_days_late: 'integer', stage_two_days_late: 'integer',
  stage_three_answered_on: 'date', stage_three_working_days: 'integer', corporate_review_answered_on: 'date', corporate_review_working_days: 'integer', point_categories: 'text[]',
  child_statuses: 'text[]', advocacy: 'text', ombudsman_category: 'text', ...MADE_BY,
} as const satisfies Columns

const COMPLIMENTS = {
  stream_id: 'uuid', reference: 'text', received_on: 'date', giver: 'text', sort: 'text', channel: 'text', divisions: 'text[]', teams: 'text[]',
  worker_id: 'uuid', said_id: 'uuid', consent: 'text', quotation_id: 'uuid', passed_on: 'date', thanked_on: 'date', is_imported: 'boolean',
  head_seq: 'integer', ...MADE_BY,
} as const satisfies Columns

const REGISTER_CLOCKS = {
  stream_id: 'uuid', number: 'smallint', kind: 'text', reference: 'text', clock_id: 'text', item: 'text', owner_id: 'text', teams: 'text[]',
  started_on: 'date', due_on: 'date', ended_on: 'date', ...MADE_BY,
} as const satisfies Columns

const RIGHTS_MARKS = {
  stream_id: 'uuid', number: 'smallint', other_id: 'uuid', mark: 'text', reference: 'text', marked_on: 'date', ended_on: 'date', text_id: 'uuid', ...MADE_BY,
} as const satisfies Columns

const RETENTION_FACTS = {
  stream_id: 'uuid', kind: 'text', reference: 'text', received_on: 'date', closed_on: 'date', was_reopened: 'boolean', is_answered: 'boolean', came: 'text[]',
  children: 'text[]', last_activity_on: 'date', ...MADE_BY,
} as const satisfies Columns

const TOMBSTONES = {
  stream_id: 'uuid', kind: 'text', reference: 'text', destroyed_on: 'date', destruction_id: 'uuid', destruction_reference: 'text', reason: 'text', rule: 'text',
  basis: 'text', mark: 'text', proposed_by: 'text', approved_by: 'text', with_id: 'uuid', ...MADE_BY,
} as const satisfies Columns

/** The projections whose rows belong to one stream: table and columns, `authority_id` apart. */
export const STREAM_TABLES = {
  complaint_summaries: COMPLAINT_SUMMARIES, complaint_clocks: COMPLAINT_CLOCKS, complaint_breaches: COMPLAINT_BREACHES,
  complaint_people: COMPLAINT_PEOPLE, register_people: REGISTER_PEOPLE, person_sameness: PERSON_SAMENESS, contact_arrangements: CONTACT_ARRANGEMENTS,
  outside_access: OUTSIDE_ACCESS, released_items: RELEASED_ITEMS, complaint_files: COMPLAINT_FILES,
  complaint_links: COMPLAINT_LINKS, complaint_hidden: COMPLAINT_HIDDEN, register_entries: REGISTER_ENTRIES, register_clocks: REGISTER_CLOCKS, rights_marks: RIGHTS_MARKS, compliments: COMPLIMENTS, report_facts: REPORT_FACTS,
  retention_facts: RETENTION_FACTS, tombstones: TOMBSTONES,
  complaint_seals: COMPLAINT_SEALS, sealed_people: SEALED_PEOPLE, entry_complaints: ENTRY_COMPLAINTS,
} as const

export type StreamTable = keyof typeof STREAM_TABLES

export type ProjectionTable = Readonly<{
  name: string
  /**
   * What the table says, for comparing it with a rebuilt one: a query over unqualified names, one row a fact. Leaves out
   * what made the rows, and in which writing a posting was written. Begins with `authority_id`.
   */
  says: string
}>

function saysOf([name, columns]: readonly [string, Columns]): ProjectionTable {
  const compared = Object.keys(columns).filter((column) => !(column in MADE_BY))
  return { name, says: `select authority_id, ${compared.join(', ')} from ${name}` }
}

/** Every table that is derived from the ledger, the configuration and the people and words that still exist. */
export const PROJECTION_TABLES: readonly ProjectionTable[] = [
  ...Object.entries(STREAM_TABLES).map(saysOf),
  { name: 'search_documents', says: 'select authority_id, stream_id, kind, received_on, names, words, is_sealed from search_documents' },
  {
    // Which complaints have a word goes into one number, or there would be a hundred rows a complaint to compare.
    name: 'search_postings',
    says: `select p.authority_id, p.word, p.is_name, p.is_entry, count(*) as complaints, sum(coalesce(uuid_hash_extended(d.stream_id, e.entry >> 16), 0)) as which
      from search_postings p cross join lateral unnest(p.entries) as e(entry)
      left join search_documents d on d.authority_id = p.authority_id and d.segment = p.segment and d.place = (e.entry & 65535)
      group by p.authority_id, p.word, p.is_name, p.is_entry`,
  },
  { name: 'search_words', says: 'select distinct authority_id, word, is_name, part_one, part_two, part_three from search_words' },
]
