import type { Breach, ComplaintCommand, CommandType, Refusal, Warning } from '../domain/complaint/commands.ts'
import type { Complaint, DerivedOutcome } from '../domain/complaint/state.ts'
import type { FileRef } from '../domain/complaint/basics.ts'
import type { ComplaintEvent, PersonId, Recorded, TextRef } from '../domain/complaint/events.ts'
import type { Clock as TimetableClock } from '../domain/procedure/timetable.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { Disruption } from '../domain/register/disruption/disruption.ts'
import type { LinkSeen } from './links-of.ts'
import type { Person, PersonDetails, Reads } from './ports.ts'

/** Free text on its way in: the application salts and keeps it, and puts a `TextRef` in its place. */
export type Words = Readonly<{ words: string }>

/** A file on its way in: its bytes are kept, and the stream has it; the application puts a `FileRef` in its place. */
export type Uploaded = Readonly<{ uploadId: string }>

/** `T` as a page or an import gives it: words and uploads where the event will have a reference to them. */
export type Worded<T> = unknown extends T
  ? unknown
  : T extends TextRef
  ? Words
  : T extends FileRef
  ? Uploaded
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Worded<Item>[]
      : { readonly [Key in keyof T]: Worded<T[Key]> }

type DistributiveWorded<T> = T extends unknown ? Worded<T> : never

export type WordedCommand = DistributiveWorded<ComplaintCommand>

/** A new person named in a command: the caller chooses the id (`services.ids.next()`), the application keeps the details. */
export type NewPerson = Readonly<{ personId: PersonId; details: PersonDetails }>

/** What a page sends to change a complaint. `commandId` is the form's own id: a double click is one command. */
export type CommandRequest = Readonly<{
  complaintId: string
  /** The `seq` that the page was drawn from; 0 for `record-complaint`. */
  expectedSeq: number
  commandId: string
  command: WordedCommand
  newPeople?: readonly NewPerson[]
  /** People already named in the complaint whose name or contact details are known better now: each gets a new version. */
  changedPeople?: readonly NewPerson[]
  /** Warnings that the person has seen and accepted, by code. */
  acceptedWarnings?: readonly string[]
  /** What the application found unwise besides: shown, accepted and given a reason as the warnings of the rules are. */
  alsoUnwise?: readonly Warning[]
}>

export type CommandResult =
  | Readonly<{ kind: 'done'; complaintId: string; reference: string; seq: number; breaches: readonly Breach[] }>
  | Refusal
  /** Guidance is departed from: show it, and send the command again with the warnings accepted (and a reason where asked). */
  | Readonly<{ kind: 'warned'; warnings: readonly Warning[] }>
  /** Somebody else changed it since the page was drawn; `since` is what they did. */
  | Readonly<{ kind: 'stale'; seq: number; since: readonly Recorded<ComplaintEvent>[] }>
  | Readonly<{ kind: 'not-allowed' }>
  | Readonly<{ kind: 'not-found' }>

/** Everything the complaint's page prints, before it is put into words. */
export type ComplaintView = Readonly<{
  complaintId: string
  complaint: Complaint
  outcome: DerivedOutcome
  clocks: readonly TimetableClock[]
  breaches: readonly Breach[]
  /** The entry that struck out the whole record as made in error; null where it stands. The rest is as it was before. */
  inError: Recorded<Extract<ComplaintEvent, { type: 'EventStruckOut' }>> | null
  /** What may happen next, for this actor, with its law. */
  next: readonly Readonly<{ command: CommandType; law: string; confirmed: boolean }>[]
  /** What the record still lacks: codes such as `complainant`, `points`, `category`, `division`. */
  toComplete: readonly string[]
  timeline: readonly Recorded<ComplaintEvent>[]
  /** Seqs of the entries that are struck out. A corrected entry is not among them. */
  struckOut: ReadonlySet<number>
  people: ReadonlyMap<string, Person>
  texts: ReadonlyMap<string, string>
  userNames: ReadonlyMap<string, string>
  /** What its files are called, by id; none for one that is gone. */
  fileNames: ReadonlyMap<string, string>
  /** The links to other complaints, from both sides; each other complaint once. */
  links: readonly LinkSeen[]
  /** The references of the complaints that this one names, by id. */
  linked: ReadonlyMap<string, string>
  /** The disruptions and local holds that its entries name, by id. */
  disruptions: ReadonlyMap<string, Disruption>
  /** What the themes that its entries name are called, by id. */
  themes: ReadonlyMap<string, string>
  /** The authority's words and those who may sign in there, as they are now: read in the same transaction. */
  settings: AuthoritySettings
  users: Awaited<ReturnType<Reads['users']>>
  asAt: IsoDate
}>
