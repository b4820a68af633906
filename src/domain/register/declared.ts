import { eventsByCommand, type CommandOf, type Declaration, type EventOf } from '../complaint/declared/declaration.ts'
import { COMPLIMENT_EVENTS } from './compliment/events.ts'
import { LEARNING_EVENTS } from './learning/events.ts'
import { BASE_EVENTS, CONTEXT_EVENTS } from './context/events.ts'
import { ENQUIRY_EVENTS } from './enquiry/events.ts'
import { MEMBER_ENQUIRY_EVENTS } from './member-enquiry/events.ts'
import { MESSAGE_EVENTS } from './message/events.ts'
import { OMBUDSMAN_EVENTS } from './ombudsman/events.ts'
import { POOL_EVENTS } from './pool/events.ts'
import { BUNDLE_EVENTS } from './bundle/events.ts'
import { DISCLOSURE_EVENTS } from './disclosure/events.ts'
import { REPORT_EVENTS } from './report/events.ts'
import { RIGHTS_EVENTS } from './rights/events.ts'
import { HOLD_EVENTS } from './retention/hold-events.ts'
import { SAMENESS_EVENTS } from './sameness/events.ts'
import { THEME_EVENTS } from './theme/events.ts'

/** The declared kinds of event of the streams that go on for long, by the kind of stream that they belong to. */
export const DECLARED_OF_KIND = {
  'ombudsman-contact': OMBUDSMAN_EVENTS, 'pool-member': POOL_EVENTS, compliment: COMPLIMENT_EVENTS, sameness: SAMENESS_EVENTS, learning: LEARNING_EVENTS,
  theme: THEME_EVENTS, enquiry: ENQUIRY_EVENTS, 'member-enquiry': MEMBER_ENQUIRY_EVENTS,
  report: REPORT_EVENTS, 'rights-request': RIGHTS_EVENTS, disclosure: DISCLOSURE_EVENTS, bundle: BUNDLE_EVENTS, hold: HOLD_EVENTS, message: MESSAGE_EVENTS,
} as const

/** Every declared kind of event of the streams that are no complaints. */
export const REGISTER_DECLARED = {
  ...OMBUDSMAN_EVENTS, ...POOL_EVENTS, ...COMPLIMENT_EVENTS, ...SAMENESS_EVENTS, ...LEARNING_EVENTS, ...THEME_EVENTS, ...ENQUIRY_EVENTS, ...MEMBER_ENQUIRY_EVENTS,
  ...BASE_EVENTS, ...CONTEXT_EVENTS,
  ...REPORT_EVENTS, ...RIGHTS_EVENTS, ...DISCLOSURE_EVENTS, ...BUNDLE_EVENTS,
  ...HOLD_EVENTS, ...MESSAGE_EVENTS,
} as const

export type RegisterDeclaredType = keyof typeof REGISTER_DECLARED
export type RegisterDeclaredEvent = EventOf<typeof REGISTER_DECLARED>
export type RegisterDeclaredCommand = CommandOf<typeof REGISTER_DECLARED>

/** The declaration of an event of this type; undefined where it is not one of the register's declared ones. */
export function registerDeclarationOf(type: string): Declaration | undefined {
  return isRegisterDeclared(type) ? REGISTER_DECLARED[type] : undefined
}

function isRegisterDeclared(type: string): type is RegisterDeclaredType {
  return Object.hasOwn(REGISTER_DECLARED, type)
}

const EVENT_OF_COMMAND = eventsByCommand(REGISTER_DECLARED)

export function isRegisterDeclaredCommand<Command extends Readonly<{ type: string }>>(
  command: Command,
): command is Extract<Command, { type: keyof typeof EVENT_OF_COMMAND }> {
  return Object.hasOwn(EVENT_OF_COMMAND, command.type)
}

/** The declaration of the event that this command records; undefined where it is not one of the register's declared ones. */
export function registerDeclarationOfCommand(command: string): Declaration | undefined {
  return Object.values(REGISTER_DECLARED).find((declaration) => declaration.command === command)
}

/** The event that a declared command records; `reference` goes into one that begins a stream of a series. */
export function registerDeclaredEvent({ type, on, ...fields }: RegisterDeclaredCommand, reference: string): RegisterDeclaredEvent {
  const eventType = EVENT_OF_COMMAND[type]
  const declaration: Declaration = REGISTER_DECLARED[eventType]
  // The command and its event have the same fields, by their one declaration.
  return { type: eventType, happenedOn: on, ...(declaration.reference !== undefined && { reference }), ...fields } as RegisterDeclaredEvent
}
