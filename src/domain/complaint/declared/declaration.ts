import type { ReferenceSeries } from '../../authority/references.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Stage, Status } from '../basics.ts'
import type { Fields, ValuesOf } from './field.ts'

/**
 * One kind of event, as data: the command that records it, where it may happen, and its fields. What depends on more
 * than the stage and the status is for the thread to say.
 */
export type Declaration = Readonly<{
  /** Imperative, kebab-case. */
  command: string
  /** The stages at which it may happen; at any where it is absent. */
  stages?: readonly Stage[]
  /** The statuses in which it may happen; in any where it is absent. */
  statuses?: readonly Status[]
  /** The series of the reference that the event is given, where it begins a stream of the register that has one. */
  reference?: ReferenceSeries
  /** Never struck out: what it says is ended by another event. */
  isLasting?: true
  fields: Fields
}>

/** The kinds of event of one thread, by type: PascalCase, past tense. */
export type Declarations = Readonly<Record<string, Declaration>>

type EventNamed<Ds extends Declarations, Type extends keyof Ds & string> =
  Readonly<{ type: Type; happenedOn: IsoDate }> & ValuesOf<Ds[Type]['fields']> & (Ds[Type] extends { reference: string } ? Readonly<{ reference: string }> : unknown)
type CommandFor<D extends Declaration> = Readonly<{ type: D['command']; on: IsoDate }> & ValuesOf<D['fields']>

/** The events that declarations give: one union. */
export type EventOf<Ds extends Declarations> = { [Type in keyof Ds & string]: EventNamed<Ds, Type> }[keyof Ds & string]

/** The commands that record them. */
export type CommandOf<Ds extends Declarations> = { [Type in keyof Ds & string]: CommandFor<Ds[Type]> }[keyof Ds & string]

/** Which event each command records. */
export type EventOfCommand<Ds extends Declarations> = { readonly [Type in keyof Ds & string as Ds[Type]['command']]: Type }

/** That table, from the declarations themselves. */
export function eventsByCommand<const Ds extends Declarations>(declared: Ds): EventOfCommand<Ds> {
  // Every key is the command of a declaration, and its value that declaration's type.
  return Object.fromEntries(Object.entries(declared).map(([type, { command }]) => [command, type])) as EventOfCommand<Ds>
}
