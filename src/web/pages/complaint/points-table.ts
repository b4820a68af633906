import type { ComplaintView } from '../../../application/worded.ts'
import { wordFor, type AuthoritySettings } from '../../../domain/authority/settings.ts'
import type { PointFinding } from '../../../domain/complaint/events.ts'
import type { Stage } from '../../../domain/complaint/state.ts'
import { NOT_DECIDED } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import { FINDING_LABELS, OUTCOME_LABELS, STAGE_LABELS } from '../../../words/labels.ts'
import { CAUSE_NATURE_LABELS } from '../../../words/threads/causes.ts'
import { linesOf, type Line, type WordSource } from '../../components/timeline/recorded-words.ts'

const STAGES: readonly Stage[] = ['stage-1', 'stage-2', 'stage-3', 'corporate-review']

/** Points in rows, answered stages in columns. */
export type PointsTable = Readonly<{
  stages: readonly string[]
  rows: readonly Readonly<{ number: number; text: string; wants: string; category: string; findings: readonly Readonly<{ finding: string; why: string }>[] }>[]
}>

/** What each stage's answer said besides its findings. */
export type AnswerSummary = Readonly<{ stage: string; answeredOn: string; whole: string; lines: readonly Line[] }>

export function pointsTable(view: ComplaintView, settings: AuthoritySettings): PointsTable {
  const answered = STAGES.filter((stage) => view.complaint.answers[stage]?.findings !== undefined)
  return {
    stages: answered.map((stage) => STAGE_LABELS[stage]),
    rows: view.complaint.points.map((point, index) => ({
      number: index + 1,
      text: view.texts.get(point.text?.textId ?? '') ?? '',
      wants: view.texts.get(point.desiredOutcome?.textId ?? '') ?? '',
      category: point.category === undefined ? '' : wordFor(settings, 'categories', point.category),
      findings: answered.map((stage) => findingWords(view.complaint.answers[stage]?.findings, point.pointId, settings)),
    })),
  }
}

export function answerSummaries(view: ComplaintView, words: WordSource): readonly AnswerSummary[] {
  return STAGES.flatMap((stage) => {
    const answer = view.complaint.answers[stage]
    if (!answer) return []
    return [{
      stage: STAGE_LABELS[stage],
      answeredOn: longDate(answer.answeredOn),
      whole: answer.whole === undefined ? '' : OUTCOME_LABELS[answer.whole],
      lines: linesOf(answer, words, ['answeredOn', 'seq', 'findings', 'whole']),
    }]
  })
}

/** The finding on a point, and why it was upheld where that was said: "Staff were late for meetings (human error)". */
function findingWords(findings: readonly PointFinding[] | undefined, pointId: string, settings: AuthoritySettings) {
  const found = findings?.find((one) => one.pointId === pointId)
  if (found === undefined) return { finding: NOT_DECIDED, why: '' }
  const causes = (found.reasons ?? []).map((code) => wordFor(settings, 'reasonsUpheld', code)).join('; ')
  const nature = found.nature === undefined ? '' : CAUSE_NATURE_LABELS[found.nature]
  return { finding: FINDING_LABELS[found.finding], why: causes !== '' && nature !== '' ? `${causes} (${nature.toLowerCase()})` : causes || nature }
}
