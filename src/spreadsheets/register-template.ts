import { stringify } from 'csv-stringify/sync'
import { COLUMNS } from '../application/import/columns.ts'

/** Columns of further points stay out of the template; a register that needs them adds them. */
const POINTS_IN_TEMPLATE = 4

const isInTemplate = (id: string): boolean => Number(/^point-(\d+)/.exec(id)?.[1] ?? 0) <= POINTS_IN_TEMPLATE

type Example = Readonly<Record<string, string>>

const EXAMPLES: readonly Example[] = [
  {
    key: 'C/2019/17', kind: 'Statutory complaint', 'received-on': '3 April 2019', 'reached-team-on': '4 April 2019', 'first-recorded-on': '4 April 2019', channel: 'Email',
    'complainant-type': 'Parent', 'complainant-relation': 'Mother', 'complainant-name': 'Dana Ashworth', 'supported-by-advocate': 'No', 'child-name': 'Rowan Ashworth; Erin Ashworth',
    'child-care-status': 'Child in need; Child in need', 'child-disability': 'No; Yes', divisions: 'Children in Need', category: 'Service',
    words: 'Two visits were missed and nobody rang.', 'point-1': 'Visits were missed.', 'point-1-outcome': 'Upheld', 'point-2': 'Calls were not returned.', 'point-2-outcome': 'Partly upheld',
    'acknowledged-on': '8 April 2019', 'extended-until': '20', 'extension-told-on': '12 April 2019', 'answered-on': '1 May 2019',
    'reasons-upheld': 'Appointment or visit cancelled or missed', 'how-resolved': 'Explanation; Apology', answer: 'I am sorry that both visits were missed.', 'closed-on': '7 June 2019',
  },
  {
    key: 'CC/2019/3', kind: 'Corporate complaint', 'received-on': '03/06/2019', channel: 'Letter', 'complainant-type': 'Other relative', 'complainant-name': 'Lathom, Owen',
    category: 'Staff', 'acknowledged-on': '05/06/2019', 'answered-on': '14/06/2019', outcome: 'Not upheld',
  },
  { key: 'E/2019/41', kind: 'Enquiry', 'received-on': '2019-07-01', channel: 'Telephone', words: 'Asked who the new worker is.', 'answered-on': '2019-07-01' },
  { key: 'K/2019/8', kind: 'Compliment', 'received-on': '2019-07-02', divisions: 'Children in Care', words: 'Thank you for everything.', from: 'Client' },
  { key: 'O/2019/1', kind: 'Ombudsman contact', 'received-on': '2019-10-14', 'ombudsman-result': 'Agreed, not investigated', 'ombudsman-decided-on': '2019-11-04' },
  { key: 'T/2020/1', kind: 'Training', 'received-on': '2020-02-05', words: 'The complaints procedure.', quantity: '1', audiences: 'Front-line staff', places: '20', attended: '20' },
  { key: 'L/2020', kind: 'Caseload', 'received-on': '2020-03-31', quantity: '1,247' },
  { key: 'L/2020/CIN', kind: 'Caseload', 'received-on': '2020-03-31', divisions: 'Children in Need', quantity: '702' },
  { key: 'R/2020', kind: 'Caseload', 'received-on': '2019-04-01', quantity: '2,310', measure: 'Referrals', until: '2020-03-31' },
  { key: 'A/2020/1', kind: 'Advice', 'received-on': '2020-01-14', words: 'How to answer a complaint that names a colleague.' },
  { key: 'P/2020/1', kind: 'Procedure update', 'received-on': '2020-01-20', words: 'The chapter on complaints names the new advocacy provider.' },
  { key: 'V/2020/1', kind: 'Advocacy offer', 'received-on': '2020-02-03', words: 'Settled with the social worker.', 'offered-to': 'Child in care', 'offer-answer': 'Accepted' },
]

/** The template that people download: every column, and an invented row of each kind to be overwritten. */
export function registerTemplate(): string {
  const columns = COLUMNS.filter(({ id }) => isInTemplate(id))
  return stringify([columns.map(({ name }) => name), ...EXAMPLES.map((example) => columns.map(({ id }) => example[id] ?? ''))], { bom: true, record_delimiter: '\r\n' })
}
