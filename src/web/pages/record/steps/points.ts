import { given } from '../../command/command-form.ts'
import type { FormReader } from '../../../form-reader.ts'
import { groups } from '../reading.ts'
import type { Step, StepContext } from '../step.ts'

export const points: Step = {
  id: 'points', question: 'What are the points of complaint?', label: 'Points of complaint', isNeeded: false,
  read: (form, context) => ({ details: { points: groups(form).map((at) => pointAt(form, context, at)).filter((point) => point !== null) } }),
  lines: ({ details }) => (details?.points ?? []).map(({ text, desiredOutcome }, at) =>
    `${at + 1}. ${text?.words ?? ''}${desiredOutcome ? `\nWanted: ${desiredOutcome.words}` : ''}`),
}

function pointAt(form: FormReader, { newId }: StepContext, at: number) {
  const desiredOutcome = form.optionalWords(`outcome-${at}`, `the outcome wanted for point ${at + 1}`)
  const text = form.optionalWords(`point-${at}`, `point ${at + 1}`)
  if (text === undefined && desiredOutcome !== undefined) form.slip(`point-${at}`, 'words-missing', `point ${at + 1}`)
  return text === undefined ? null : given({ pointId: newId(), text, desiredOutcome })
}
