import type { OutlineAbout, OutlineSection } from '../../domain/reporting/outputs/output-outline.ts'

/** What the Code asks in one of its nine sections, and what the register can show for it. */
type CodeRow = Readonly<{
  heading: string
  /** True where the words of the section were seen; the rest is general knowledge and has to be confirmed. */
  isConfirmed: boolean
  asks: readonly string[]
  /** Sentences with figures in them, each with the row that has to be there. */
  evidence: readonly Readonly<{ table: string; text: string }>[]
  tables: readonly string[]
  /** What only people can answer. */
  say: string
}>

/**
 * The Complaint Handling Code. Guidance: Local Government and Social Care Ombudsman, February 2024, under the Local Government
 * Act 1974 s23(12A). Procedure facts 3.5: sections 1, 2.1 and 6 seen; titles of 7 to 9 partly, exclusions of 2 not.
 */
const CODE: readonly CodeRow[] = [
  {
    heading: '1. What a complaint is', isConfirmed: true,
    asks: [
      'A complaint is dissatisfaction, however expressed, about the service, an action or inaction (1.4). The word need not be used, and others may complain for somebody (1.5).',
      'Requests for a service are recorded, monitored and reviewed (1.8); dissatisfaction with the reply is a complaint (1.7).',
    ],
    evidence: [{ table: 'corporate', text: 'Corporate complaints recorded: [[corporate.received]]. The figures are in the table “[[see corporate]]”.' }], tables: ['enquiries-by-kind', 'complaints-offered'],
    say: 'Does every team know that a complaint need not be called one?',
  },
  {
    heading: '2. When a complaint is not taken', isConfirmed: false,
    asks: ['A complaint is accepted unless there is a good reason not to (2.1). The usual reasons: older than 12 months, legal proceedings begun, dealt with before.'], evidence: [],
    tables: ['not-accepted'], say: 'Was every refusal explained, with the way to the Ombudsman?',
  },
  {
    heading: '3. Being able to complain', isConfirmed: true, asks: ['People can complain in any way, with the help and the adjustments that they need.'], evidence: [],
    tables: ['channel-count', 'complainant-types', 'advocacy-in-complaints'], say: 'Which adjustments were asked for, and which were made?',
  },
  { heading: '4. People and time for it', isConfirmed: true, asks: ['Somebody is responsible for complaints, trained, and able to get answers from any team.'], evidence: [], tables: ['training', 'training-audiences', 'advice'], say: 'Who is responsible, and who stands in for them?' },
  { heading: '5. The process', isConfirmed: true, asks: ['There are no more than two stages, and nothing stands before the first.'], evidence: [], tables: ['before-a-complaint'], say: 'Is anything asked of people before stage 1?' },
  {
    heading: '6. The stages', isConfirmed: true,
    asks: [
      'Stage 1 is acknowledged within 5 working days of receipt (6.2) and answered within 10 working days of the acknowledgement (6.3), with at most 10 more where there is a reason (6.4), and then with how to reach the Ombudsman (6.5).',
      'Every point is answered (6.7), as soon as the answer is known (6.6).', 'Stage 2 is acknowledged within 5 working days and answered within 20 of the acknowledgement, by somebody else.',
      'The statutory procedure for children keeps its own times.',
    ],
    evidence: [{ table: 'corporate', text: 'Reviewed at stage 2: [[corporate.reviewed-at-stage-2]] of [[corporate.received]] corporate complaints. The figures are in the table “[[see corporate]]”.' }], tables: ['corporate', 'breaches'],
    say: 'Which answers were late, and was each extension explained?',
  },
  { heading: '7. Putting things right', isConfirmed: false, asks: ['What went wrong is acknowledged, and put right.'], evidence: [], tables: ['remedies', 'remedies-kept'], say: 'Is what is still owed known, and by when it is given?' },
  {
    heading: '8. Telling how it went, and assessing ourselves', isConfirmed: true,
    asks: ['A yearly report of performance and improvement goes to scrutiny (8.1) and is published with the response of the member responsible for complaints. This self-assessment is recommended, and no legal duty.'],
    evidence: [{ table: 'ombudsman', text: 'What the Ombudsman asked and decided is in the table “[[see ombudsman]]”.' }], tables: ['ombudsman', 'ombudsman-decisions'], say: 'When was the report before scrutiny, and what did the member say?',
  },
  {
    heading: '9. Scrutiny and oversight', isConfirmed: false, asks: ['A member is responsible for complaints, sees how they go, and handles none of them.'], evidence: [], tables: ['learning', 'learning-actions', 'learning-shared'],
    say: 'Who is the member, and how often are they told?',
  },
]

const NOT_CONFIRMED = 'The words of this section were not seen: confirm them against the Code.'

/** The self-assessment: for each section what is asked, what the register shows, and what is left to say. */
export function codeOutline(about: OutlineAbout): readonly OutlineSection[] {
  const intro = about.followsCode
    ? 'The authority follows the Code. What the register shows stands under each section; the answers of people are still to be written.'
    : 'The settings do not say that the authority follows the Code in this year. What the register shows stands here all the same.'
  return [
    { heading: 'About this self-assessment', text: `${intro}\n\nThe Code does not replace the statutory procedure for children’s complaints.` },
    ...CODE.map((row) => sectionOf(about, row)),
  ]
}

function sectionOf({ hasAny }: OutlineAbout, { heading, isConfirmed, asks, evidence, tables, say }: CodeRow): OutlineSection {
  const shown = tables.filter(hasAny).map((id) => `[[table ${id}]]`)
  const said = evidence.filter(({ table }) => hasAny(table)).map(({ text }) => text)
  const behind = tables.filter(hasAny).map((id) => `“[[see ${id}]]”`)
  return {
    heading,
    text: [
      '# What the Code asks', ...asks, ...(isConfirmed ? [] : [`*${NOT_CONFIRMED}*`]), '# What the register shows', ...said, ...(behind.length === 0 ? [] : [`Evidence in the register: ${behind.join(', ')}, counted when this was made.`]), ...shown,
      ...(said.length + shown.length === 0 ? ['The register holds nothing that shows it.'] : []), '# To be answered', say,
    ].join('\n\n'),
  }
}
