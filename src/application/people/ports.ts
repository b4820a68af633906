import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import type { Contact, ContactPart, Person, StreamId, Visibility } from '../ports.ts'
import type { EntryStreamKind } from '../search-ports.ts'

/** What is arranged about contact with the complainants of a complaint, as it stands. */
export type ContactStanding = Readonly<{ warnedOn: IsoDate | null; restrictedOn: IsoDate | null; reviewOn: IsoDate | null }>
/** A part that somebody has in a complaint, with how that stands. `outcome` is null while there is none. */
export type SeenPart = Readonly<{
  personId: string; complaintId: StreamId; role: string; reference: string; procedure: string; stage: string; status: string; receivedOn: IsoDate
  outcome: string | null; contact: ContactStanding | null
}>
/** A part that somebody has in what is no complaint; `role` is the field that names them. */
export type EntryPart = Readonly<{ personId: string; streamId: StreamId; kind: StreamKind; role: string; reference: string; receivedOn: IsoDate }>
export type PersonVersion = Person & Readonly<{ recordedAt: string; recordedBy: string }>
export type SaidSame = Readonly<{ streamId: StreamId; person: string; other: string; saidOn: IsoDate }>
/** A complaint in which something is arranged about contact, with its complainants. */
export type ContactArrangement = ContactStanding & Readonly<{ complaintId: StreamId; reference: string; status: string; personIds: readonly string[] }>
/** Somebody found by name, with the number of complaints and entries that they have a part in, as far as the asker may see. */
export type PersonCalled = Person & Readonly<{ parts: number }>
export type CalledQuery = Readonly<{ visibility: Visibility; kinds: readonly EntryStreamKind[]; name: string; limit: number }>

type Meta = Readonly<{ recordedBy: string; recordedAt: string }>

/**
 * Contact details in a tier of their own. What is protected leaves every version of what is known of the person, and what
 * is typed of such a part later goes to the tier by itself. Each adds a version.
 */
export type ProtectedContacts = Readonly<{
  protect(personId: PersonId, parts: readonly ContactPart[], why: string, meta: Meta): Promise<void>
  /** Puts these parts, as they were known last, back beside the name. */
  unprotect(personId: PersonId, parts: readonly ContactPart[], why: string, meta: Meta): Promise<void>
}>

/** What is asked about people, their parts and who is one person. */
export type PeopleReads = Readonly<{
  /** Who is the same person as each of these, by what is said: a group of ids for each, themselves first. */
  peopleSaidSame(personIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** What is said, and not undone, about these records being the same person as others. */
  samenessOf(personIds: readonly string[]): Promise<readonly SaidSame[]>
  /** The parts that these people have in complaints that `visibility` reaches, the newest complaint first. */
  partsSeen(query: Readonly<{ visibility: Visibility; personIds: readonly string[] }>): Promise<readonly SeenPart[]>
  /** The parts that these people have in what is no complaint, the newest first. */
  entryParts(personIds: readonly string[]): Promise<readonly EntryPart[]>
  /** What is protected of this person's contact, with why. Whoever asks has to have given a reason, and leaves a trace. */
  protectedContact(personId: string): Promise<Readonly<{ contact: Contact; why: string | null }>>
  /** Every version of what is known of these people, the last first. */
  personVersions(personIds: readonly string[]): Promise<readonly PersonVersion[]>
  /** Complaints of `visibility` in which contact is restricted or was warned about: the review that is due first, first. */
  contactArrangements(visibility: Visibility): Promise<readonly ContactArrangement[]>
  /** People whom the name asked for may mean, misspellings forgiven, each record by itself: the best first. Only those with a part that may be seen. */
  peopleCalled(query: CalledQuery): Promise<readonly PersonCalled[]>
  /** Other records of people with the same day of birth, e-mail address or telephone number. Looks through all of them. */
  peopleReachedLike(person: Person, kinds: readonly EntryStreamKind[]): Promise<readonly PersonCalled[]>
}>
