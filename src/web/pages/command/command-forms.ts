import type { CommandType } from '../../../domain/complaint/commands.ts'
import { DECLARED, type DeclaredCommand } from '../../../domain/complaint/declared/all.ts'
import { ASKED } from '../../../words/asked.ts'
import type { CommandForm } from './command-form.ts'
import { draftAnswer, sendBackAnswer } from './forms/answer-way.ts'
import { answer } from './forms/answer.ts'
import { correct, strikeOut } from './forms/correct.ts'
import { decideRoute } from './forms/decide-route.ts'
import { declaredForm } from './forms/declared.ts'
import { recordDetails } from './forms/details.ts'
import { close, reopen, withdraw } from './forms/ending.ts'
import { acknowledge, addNote, allocate, logContact } from './forms/handling.ts'
import { plainDay } from './forms/plain-day.ts'
import { extendInvestigation, extendStageOne, pauseStageOne, resumeStageOne } from './forms/stage-one-time.ts'

/** The form of every command that changes a recorded complaint. Recording one is a journey of its own. */
export const COMMAND_FORMS: Readonly<Record<Exclude<CommandType, 'record-complaint'>, CommandForm>> = {
  acknowledge,
  'record-details': recordDetails,
  allocate,
  'extend-stage-one': extendStageOne,
  'pause-stage-one': pauseStageOne,
  'resume-stage-one': resumeStageOne,
  'draft-answer': draftAnswer,
  'submit-answer': plainDay('submit-answer', ASKED.submittedOn),
  'send-back-answer': sendBackAnswer,
  'approve-answer': plainDay('approve-answer', ASKED.approvedOn),
  'answer-stage-one': answer('answer-stage-one'),
  'log-contact': logContact,
  'add-note': addNote,
  close,
  withdraw,
  reopen,
  'extend-investigation': extendInvestigation,
  'answer-investigation': answer('answer-investigation'),
  'answer-review-panel': answer('answer-review-panel'),
  'request-corporate-review': plainDay('request-corporate-review', ASKED.requestedOn),
  'answer-corporate-review': answer('answer-corporate-review'),
  ...declaredForms(),
  'decide-route': decideRoute,
  correct,
  'strike-out': strikeOut,
}

function declaredForms(): Readonly<Record<DeclaredCommand['type'], CommandForm>> {
  const commands = Object.values(DECLARED).map(({ command }) => command)
  return Object.fromEntries(commands.map((command) => [command, declaredForm(command)])) as Record<DeclaredCommand['type'], CommandForm>
}

export type FormCommand = keyof typeof COMMAND_FORMS

export function isFormCommand(name: string): name is FormCommand {
  return Object.hasOwn(COMMAND_FORMS, name)
}
