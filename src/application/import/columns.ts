import { column, type Column } from './column.ts'
import { CONTACT_COLUMNS } from './contact-columns.ts'
import { COMPLAINT_KINDS, ROW_KINDS, type RowKind } from './row-kinds.ts'

/** The most points of complaint that a row may name, each in its own pair of columns. */
export const MOST_POINTS = 20

const ALL = ROW_KINDS
const COMPLAINTS = COMPLAINT_KINDS
const STATUTORY = ['statutory-complaint'] as const satisfies readonly RowKind[]
const CORPORATE = ['corporate-complaint'] as const satisfies readonly RowKind[]
const CONTACTS = [
  'statutory-complaint', 'corporate-complaint', 'enquiry', 'point-of-contact', 'ombudsman-contact', 'compliment', 'training', 'caseload', 'advice', 'procedure-update',
  'advocacy-offer',
] as const
const PLACED = ['statutory-complaint', 'corporate-complaint', 'enquiry', 'point-of-contact', 'compliment'] as const
const COUNTED = ['training', 'caseload'] as const satisfies readonly RowKind[]
const SETTLED = ['statutory-complaint', 'corporate-complaint', 'enquiry', 'point-of-contact'] as const
const ENQUIRIES = ['enquiry', 'point-of-contact'] as const satisfies readonly RowKind[]

const DAY = 'a day: 2019-04-03, 03/04/2019 (day first), 3 April 2019'
const OWN_WORDS = 'a label or code of the authority\'s own list'
const SEMICOLONS = 'several with ; between them'
const OUTCOME = 'upheld, partly upheld, not upheld, no finding'
const COUNT = 'a whole number'

