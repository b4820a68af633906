import type { ComplaintView } from '../../../application/worded.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import type { CommandType } from '../../../domain/complaint/commands.ts'
import { isOwed, stateOf, type Remedy } from '../../../domain/complaint/threads/remedies/thread.ts'
import { longDate, tableDate } from '../../../words/dates.ts'
import { STAGE_LABELS } from '../../../words/labels.ts'
import { ANSWER_REMEDY_WORDS, REMEDY_STATE_LABELS, REMEDY_WORDS } from '../../../words/threads/remedies.ts'
import { remedyName } from '../../components/remedy-name.ts'
import { urls } from '../../urls.ts'

const STEPS = ['give-remedy', 'replan-remedy', 'drop-remedy'] as const satisfies readonly CommandType[]

/** What was promised in a complaint, by its answers and apart from them: one list, whoever promised it. */
export function remedyRows(view: ComplaintView, settings: AuthoritySettings, { isNow, mayCorrect }: Readonly<{ isNow: boolean; mayCorrect: boolean }>) {
  const { complaint, complaintId, texts, asAt } = view
  const steps = STEPS.filter((step) => isNow && view.next.some(({ command }) => command === step))
  return complaint.threads.remedies.map((remedy) => ({
    what: remedyName(remedy, settings), text: texts.get(remedy.text?.textId ?? '') ?? '',
    promised: `${tableDate(remedy.promisedOn)}${remedy.stage === null ? '' : `, ${STAGE_LABELS[remedy.stage]}`}`,
    due: remedy.dueOn === null ? '' : tableDate(remedy.dueOn), standing: standingOf(remedy), isLate: isOwed(remedy) && remedy.dueOn !== null && remedy.dueOn < asAt,
    steps: [
      ...(isOwed(remedy) ? steps.map((step) => ({ label: REMEDY_WORDS[step], href: `${urls.complaintCommand(complaintId, step)}?item=${encodeURIComponent(remedy.remedyId)}` })) : []),
      ...(mayCorrect ? [{ label: ANSWER_REMEDY_WORDS.correct, href: `${urls.complaintCommand(complaintId, 'correct')}?entry=${remedy.entry}` }] : []),
    ],
  }))
}

function standingOf(remedy: Remedy): string {
  const on = remedy.givenOn ?? remedy.notGivenOn
  return `${REMEDY_STATE_LABELS[stateOf(remedy)]}${on === null ? '' : `, ${longDate(on)}`}`
}
