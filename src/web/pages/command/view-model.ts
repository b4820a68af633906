import type { CommandResult, ComplaintView } from '../../../application/worded.ts'
import type { CommandType, Refusal, Warning } from '../../../domain/complaint/commands.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { isAnswerCommand } from '../../../domain/complaint/declared/reason-field.ts'
import { EVENT_LABELS, COMMAND_LABELS } from '../../../words/labels.ts'
import { STRIKING_OUT, UNKNOWN } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { DECLARED_COMMAND_WORDS } from '../../../words/threads/declared-words.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { warningsShown } from '../../components/warnings/warnings.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'
import { nextSteps } from '../complaint/next-steps.ts'
import { whoComplains } from '../complaint/view-model.ts'
import { COMMAND_FORMS, isFormCommand, type FormCommand } from './command-forms.ts'
import type { FormContext } from './command-form.ts'
import { struckOutBy } from './forms/correct.ts'
import { detailsTitle } from './details-title.ts'

export type Stale = Extract<CommandResult, { kind: 'stale' }>

export type CommandPage = Readonly<{
  command: FormCommand
  context: FormContext
  commandId: string
  expectedSeq: number
  refusal?: Refusal
  warnings?: readonly Warning[]
  acceptedWarnings?: readonly string[]
  stale?: Stale
}>

export function commandTitle({ command, context }: CommandPage): string {
  if (command === 'strike-out') return STRIKING_OUT[struckOutBy(context)].title
  return command === 'record-details' ? detailsTitle(context) : COMMAND_LABELS[command]
}

/** Everything that `page.njk` prints, besides what was typed and what is wrong with it. */
export function commandPage({ command, context, commandId, expectedSeq, refusal, warnings = [], acceptedWarnings = [], stale }: CommandPage) {
  const { view, asked } = context
  const { complaintId, complaint } = view
  const rule = view.next.find((next) => next.command === command)
  return {
    command, form: Object.hasOwn(DECLARED_COMMAND_WORDS, command) ? 'declared' : command, complaintId, commandId, expectedSeq, reference: complaint.reference, who: whoComplains(view),
    action: urls.complaintCommand(complaintId, command), part: asked.part, entryAsked: asked.entry === 0 ? '' : asked.entry,
    law: rule?.law ?? '', confirmed: rule?.confirmed ?? true,
    offer: COMMAND_FORMS[command].offer?.(context) ?? {},
    entry: entryShown(context),
    refusal: refusal && {
      words: refusalWords(refusal), law: refusal.law ?? '',
      // The command has its place; only what was typed cannot be so.
      mayBeMended: refusal.allowedNow.includes(command),
      ...insteadOf(refusal, command, view),
    },
    warnings: warningsShown(warnings, acceptedWarnings),
    needsDeparture: isAnswerCommand(command) && warnings.some(({ needsReason }) => needsReason),
    since: stale?.since.map(({ event, recordedBy }) => ({
      title: EVENT_LABELS[event.type], happenedOn: longDate(event.happenedOn), recordedBy: view.userNames.get(recordedBy) ?? UNKNOWN.colleague,
    })),
  }
}

type Instead = readonly Readonly<{ label: string; href: string }>[]

/** What can be done instead of what was refused: what the procedure expects now, and everything else that it allows. */
function insteadOf({ allowedNow }: Refusal, command: CommandType, view: ComplaintView): Readonly<{ expected: Instead; instead: Instead }> {
  const { complaintId, inError } = view
  if (inError) return { expected: [], instead: [bringBack(complaintId, inError.seq)] }
  const offered = allowedNow.filter((other) => other !== command && isFormCommand(other) && view.next.some((next) => next.command === other))
    .map((other) => ({ label: COMMAND_LABELS[other], href: commandHref(complaintId, other) }))
  const expected = nextSteps(view, []).expected.flatMap(({ href }) => offered.filter((other) => other.href === href))
  return { expected, instead: offered.filter((other) => !expected.includes(other)) }
}

function bringBack(complaintId: string, entry: number) {
  return { label: STRIKING_OUT.undo.title, href: `${urls.complaintCommand(complaintId, 'strike-out')}?entry=${entry}` }
}

/** Where a command begins: a correction at its entry in the timeline, details at their row, everything else on its own page. */
function commandHref(complaintId: string, command: CommandType): string {
  if (command === 'correct' || command === 'strike-out') return `${urls.complaint(complaintId)}#timeline`
  return command === 'record-details' ? `${urls.complaint(complaintId)}#details` : urls.complaintCommand(complaintId, command)
}

function entryShown(context: FormContext) {
  const { view, settings, asked } = context
  const words: WordSource = { settings, people: view.people, texts: view.texts, userNames: view.userNames, linked: view.linked }
  return timelineEntries(view.timeline, struckOutSeqs(view.timeline), words).find(({ seq }) => seq === asked.entry)
}
