import { ENTRY_KIND_LABELS } from '../../../words/register.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { ENTRY_KINDS } from '../record-entry/entry-kinds.ts'
import type { Slip, Typed } from '../../form-reader.ts'

const COMPLAINT = { code: 'complaint', label: 'Complaint', hint: 'Or another representation that wants an answer' } as const
const ENQUIRY = { code: 'enquiry', label: ENTRY_KIND_LABELS.enquiry, hint: 'Also what was settled on the spot, advice and signposting' } as const
const MEMBER = { code: 'member-enquiry', label: ENTRY_KIND_LABELS['member-enquiry'], hint: '' } as const
const COMPLIMENT = { code: 'compliment', label: ENTRY_KIND_LABELS.compliment, hint: 'Thanks or praise, from a client or a professional' } as const
const KINDS = [COMPLAINT, ENQUIRY, MEMBER, COMPLIMENT, ...ENTRY_KINDS.map((code) => ({ code, label: ENTRY_KIND_LABELS[code], hint: '' }))]
/** What surrounds complaints, and the page on which it is entered. */
const AROUND = new Map<string, string>([
  ['training', urls.contextNew('record-training')], ['advice', urls.contextNew('record-advice')], ['caseload', urls.contextCounts()], ['context', urls.context()],
])
const SURROUNDING = [
  { code: 'training', label: ENTRY_KIND_LABELS.training, hint: '' }, { code: 'advice', label: ENTRY_KIND_LABELS.advice, hint: 'Given to a colleague' },
  { code: 'caseload', label: 'Open cases on a day', hint: 'By division' }, { code: 'context', label: 'Something else that surrounds complaints', hint: 'Referrals, population, the procedure manual, an offer of advocacy' },
] as const

/** What came in: a complaint is asked about question by question, the rest has a page each. */
export function startPage(drafts: number, slips: readonly Slip[] = [], typed: Typed = {}): Answer {
  return {
    kind: 'page', template: 'pages/record/start.njk', title: 'What do you want to record?', slips, typed,
    model: { kinds: [...KINDS, ...SURROUNDING], drafts },
  }
}

export function started({ typed, deps }: Visit): Answer {
  const around = AROUND.get(String(typed['kind']))
  if (around !== undefined) return { kind: 'redirect', to: around }
  const kind = KINDS.find(({ code }) => code === typed['kind'])?.code
  if (kind === undefined) return startPage(0, [{ field: 'kind', text: 'Choose what you want to record' }], typed)
  if (kind === 'complaint') return { kind: 'redirect', to: urls.recordStep(deps.services.ids.next(), 'received') }
  if (kind === 'enquiry') return { kind: 'redirect', to: urls.enquiryNew() }
  if (kind === 'compliment') return { kind: 'redirect', to: urls.complimentNew() }
  return { kind: 'redirect', to: kind === 'member-enquiry' ? urls.memberEnquiryNew() : urls.recordEntry(kind) }
}
