import type { Words } from '../../../../application/worded.ts'
import { STAGE_THREE_ENCLOSURES } from '../../../../domain/complaint/threads/stage-three/events.ts'
import { STAGE_TWO_ENCLOSURES } from '../../../../domain/complaint/threads/stage-two/events.ts'
import { ASKED } from '../../../../words/asked.ts'
import { STAGE_THREE_ENCLOSURE_LABELS } from '../../../../words/threads/stage-three.ts'
import { STAGE_TWO_ENCLOSURE_LABELS } from '../../../../words/threads/stage-two.ts'
import type { FormReader } from '../../../form-reader.ts'
import { given, type FormContext } from '../command-form.ts'
import type { AnswerCommand } from './answer.ts'

/** Rows of proposals that the form of the response to a panel offers. */
export const PROPOSAL_ROWS = [1, 2, 3, 4] as const

/** What an answer may enclose, as a form offers it. */
export const ENCLOSURES = {
  stageTwo: STAGE_TWO_ENCLOSURES.map((code) => ({ code, label: STAGE_TWO_ENCLOSURE_LABELS[code] })),
  stageThree: STAGE_THREE_ENCLOSURES.map((code) => ({ code, label: STAGE_THREE_ENCLOSURE_LABELS[code] })),
} as const

const YES_NO = ['yes', 'no'] as const

/** What the answer of one stage says besides its findings: what it goes with, when it came, why it departs. */
export function extrasOf(type: AnswerCommand, form: FormReader, context: FormContext): object {
  switch (type) {
    case 'answer-stage-one':
      return given({ termsOfResolution: form.optionalWords('termsOfResolution', ASKED.termsOfResolution), ...receivedOn(form) })
    case 'answer-investigation':
      return given({ enclosed: several(form, STAGE_TWO_ENCLOSURES), ...receivedOn(form), departures: departuresByPoint(form, context) })
    case 'answer-review-panel':
      return given({
        withIndependentPerson: yesOrNo(form, 'withIndependentPerson', ASKED.withIndependentPerson),
        independentPersonViews: form.optionalWords('independentPersonViews', ASKED.independentPersonViews),
        proposals: proposals(form), departures: form.optionalWords('departures', ASKED.departures),
        ombudsmanTold: yesOrNo(form, 'ombudsmanTold', ASKED.ombudsmanTold), enclosed: several(form, STAGE_THREE_ENCLOSURES),
      })
    case 'answer-corporate-review':
      return {}
  }
}

function receivedOn(form: FormReader) {
  return { receivedOn: form.optionalDay('receivedOn', ASKED.receivedOn) }
}

function several(form: FormReader, codes: readonly string[]): readonly string[] | undefined {
  const ticked = form.choices('enclosed', ASKED.enclosed, codes)
  return ticked.length > 0 ? ticked : undefined
}

function yesOrNo(form: FormReader, field: string, what: string): boolean | undefined {
  const chosen = form.optionalChoice(field, what, YES_NO)
  return chosen === undefined ? undefined : chosen === 'yes'
}

function departuresByPoint(form: FormReader, { view }: FormContext): readonly Readonly<{ pointId: string; text: Words }>[] | undefined {
  const departures = view.complaint.points.flatMap(({ pointId }, index) => {
    const text = form.optionalWords(`departure-${index + 1}`, ASKED.departures)
    return text === undefined ? [] : [{ pointId, text }]
  })
  return departures.length > 0 ? departures : undefined
}

function proposals(form: FormReader): readonly Words[] | undefined {
  const rows = PROPOSAL_ROWS.flatMap((row) => form.optionalWords(`proposal-${row}`, ASKED.proposals) ?? [])
  return rows.length > 0 ? rows : undefined
}
