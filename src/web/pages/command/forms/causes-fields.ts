import type { CauseNature, Finding } from '../../../../domain/complaint/basics.ts'
import { CAUSE_NATURES } from '../../../../domain/complaint/basics.ts'
import { causesOf, isFault } from '../../../../domain/complaint/causes.ts'
import type { PointFinding } from '../../../../domain/complaint/events.ts'
import type { Complaint } from '../../../../domain/complaint/state.ts'
import { ASKED } from '../../../../words/asked.ts'
import { CAUSE_NATURE_LABELS } from '../../../../words/threads/causes.ts'
import type { FormReader, Typed } from '../../../form-reader.ts'
import type { Choice } from '../../../components/word-choices/word-choices.ts'
import { given } from '../command-form.ts'

export const NATURE_CHOICES: readonly Choice[] = CAUSE_NATURES.map((code) => ({ code, label: CAUSE_NATURE_LABELS[code] }))

/** Why a finding is one of fault, and how that came about; both absent where nothing was said. */
type CausesRead = Readonly<{ reasons?: readonly string[]; nature?: CauseNature }>

/** The causes of one finding as typed; `suffix` stands behind the fields' names. Where no fault was found, they are a slip. */
export function readCauses(form: FormReader, { suffix, finding, what }: Readonly<{ suffix: string; finding: Finding | 'resolved-no-finding'; what: string }>, codes: readonly string[]): CausesRead {
  const reasons = form.choices(`reasons${suffix}`, ASKED.reasonsUpheld, codes)
  const chosen = form.optionalChoice(`nature${suffix}`, ASKED.causeNature, CAUSE_NATURES)
  if ((reasons.length > 0 || chosen !== undefined) && !isFault(finding)) form.slip(reasons.length > 0 ? `reasons${suffix}` : `nature${suffix}`, 'cause-without-fault', what)
  return given({ reasons: reasons.length > 0 ? reasons : undefined, nature: CAUSE_NATURES.find((nature) => nature === chosen) })
}

/** What a finding says of its causes, as its fields are typed. */
export function typedCauses(suffix: string, { reasons = [], nature }: Pick<PointFinding, 'reasons' | 'nature'>): Typed {
  return { [`reasons${suffix}`]: reasons, ...(nature && { [`nature${suffix}`]: nature }) }
}

/** The causes that stand before a later stage answers, ticked beforehand: what it upholds again usually has the same ones. */
export function standingCausesTyped(complaint: Complaint): Typed {
  const { causes } = causesOf(complaint)
  const of = (pointId: string | null) => causes.filter((cause) => cause.pointId === pointId)
  const typed = (suffix: string, found: ReturnType<typeof of>) =>
    typedCauses(suffix, { reasons: found.map(({ code }) => code), ...given({ nature: found.find(({ nature }) => nature !== null)?.nature ?? undefined }) })
  return Object.assign({}, typed('', of(null)), ...complaint.points.map(({ pointId }, index) => typed(`-of-${index + 1}`, of(pointId))))
}
