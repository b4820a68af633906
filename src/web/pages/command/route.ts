import { carryOut } from '../../../application/carry-out.ts'
import { may } from '../../../application/permissions.ts'
import { hasJustLeft, leavesSight } from '../../../application/sealing.ts'
import type { CommandResult } from '../../../application/worded.ts'
import type { Warning } from '../../../domain/complaint/commands.ts'
import { reasonFieldOf } from '../../../domain/complaint/declared/reason-field.ts'
import { WARNED } from '../../../words/slips.ts'
import { acceptedOf, warnedOf } from '../../components/warnings/warnings.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import type { CommandRead } from './command-form.ts'
import { COMMAND_FORMS, isFormCommand, type FormCommand } from './command-forms.ts'
import { formContext } from './context.ts'
import { struckOutBy } from './forms/correct.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { commandPage, commandTitle, type CommandPage } from './view-model.ts'

const url = urls.complaintCommand(':complaintId', ':command')

/** Asked on pages of their own: that of people from outside, where one sees who reads what, and those of the documents and the letters. */
const HAS_ITS_PAGE: Readonly<Record<string, (complaintId: string) => string>> = {
  'give-outside-access': urls.complaintOutside, 'release-papers': urls.complaintOutside,
  'file-document': urls.complaintDocuments, 'file-document-version': urls.complaintDocuments, 'redact-document': urls.complaintDocuments, 'release-document': urls.complaintDocuments,
  'draft-letter': urls.complaintLetters, 'finish-letter': urls.complaintLetters, 'release-letter': urls.complaintLetters, 'check-letter': urls.complaintLetters,
  'send-letter-back': urls.complaintLetters, 'queue-letter': urls.complaintLetters, 'send-letter': urls.complaintLetters, 'set-letter-aside': urls.complaintLetters,
}

export const commandRoutes: readonly Route[] = [
  { method: 'GET', url, access: 'view-complaint', forResponders: true, traces: reads('complaint', 'complaintId'), handler: showForm },
  { method: 'POST', url, access: 'view-complaint', forResponders: true, traces: reads('complaint', 'complaintId'), handler: sendForm },
]

async function showForm(visit: Visit): Promise<Answer> {
  const command = visit.params['command'] ?? ''
  if (!isFormCommand(command)) return { kind: 'not-found' }
  if (!may(visit.actor, command)) return { kind: 'not-allowed' }
  const context = await formContext(visit, visit.query)
  if (!context) return { kind: 'not-found' }
  // The enquiry that it turned out to be is recorded first, on the page of the log.
  if (command === 'turn-into-enquiry') return { kind: 'redirect', to: urls.enquiryNew(context.view.complaintId) }
  const elsewhere = HAS_ITS_PAGE[command]
  if (elsewhere) return { kind: 'redirect', to: elsewhere(context.view.complaintId) }
  if (context.view.inError && struckOutBy(context) !== 'undo') return { kind: 'redirect', to: urls.complaint(context.view.complaintId) }
  const page = { command, context, commandId: context.newId(), expectedSeq: context.view.complaint.seq }
  return drawn(page, COMMAND_FORMS[command].start(context))
}

async function sendForm(visit: Visit): Promise<Answer> {
  const { params, typed, actor } = visit
  const command = params['command'] ?? ''
  if (!isFormCommand(command)) return { kind: 'not-found' }
  if (!may(actor, command)) return { kind: 'not-allowed' }
  const context = await formContext(visit, typed)
  if (!context) return await isSentTwice(visit, command) ? { kind: 'redirect', to: urls.handedOver() } : { kind: 'not-found' }
  const elsewhere = HAS_ITS_PAGE[command]
  if (elsewhere) return { kind: 'redirect', to: elsewhere(context.view.complaintId) }
  if (isLookingFor(typed)) return drawn({ command, context, commandId: commandIdOf(typed, context.newId), expectedSeq: expectedSeqOf(String(typed['expectedSeq']), context.view.complaint.seq) }, typed)
  const form = formReader(typed, visit.today)
  const read = COMMAND_FORMS[command].read(form, context)
  const { seq } = context.view.complaint
  const page: CommandPage = {
    command, context, commandId: commandIdOf(typed, context.newId), expectedSeq: expectedSeqOf(form.text('expectedSeq'), seq),
  }
  // A page drawn before the last change is answered first: it is a double click, or somebody else was faster.
  if (form.slips.length > 0 && page.expectedSeq >= seq) return drawn(page, typed, form.slips)
  const result = await send(visit, page, read)
  if (result.kind === 'refused') visit.trace({ kind: 'command-refused', subject: { kind: 'complaint', id: context.view.complaintId }, what: command })
  if (result.kind === 'done' && leavesSight(read.command, actor.userId)) return { kind: 'redirect', to: urls.handedOver() }
  return answerTo(result, page, typed, form.slips)
}

/** The form that gave a complaint to others was sent a second time, when it was no longer there for whoever sent it. */
async function isSentTwice({ deps, actor, params }: Visit, command: FormCommand): Promise<boolean> {
  return (command === 'seal-complaint' || command === 'change-seal-list') && hasJustLeft(deps.services, actor, params['complaintId'] ?? '')
}

/** A button that looks for somebody known was pressed: the form comes back with who was found, as it was typed. */
function isLookingFor({ go }: Typed): boolean {
  return typeof go === 'string' && go.startsWith('find-')
}

function send({ deps, actor, typed }: Visit, { context, commandId, expectedSeq }: CommandPage, read: CommandRead): Promise<CommandResult> {
  const { complaintId } = context.view
  return carryOut(deps.services, actor, { complaintId, expectedSeq, commandId, ...read, acceptedWarnings: acceptedOf(typed) })
}

function answerTo(result: CommandResult, page: CommandPage, typed: Typed, slips: readonly Slip[]): Answer {
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: `${urls.complaint(result.complaintId)}?recorded=${result.seq}` }
    case 'refused': return drawn({ ...page, refusal: result }, typed, [], 422)
    case 'warned': return warned(result.warnings, page, typed)
    case 'stale': return drawn({ ...page, expectedSeq: result.seq, stale: result }, typed, slips, 409)
    case 'not-allowed': return { kind: 'not-allowed' }
    case 'not-found': return { kind: 'not-found' }
  }
}

function drawn(page: CommandPage, typed: Typed, slips: readonly Slip[] = [], status?: number): Answer {
  return {
    kind: 'page', template: 'pages/command/page.njk', title: commandTitle(page), model: commandPage(page), typed, slips,
    ...(status !== undefined && { status }),
  }
}

function warned(warnings: readonly Warning[], page: CommandPage, typed: Typed): Answer {
  return drawn({ ...page, warnings, acceptedWarnings: acceptedOf(typed) }, typed, stillToAccept(warnings, page, typed), 422)
}

/** What keeps a command with warnings from being saved: said by field once somebody has seen them. */
function stillToAccept(warnings: readonly Warning[], { command }: CommandPage, typed: Typed): readonly Slip[] {
  const { slips } = warnedOf(warnings, typed)
  const reasonField = reasonFieldOf(command)
  const lacksReason = warnings.some(({ needsReason }) => needsReason) && (typed[reasonField] ?? '') === ''
  return lacksReason && slips.length === 0 ? [{ field: reasonField, text: WARNED.reason }] : slips
}

/** The form's own id, so that a double click is one command; a new one where it came without. */
function commandIdOf(typed: Typed, newId: () => string): string {
  const id = typed['commandId']
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : newId()
}

function expectedSeqOf(text: string, seq: number): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : seq
}
