import type { WordedCommand } from '../../../../application/worded.ts'
import { causesOf } from '../../../../domain/complaint/causes.ts'
import { FINDINGS, type Finding } from '../../../../domain/complaint/events.ts'
import { ASKED, pointAsked } from '../../../../words/asked.ts'
import type { Choice } from '../../../components/word-choices/word-choices.ts'
import { choicesOf, codesOf, given, type CommandForm, type FormContext } from '../command-form.ts'
import { NATURE_CHOICES, readCauses, standingCausesTyped } from './causes-fields.ts'
import { ENCLOSURES, extrasOf, PROPOSAL_ROWS } from './answer-extras.ts'
import { PURPOSES, readRemedy } from './remedies-fields.ts'
import type { FormReader } from '../../../form-reader.ts'
import { typedDay } from '../../../typed-day.ts'

export type AnswerCommand = 'answer-stage-one' | 'answer-investigation' | 'answer-review-panel' | 'answer-corporate-review'

const WHOLE = [...FINDINGS, 'resolved-no-finding'] as const
/** Rows of remedies that the form offers. */
const REMEDY_ROWS = [1, 2, 3] as const

/** The answer of one stage: a finding for each point, or one outcome for the whole; why, how, and what was given. */
export function answer(type: AnswerCommand): CommandForm {
  return {
    start: ({ today, view }) => ({ ...typedDay('on', today), decided: view.complaint.points.length > 0 ? 'each' : 'whole', text: draftOf(view), ...standingCausesTyped(view.complaint) }),
    offer: (context) => ({
      points: context.view.complaint.points.map((point, index) => ({
        pointId: point.pointId, number: index + 1, text: context.view.texts.get(point.text?.textId ?? '') ?? '',
      })),
      reasons: reasonsOffered(context), natures: NATURE_CHOICES, howResolved: choicesOf(context, 'howResolved'), remedies: choicesOf(context, 'remedies'),
      remedyRows: REMEDY_ROWS, purposes: PURPOSES, proposalRows: PROPOSAL_ROWS, enclosures: type === 'answer-investigation' ? ENCLOSURES.stageTwo : ENCLOSURES.stageThree,
    }),
    read: (form, context) => ({
      command: {
        type, on: form.day('on', ASKED.answeredOn), ...decision(form, context), ...explanation(form, context),
        ...given({ remedies: remedies(form, context), text: form.optionalWords('text', ASKED.answer) }),
        ...given({ departureReason: form.optionalWords('departureReason', ASKED.departure) }), ...extrasOf(type, form, context),
      } as WordedCommand,
    }),
  }
}

function draftOf(view: FormContext['view']): string {
  return view.complaint.stage === 'stage-1' ? view.texts.get(view.complaint.answerWay.text?.textId ?? '') ?? '' : ''
}

/** The reasons in use, and those that already stand on this complaint: a later stage may uphold for the same ones. */
function reasonsOffered(context: FormContext): readonly Choice[] {
  return choicesOf(context, 'reasonsUpheld', causesOf(context.view.complaint).causes.map(({ code }) => code))
}

function decision(form: FormReader, context: FormContext) {
  const { points } = context.view.complaint
  const codes = codesOf(reasonsOffered(context))
  if (points.length === 0 || form.text('decided') === 'whole') {
    const whole = form.choice('whole', ASKED.outcome, WHOLE)
    return { whole, ...readCauses(form, { suffix: '', finding: whole, what: ASKED.theComplaint }, codes) }
  }
  const findings = points.map(({ pointId }, index) => {
    const found = finding(form, index + 1)
    return { pointId, finding: found, ...readCauses(form, { suffix: `-of-${index + 1}`, finding: found, what: pointAsked(index + 1) }, codes) }
  })
  return { findings }
}

function finding(form: FormReader, number: number): Finding {
  const field = `finding-${number}`
  const chosen = FINDINGS.find((code) => code === form.text(field))
  if (chosen === undefined) form.slip(field, 'findings-incomplete', pointAsked(number))
  return chosen ?? 'upheld'
}

function explanation(form: FormReader, context: FormContext) {
  const howResolved = form.choices('howResolved', ASKED.howResolved, codesOf(choicesOf(context, 'howResolved')))
  return given({ howResolved: howResolved.length > 0 ? howResolved : undefined })
}

function remedies(form: FormReader, context: FormContext) {
  const codes = codesOf(choicesOf(context, 'remedies'))
  const offered = REMEDY_ROWS.flatMap((row) => readRemedy(form, row, codes))
  return offered.length > 0 ? offered : undefined
}
