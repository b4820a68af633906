import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { Finding, PersonId, TextRef } from '../../basics.ts'
import { effectiveEvents, inOrderOfHappening, type WorldEvent } from '../../effective.ts'
import type { AnswerContent, ComplaintEvent, Recorded } from '../../events.ts'
import { foldComplaint } from '../../evolve.ts'
import type { Complaint, StageAnswer } from '../../state.ts'
import type { Paper } from './events.ts'

/** One line of a paper: what is printed, with the words and names kept apart. `number` is that of a point of complaint. */
export type PaperPart = Readonly<
  | { kind: 'day'; of: 'received' | 'sent' | 'amended' | 'report' | 'answered'; on: IsoDate }
  | { kind: 'words'; of: 'said' | 'statement' | 'report' | 'answer' | 'proposal' | 'views'; text: TextRef }
  | { kind: 'point'; number: number; text: TextRef | null; desired: TextRef | null }
  | { kind: 'finding'; number: number; finding: Finding; point: TextRef | null; text: TextRef | null }
  | { kind: 'whole'; outcome: NonNullable<AnswerContent['whole']> }
  | { kind: 'recommendation'; text: TextRef }
  | { kind: 'agrees'; agrees: boolean }
  | { kind: 'person'; as: 'complainant' | 'child'; personId: PersonId | null }
>

export type PaperContent = readonly PaperPart[]

type Stream = readonly Recorded<ComplaintEvent>[]
type Fact = WorldEvent<ComplaintEvent>

/** What stands in a paper of the complaint; empty where there is no such paper. */
export function contentOf(recorded: Stream, paper: Paper): PaperContent {
  const complaint = foldComplaint(recorded)
  return complaint === null ? [] : READ[paper](complaint, inOrderOfHappening(effectiveEvents(recorded)).map(({ event }) => event))
}

/** A released paper as whoever it was released to may read it: what stood in it then; null where that has changed since. */
export function releasedContent(recorded: Stream, paper: Paper, releasedAtSeq: number): PaperContent | null {
  const then = contentOf(recorded.filter(({ seq }) => seq <= releasedAtSeq), paper)
  return JSON.stringify(then) === JSON.stringify(contentOf(recorded, paper)) ? then : null
}

/** The ids of the texts and people that stand in it. */
export function itemsOf(content: PaperContent): Readonly<{ texts: readonly string[]; people: readonly PersonId[] }> {
  return {
    texts: [...new Set(content.flatMap((part) => refsIn(part).map(({ textId }) => textId)))],
    people: [...new Set(content.flatMap((part) => (part.kind === 'person' && part.personId !== null ? [part.personId] : [])))],
  }
}

function refsIn(part: PaperPart): readonly TextRef[] {
  switch (part.kind) {
    case 'words':
    case 'recommendation':
      return [part.text]
    case 'point': return present(part.text, part.desired)
    case 'finding': return present(part.point, part.text)
    case 'day':
    case 'whole':
    case 'agrees':
    case 'person':
      return []
  }
}

const READ: Readonly<Record<Paper, (complaint: Complaint, events: readonly Fact[]) => PaperContent>> = {
  people: ({ details: { complainants, children } }) => [
    ...complainants.map(({ personId }) => ({ kind: 'person', as: 'complainant', personId: personId ?? null }) as const),
    ...children.map(({ personId }) => ({ kind: 'person', as: 'child', personId: personId ?? null }) as const),
  ],
  said: ({ said, receivedOn }) => (said === null ? [] : [{ kind: 'day', of: 'received', on: receivedOn }, { kind: 'words', of: 'said', text: said }]),
  points: ({ points }) => points.map(({ text, desiredOutcome }, at) => ({ kind: 'point', number: at + 1, text: text ?? null, desired: desiredOutcome ?? null })),
  'stage-1-answer': (complaint) => answerContent(complaint, complaint.answers['stage-1']),
  statement: (_, events) => events.flatMap((event): PaperContent => {
    if (event.type === 'StatementOfComplaintSent') return [{ kind: 'day', of: 'sent', on: event.happenedOn }, ...wordsOf('statement', event.text)]
    return event.type === 'StatementOfComplaintAmended' ? [{ kind: 'day', of: 'amended', on: event.happenedOn }, ...wordsOf('statement', event.text)] : []
  }),
  'investigation-report': (complaint, events) => {
    const report = events.findLast((event) => event.type === 'InvestigationReportReceived')
    if (!report) return []
    const findings = report.findings?.map((found): PaperPart => ({ kind: 'finding', ...pointOf(complaint, found.pointId), finding: found.finding, text: found.text ?? null })) ?? []
    return [{ kind: 'day', of: 'report', on: report.happenedOn }, ...wordsOf('report', report.text), ...findings, ...recommended(report.recommendations)]
  },
  'independent-person-report': (_, events) => {
    const report = events.findLast((event) => event.type === 'IndependentPersonReportReceived')
    if (!report) return []
    const { agrees, text, happenedOn: on } = report
    return [{ kind: 'day', of: 'report', on }, ...(agrees === undefined ? [] : [{ kind: 'agrees', agrees } as const]), ...wordsOf('report', text)]
  },
  adjudication: (complaint) => answerContent(complaint, complaint.answers['stage-2']),
  'panel-report': (_, events) => {
    const report = events.findLast((event) => event.type === 'PanelReportReceived')
    return report ? [{ kind: 'day', of: 'report', on: report.happenedOn }, ...recommended(report.recommendations)] : []
  },
  'panel-response': (complaint, events) => {
    const answer = events.findLast((event) => event.type === 'ReviewPanelAnswered')
    return [
      ...answerContent(complaint, complaint.answers['stage-3']), ...wordsOf('views', answer?.independentPersonViews),
      ...(answer?.proposals ?? []).map((text) => ({ kind: 'words', of: 'proposal', text }) as const),
    ]
  },
}

function answerContent(complaint: Complaint, answer: StageAnswer | undefined): PaperContent {
  if (answer === undefined) return []
  const { answeredOn: on, text, findings = [], whole } = answer
  return [
    { kind: 'day', of: 'answered', on }, ...wordsOf('answer', text), ...(whole === undefined ? [] : [{ kind: 'whole', outcome: whole } as const]),
    ...findings.map(({ pointId, finding }): PaperPart => ({ kind: 'finding', ...pointOf(complaint, pointId), finding, text: null })),
  ]
}

function pointOf({ points }: Complaint, pointId: string): Readonly<{ number: number; point: TextRef | null }> {
  const at = points.findIndex((point) => point.pointId === pointId)
  return { number: at + 1, point: points[at]?.text ?? null }
}

function wordsOf(of: Extract<PaperPart, { kind: 'words' }>['of'], text: TextRef | undefined): PaperContent {
  return text === undefined ? [] : [{ kind: 'words', of, text }]
}

function recommended(texts: readonly TextRef[] | undefined): PaperContent {
  return (texts ?? []).map((text) => ({ kind: 'recommendation', text }))
}

function present(...refs: readonly (TextRef | null)[]): readonly TextRef[] {
  return refs.filter((ref) => ref !== null)
}