const FIRST_COLUMNS = [
  column('key', 'Row key', 'key', {
    meaning: 'What tells this row from every other: the reference of the old register. Loading the same key again adds nothing.',
    example: 'C/2019/17', allowed: 'any text of at most 100 characters, once in a register', kinds: ALL, needed: ALL,
    synonyms: ['reference', 'ref', 'ref no', 'reference number', 'complaint reference', 'complaint number', 'case number', 'id', 'unique id', 'old reference'],
  }),
  column('kind', 'Kind', 'kind', {
    meaning: 'What the row is.', example: 'Statutory complaint',
    allowed: 'statutory complaint, corporate complaint, enquiry, point of contact, Ombudsman contact, compliment, training, caseload, advice, procedure update, advocacy offer',
    kinds: ALL, needed: ALL, synonyms: ['type', 'record type', 'contact type', 'type of contact', 'type of record'],
  }),
  column('received-on', 'Received on', 'day', {
    meaning: 'The day anyone in the authority received it; for training, the day it was held; for a caseload, the day it was counted; for referrals, the first day of their period.',
    example: '3 April 2019', allowed: `${DAY}, not after today`, kinds: ALL, needed: ALL,
    synonyms: ['date received', 'received', 'received date', 'date of receipt', 'complaint received', 'date', 'date of complaint', 'held on', 'counted on'],
  }),
  column('reached-team-on', 'Reached team on', 'day', {
    meaning: 'The day it reached the complaints team, where that was later.', example: '05/04/2019', allowed: DAY, kinds: COMPLAINTS,
    synonyms: ['date reached team', 'received by complaints team', 'date passed to complaints team'],
  }),
  column('first-recorded-on', 'First recorded on', 'day', {
    meaning: 'The day the old register first knew it. Where it is empty the day of each event is taken, and marked as assumed.',
    example: '2019-04-05', allowed: `${DAY}, not before it was received`, kinds: ALL,
    synonyms: ['known on', 'date recorded', 'recorded on', 'date entered', 'date logged', 'logged on', 'created on', 'date created'],
  }),
  column('channel', 'Channel', 'word', {
    meaning: 'How it came.', example: 'Email', allowed: OWN_WORDS, kinds: PLACED, needed: COMPLAINTS,
    synonyms: ['method', 'how received', 'how made', 'method of contact', 'source', 'received by', 'how it came'],
  }),
  column('complainant-type', 'Complainant type', 'word-list', {
    meaning: 'Who complained.', example: 'Parent', allowed: `${OWN_WORDS}; ${SEMICOLONS}`, kinds: COMPLAINTS,
    synonyms: ['complainant', 'who complained', 'type of complainant', 'made by', 'complaint made by'],
  }),
  column('complainant-relation', 'Relation to the child', 'word-list', {
    meaning: 'How each complainant is related to the child, in the order of their types.', example: 'Mother',
    allowed: `${OWN_WORDS}; ${SEMICOLONS}`, kinds: COMPLAINTS, synonyms: ['relation', 'relationship', 'relationship to child'],
  }),
  column('complainant-name', 'Complainant name', 'names', {
    meaning: 'The name of each complainant, in the order of their types. Leave it empty for an anonymous person.',
    example: 'Dana Ashworth', allowed: `given name and family name, or family name, given name with a comma; ${SEMICOLONS}`, kinds: COMPLAINTS,
    synonyms: ['name', 'name of complainant', 'complainants name', 'customer name'],
  }),
  ...CONTACT_COLUMNS,
  column('supported-by-advocate', 'Supported by advocate', 'yes-no', {
    meaning: 'Whether an advocate helped the complainant.', example: 'No', allowed: 'yes or no', kinds: COMPLAINTS,
    synonyms: ['advocate', 'advocacy', 'advocate involved'],
  }),
  column('child-name', 'Child name', 'names', {
    meaning: 'The name of each child or young person concerned.', example: 'Rowan Ashworth; Erin Ashworth',
    allowed: `as for the complainant; ${SEMICOLONS}`, kinds: COMPLAINTS, synonyms: ['name of child', 'childs name', 'child', 'young person', 'children'],
  }),
  column('child-care-status', 'Child care status', 'care-status-list', {
    meaning: 'The standing of each child with the authority, in the order of the names.', example: 'Child in need; Looked after',
    allowed: `child in need, child protection, looked after, care leaver, early help, adopted, special guardianship, unborn, not open, not known; ${SEMICOLONS}`,
    kinds: COMPLAINTS, synonyms: ['care status', 'status of child', 'legal status'],
  }),
  column('child-disability', 'Child disability', 'yes-no-list', {
    meaning: 'Whether each child is disabled, in the order of the names.', example: 'No; Yes', allowed: `yes, no, not known; ${SEMICOLONS}`,
    kinds: COMPLAINTS, synonyms: ['disability', 'disabled child', 'child with a disability', 'disabled'],
  }),
  column('divisions', 'Divisions', 'word-list', {
    meaning: 'The divisions it touches; it is counted once all the same. For a caseload, the one that was counted; empty for the whole authority.', example: 'Children in Need', allowed: `${OWN_WORDS}; ${SEMICOLONS}`,
    kinds: [...PLACED, 'caseload'], synonyms: ['division', 'service', 'service area'],
  }),
  column('teams', 'Teams', 'word-list', {
    meaning: 'The teams it touches. A team\'s division is added where no division is given. For advice, the one team that was advised; for open cases, the one whose cases were counted.', example: 'CIN Widnes',
    allowed: `${OWN_WORDS}; ${SEMICOLONS}`, kinds: [...PLACED, 'advice', 'caseload'], synonyms: ['team', 'team complained about', 'locality'],
  }),
  column('category', 'Category', 'word', {
    meaning: 'The main crux, one for each complaint.', example: 'Service', allowed: OWN_WORDS, kinds: COMPLAINTS,
    synonyms: ['main category', 'subject', 'nature of complaint', 'complaint category', 'what about'],
  }),
  column('words', 'What was said', 'words', {
    meaning: 'The complaint, compliment or enquiry in its own words; the topic of training, what advice was about, what was changed, what came of an offer, where a number comes from.', example: 'Two visits were missed and nobody rang.',
    allowed: 'any text of at most 20,000 characters', kinds: CONTACTS, needed: ['advice', 'procedure-update'],
    synonyms: ['summary', 'details', 'description', 'complaint details', 'details of complaint', 'comments', 'text', 'compliment details'],
  }),
] as const

