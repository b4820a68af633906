import type { WordedCommand, Words } from '../../../../application/worded.ts'
import { FINDINGS, type Finding } from '../../../../domain/complaint/events.ts'
import { ASKED, pointAsked, rowAsked } from '../../../../words/asked.ts'
import { choicesOf, codesOf, given, type CommandForm, type FormContext } from '../command-form.ts'
import { ENCLOSURES, extrasOf, PROPOSAL_ROWS } from './answer-extras.ts'
import type { FormReader } from '../../../form-reader.ts'
import { typedDay } from '../../../typed-day.ts'

export type AnswerCommand = 'answer-stage-one' | 'answer-investigation' | 'answer-review-panel' | 'answer-corporate-review'

const WHOLE = [...FINDINGS, 'resolved-no-finding'] as const
/** Rows of remedies that the form offers. */
const REMEDY_ROWS = [1, 2, 3] as const

/** The answer of one stage: a finding for each point, or one outcome for the whole; why, how, and what was given. */
export function answer(type: AnswerCommand): CommandForm {
  return {
    start: ({ today, view }) => ({ ...typedDay('on', today), decided: view.complaint.points.length > 0 ? 'each' : 'whole', text: draftOf(view) }),
    offer: (context) => ({
      points: context.view.complaint.points.map((point, index) => ({
        pointId: point.pointId, number: index + 1, text: context.view.texts.get(point.text?.textId ?? '') ?? '',
      })),
      reasons: choicesOf(context, 'reasonsUpheld'), howResolved: choicesOf(context, 'howResolved'), remedies: choicesOf(context, 'remedies'),
      remedyRows: REMEDY_ROWS, proposalRows: PROPOSAL_ROWS, enclosures: type === 'answer-investigation' ? ENCLOSURES.stageTwo : ENCLOSURES.stageThree,
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

function decision(form: FormReader, { view }: FormContext) {
  if (view.complaint.points.length === 0 || form.text('decided') === 'whole') return { whole: form.choice('whole', ASKED.outcome, WHOLE) }
  return { findings: view.complaint.points.map((point, index) => ({ pointId: point.pointId, finding: finding(form, index + 1) })) }
}

function finding(form: FormReader, number: number): Finding {
  const field = `finding-${number}`
  const chosen = FINDINGS.find((code) => code === form.text(field))
  if (chosen === undefined) form.slip(field, 'findings-incomplete', pointAsked(number))
  return chosen ?? 'no-finding'
}

function explanation(form: FormReader, context: FormContext) {
  const reasons = form.choices('reasons', ASKED.reasonsUpheld, codesOf(choicesOf(context, 'reasonsUpheld')))
  const howResolved = form.choices('howResolved', ASKED.howResolved, codesOf(choicesOf(context, 'howResolved')))
  return given({ reasons: reasons.length > 0 ? reasons : undefined, howResolved: howResolved.length > 0 ? howResolved : undefined })
}

type Remedy = Readonly<{ type: string; amountPence?: number; text?: Words }>

function remedies(form: FormReader, context: FormContext): readonly Remedy[] | undefined {
  const codes = codesOf(choicesOf(context, 'remedies'))
  const offered = REMEDY_ROWS.flatMap((row) => remedy(form, row, codes))
  return offered.length > 0 ? offered : undefined
}

function remedy(form: FormReader, row: number, codes: readonly string[]): readonly Remedy[] {
  const type = form.optionalChoice(`remedy-${row}-type`, ASKED.remedy, codes)
  const amountPence = form.optionalPounds(`remedy-${row}-amount`, ASKED.amount)
  const text = form.optionalWords(`remedy-${row}-text`, ASKED.aboutRemedy)
  if (type === undefined && (amountPence !== undefined || text !== undefined)) form.slip(`remedy-${row}-type`, 'amount-without-remedy', rowAsked(row))
  return type === undefined ? [] : [{ type, ...given({ amountPence, text }) }]
}