const LAST_COLUMNS = [
  column('acknowledged-on', 'Acknowledged on', 'day', {
    meaning: 'The day the acknowledgement was sent.', example: '8 April 2019', allowed: DAY, kinds: COMPLAINTS,
    synonyms: ['date acknowledged', 'acknowledgement sent', 'acknowledged', 'acknowledgement date'],
  }),
  column('allocated-team', 'Allocated team', 'word', {
    meaning: 'The team whose manager was to answer.', example: 'CIN Widnes', allowed: OWN_WORDS, kinds: COMPLAINTS,
    synonyms: ['allocated to', 'responding team', 'assigned to'],
  }),
  column('allocated-on', 'Allocated on', 'day', {
    meaning: 'The day it was given to that team; without it, the day it reached the complaints team.', example: '8 April 2019', allowed: DAY,
    kinds: COMPLAINTS, synonyms: ['date allocated', 'date assigned'],
  }),
  column('extended-until', 'Extended until', 'day-or-working-days', {
    meaning: 'To when stage 1 was extended: a day, or how many working days it had in all.', example: '20 working days',
    allowed: `${DAY}; or a number of working days`, kinds: STATUTORY, synonyms: ['extension', 'extension date', 'extended to', 'stage 1 extended until'],
  }),
  column('extension-told-on', 'Extension told on', 'day', {
    meaning: 'The day the complainant was told of the extension. Without it, nobody was told.', example: '12 April 2019', allowed: DAY,
    kinds: STATUTORY, synonyms: ['told of extension on', 'told on', 'extension letter'],
  }),
  column('answered-on', 'Answered on', 'day', {
    meaning: 'The day the stage 1 answer was sent; for an enquiry, the day it was settled.', example: '1 May 2019', allowed: DAY, kinds: SETTLED,
    synonyms: ['date answered', 'response date', 'date of response', 'responded on', 'date responded', 'response sent', 'resolved on', 'date resolved'],
  }),
  column('outcome', 'Outcome', 'outcome', {
    meaning: 'What the answer decided about the complaint as a whole. Leave it empty where each point has its own.', example: 'Partly upheld',
    allowed: `${OUTCOME}, resolved with no finding`, kinds: COMPLAINTS, synonyms: ['finding', 'decision', 'result', 'outcome of complaint'],
  }),
  column('reasons-upheld', 'Reasons upheld', 'word-list', {
    meaning: 'Why it was upheld or partly upheld; of the last stage that upheld anything. Empty where nothing was.', example: 'Appointment or visit cancelled or missed', allowed: `${OWN_WORDS}; ${SEMICOLONS}`,
    kinds: COMPLAINTS, synonyms: ['why upheld', 'reason upheld', 'reason', 'reasons'],
  }),
  column('cause-nature', 'How it came about', 'cause-nature', {
    meaning: 'How what was upheld came about, where somebody decided that.', example: 'Human error',
    allowed: 'human error, error of judgement, deliberate departure', kinds: COMPLAINTS, synonyms: ['kind of error', 'type of error', 'nature of error'],
  }),
  column('how-resolved', 'How resolved', 'word-list', {
    meaning: 'What put it right.', example: 'Explanation; Apology', allowed: `${OWN_WORDS}; ${SEMICOLONS}`, kinds: COMPLAINTS,
    synonyms: ['resolution', 'action taken', 'resolved by', 'how it was resolved'],
  }),
  column('remedy', 'Remedy', 'word', {
    meaning: 'What was given for it.', example: 'Reimbursement', allowed: OWN_WORDS, kinds: COMPLAINTS, synonyms: ['remedy type', 'redress'],
  }),
  column('remedy-amount', 'Remedy amount', 'pounds', {
    meaning: 'The money given, in pounds.', example: '£1,300.00', allowed: 'pounds, with pence or without', kinds: COMPLAINTS,
    synonyms: ['amount', 'compensation', 'payment', 'financial remedy'],
  }),
  column('answer', 'What was answered', 'words', {
    meaning: 'The stage 1 answer in its own words.', example: 'I am sorry that both visits were missed.', allowed: 'any text of at most 20,000 characters',
    kinds: SETTLED, synonyms: ['response', 'response details', 'answer given'],
  }),
  column('stage-2-requested-on', 'Stage 2 requested on', 'day', {
    meaning: 'The day the complainant asked for an investigation.', example: '20 May 2019', allowed: DAY, kinds: STATUTORY,
    synonyms: ['stage 2 request', 'stage 2 date', 'stage 2 received', 'investigation requested on'],
  }),
  column('stage-2-extended-until', 'Stage 2 extended until', 'day-or-working-days', {
    meaning: 'To when the investigation was extended: a day, or how many working days from the request.', example: '65',
    allowed: `${DAY}; or a number of working days`, kinds: STATUTORY, synonyms: ['stage 2 extension'],
  }),
  column('stage-2-extension-told-on', 'Stage 2 extension told on', 'day', {
    meaning: 'The day the complainant was told of that extension.', example: '10 June 2019', allowed: DAY, kinds: STATUTORY, synonyms: [],
  }),
  column('stage-2-answered-on', 'Stage 2 answered on', 'day', {
    meaning: 'The day the response to the investigation was sent.', example: '12 August 2019', allowed: DAY, kinds: STATUTORY,
    synonyms: ['stage 2 response', 'stage 2 response date', 'adjudication sent', 'stage 2 completed'],
  }),
  ...(['upheld', 'partly-upheld', 'not-upheld', 'no-finding'] as const).map((finding) => column(
    `stage-2-${finding}`, `Stage 2 points ${finding.replace('-', ' ')}`, 'number', {
      meaning: `How many points the investigation found ${finding.replace('-', ' ')}. They are laid on the points in their order.`, example: '2',
      allowed: COUNT, kinds: STATUTORY, synonyms: [`stage 2 ${finding.replace('-', ' ')}`],
    })),
  column('stage-2-outcome', 'Stage 2 outcome', 'outcome', {
    meaning: 'What the investigation decided as a whole, where the register does not count its points.', example: 'Partly upheld', allowed: OUTCOME,
    kinds: STATUTORY, synonyms: ['stage 2 finding', 'stage 2 result'],
  }),
  column('stage-3-requested-on', 'Stage 3 requested on', 'day', {
    meaning: 'The day the complainant asked for a review panel.', example: '2 September 2019', allowed: DAY, kinds: STATUTORY,
    synonyms: ['stage 3 request', 'panel requested on', 'review panel requested on'],
  }),
  column('stage-3-met-on', 'Stage 3 panel met on', 'day', {
    meaning: 'The day the review panel met.', example: '3 October 2019', allowed: DAY, kinds: STATUTORY,
    synonyms: ['panel met on', 'panel date', 'review panel met on', 'stage 3 met on'],
  }),
  column('stage-3-answered-on', 'Stage 3 answered on', 'day', {
    meaning: 'The day the authority answered the panel\'s findings.', example: '18 October 2019', allowed: DAY, kinds: STATUTORY,
    synonyms: ['stage 3 response', 'panel response date'],
  }),
  column('stage-3-outcome', 'Stage 3 outcome', 'outcome', {
    meaning: 'What was decided as a whole after the panel.', example: 'Not upheld', allowed: OUTCOME, kinds: STATUTORY,
    synonyms: ['panel outcome', 'stage 3 finding'],
  }),
  column('corporate-review-requested-on', 'Corporate review requested on', 'day', {
    meaning: 'The day a review of a corporate complaint was asked for.', example: '3 June 2019', allowed: DAY, kinds: CORPORATE,
    synonyms: ['review requested on', 'corporate stage 2 requested on'],
  }),
  column('corporate-review-answered-on', 'Corporate review answered on', 'day', {
    meaning: 'The day that review was answered.', example: '28 June 2019', allowed: DAY, kinds: CORPORATE,
    synonyms: ['review answered on', 'corporate stage 2 answered on'],
  }),
  column('corporate-review-outcome', 'Corporate review outcome', 'outcome', {
    meaning: 'What that review decided as a whole.', example: 'Not upheld', allowed: OUTCOME, kinds: CORPORATE, synonyms: ['review outcome'],
  }),
  column('withdrawn-on', 'Withdrawn on', 'day', {
    meaning: 'The day the complainant withdrew it.', example: '9 April 2019', allowed: DAY, kinds: COMPLAINTS, synonyms: ['date withdrawn', 'withdrawn'],
  }),
  column('closed-on', 'Closed on', 'day', {
    meaning: 'The day it was closed.', example: '20 May 2019', allowed: DAY, kinds: COMPLAINTS, synonyms: ['date closed', 'closed', 'closure date'],
  }),
  column('from', 'Compliment from', 'giver', {
    meaning: 'Who gave the compliment.', example: 'Client', allowed: 'client or professional', kinds: ['compliment'], needed: ['compliment'], synonyms: ['from', 'given by', 'giver', 'compliment given by'],
  }),
  column('compliment-sort', 'Compliment sort of giver', 'giver-sort', {
    meaning: 'What sort of client or professional gave it.', example: 'Foster carer', kinds: ['compliment'], synonyms: ['sort of giver', 'type of giver'],
    allowed: 'parent, child or young person, care leaver, carer, foster carer, adopter, relative, judge, court, health, school, police, other authority, voluntary organisation, colleague',
  }),
  column('compliment-worker', 'Compliment worker', 'names', {
    meaning: 'The name of the worker it is about.', example: 'Wren Tully', allowed: 'one name, as for the complainant', kinds: ['compliment'], synonyms: ['worker', 'member of staff'],
  }),
  column('compliment-passed-on', 'Compliment passed on', 'day', {
    meaning: 'The day it was passed on to the worker or the team.', example: '5 July 2019', allowed: DAY, kinds: ['compliment'], synonyms: ['passed on', 'date passed on'],
  }),
  column('compliment-consent', 'Compliment consent to quote', 'consent', {
    meaning: 'What became of consent to quote it.', example: 'Given', allowed: 'asked, given, refused, withdrawn', kinds: ['compliment'], synonyms: ['consent to quote', 'may be quoted'],
  }),
  column('ombudsman-result', 'Ombudsman result', 'ombudsman-result', {
    meaning: 'What the Ombudsman did.', example: 'Agreed, not investigated',
    allowed: 'agreed, not investigated; sent to statutory procedure; investigated, upheld; investigated, not upheld; open', kinds: ['ombudsman-contact'],
    synonyms: ['ombudsman decision', 'lgsco result', 'lgsco decision'],
  }),
  column('ombudsman-decided-on', 'Ombudsman decided on', 'day', {
    meaning: 'The day of that decision; without it, the day of the contact.', example: '4 November 2019', allowed: DAY, kinds: ['ombudsman-contact'],
    synonyms: ['ombudsman decision date', 'lgsco decision date'],
  }),
  column('enquiry-sort', 'Sort of enquiry', 'asked-kind', {
    meaning: 'What sort of enquiry it was. Without it, an enquiry.', example: 'Early resolution', allowed: 'enquiry, early resolution, advice, signposting', kinds: ['enquiry'],
    synonyms: ['enquiry type', 'type of enquiry', 'sort of contact'],
  }),
  column('signposted-to', 'Signposted to', 'word', {
    meaning: 'Whom they were sent to.', example: 'Health', allowed: OWN_WORDS, kinds: ENQUIRIES, synonyms: ['signposting', 'referred to', 'redirected to'],
  }),
  column('complaint-offered', 'Complaint offered', 'offer', {
    meaning: 'Whether a complaint was offered, and the answer.', example: 'Declined', allowed: 'accepted, declined, awaited, not offered', kinds: ENQUIRIES,
    synonyms: ['offered a complaint', 'offer of complaint', 'complaint offer'],
  }),
  column('quantity', 'Number', 'number', {
    meaning: 'For training, the sessions held; for a caseload, what was counted: open cases, unless the measure says otherwise.', example: '2', allowed: COUNT,
    kinds: COUNTED, needed: COUNTED, synonyms: ['sessions', 'open cases', 'count', 'how many'],
  }),
  column('measure', 'Measure', 'measure', {
    meaning: 'What a caseload row counts; open cases where it is empty.', example: 'Referrals',
    allowed: 'open cases, referrals, children in need, child protection plans, children in care, care leavers, population under 18', kinds: ['caseload'],
    synonyms: ['what is counted'],
  }),
  column('until', 'Until', 'day', {
    meaning: 'For referrals, the last day of the period.', example: '31 March 2020', allowed: DAY, kinds: ['caseload'], synonyms: ['period ends', 'to date'],
  }),
  column('audiences', 'Training for', 'word-list', {
    meaning: 'Whom training was for.', example: 'Front-line staff', allowed: `${OWN_WORDS}; ${SEMICOLONS}`, kinds: ['training'], synonyms: ['audience', 'audiences'],
  }),
  column('places', 'Places', 'number', {
    meaning: 'The places of all its sessions.', example: '40', allowed: COUNT, kinds: ['training'], synonyms: ['places offered'],
  }),
  column('attended', 'Attended', 'number', {
    meaning: 'How many people came, in all.', example: '38', allowed: COUNT, kinds: ['training'], synonyms: ['attendance', 'people who came'],
  }),
  column('score', 'Feedback score', 'number', {
    meaning: 'What people scored it, from 1 to 5.', example: '4', allowed: '1 to 5', kinds: ['training'], synonyms: ['training score'],
  }),
  column('offered-to', 'Advocacy offered to', 'offered-to', {
    meaning: 'What they are to the service, never a name.', example: 'Child in care',
    allowed: 'child in care, care leaver, child in need, child on a protection plan, disabled child, child leaving care, parent or carer, other',
    kinds: ['advocacy-offer'], needed: ['advocacy-offer'], synonyms: [],
  }),
  column('offer-answer', 'Offer answered', 'offer-answer', {
    meaning: 'What they answered; empty while there is no answer.', example: 'Accepted', allowed: 'accepted, declined', kinds: ['advocacy-offer'], synonyms: [],
  }),
] as const

function pointColumns(number: number): readonly Column[] {
  return [
    column(`point-${number}`, `Point ${number}`, 'words', {
      meaning: `Point of complaint ${number}, in its own words.`, example: 'Reports came on the day of the meeting.', allowed: 'any text of at most 20,000 characters',
      kinds: COMPLAINTS, synonyms: [`point of complaint ${number}`, `complaint point ${number}`, `element ${number}`, `heading ${number}`],
    }),
    column(`point-${number}-outcome`, `Point ${number} outcome`, 'outcome', {
      meaning: `What the stage 1 answer decided about point ${number}.`, example: 'Upheld', allowed: OUTCOME, kinds: COMPLAINTS,
      synonyms: [`point ${number} finding`, `outcome of point ${number}`, `outcome ${number}`, `finding ${number}`],
    }),
  ]
}

const POINT_NUMBERS = Array.from({ length: MOST_POINTS }, (_, at) => at + 1)

/** Every column that an import knows, in the order of the template. Documented in `docs/how-to/import-a-register.md`. */
export const COLUMNS: readonly Column[] = [...FIRST_COLUMNS, ...POINT_NUMBERS.flatMap(pointColumns), ...LAST_COLUMNS]

export type ColumnId = string
const BY_ID: ReadonlyMap<ColumnId, Column> = new Map(COLUMNS.map((each) => [each.id, each]))

/** The column of that id; undefined where no register has one. */
export function columnById(id: ColumnId): Column | undefined {
  return BY_ID.get(id)
}
