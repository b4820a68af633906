import type { ComplaintToRecord } from '../../../application/record-complaint.ts'
import type { Person } from '../../../application/ports.ts'
import type { NewPerson } from '../../../application/worded.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { given } from '../command/command-form.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import type { DraftBody } from './draft-body.ts'
import { QUESTIONS } from './questions.ts'
import type { RecordPart, Step, StepContext, User } from './step.ts'

export type Answered = Readonly<{ step: Step; isAsked: boolean; slips: readonly Slip[]; lines: readonly string[] }>

export type ReadRecord = Readonly<{
  answers: readonly Answered[]
  record: RecordPart
}>

export type Reading = Readonly<{ settings: AuthoritySettings; today: IsoDate; known: ReadonlyMap<string, Person>; users: readonly User[]; newId: () => string }>

/** Every answer of a draft, read in order: what the check page prints, and what will be recorded. */
export function readRecord(body: DraftBody, reading: Reading, upTo: readonly Step[] = QUESTIONS): ReadRecord {
  let record: RecordPart = {}
  const answers = upTo.map((step) => {
    const typed = body.answers[step.id]
    const context = contextOf(reading, record)
    const form = formReader(typed ?? {}, reading.today)
    const part = typed === undefined && !step.isNeeded ? {} : step.read(form, context)
    if (form.slips.length === 0) record = merged(record, part)
    return { step, isAsked: typed !== undefined, slips: form.slips, lines: form.slips.length === 0 ? step.lines(part, context) : [] }
  })
  return { answers, record }
}

/** What a question is read and drawn with, after the ones before it. */
export function contextOf({ settings, today, known, users, newId }: Reading, soFar: RecordPart): StepContext {
  return { settings, today, day: soFar.on ?? today, soFar, known, users, newId }
}

function merged(record: RecordPart, part: RecordPart): RecordPart {
  return {
    ...record, ...part,
    details: { ...record.details, ...part.details },
    newPeople: eachOnce([...(record.newPeople ?? []), ...(part.newPeople ?? [])]),
    changedPeople: eachOnce([...(record.changedPeople ?? []), ...(part.changedPeople ?? [])]),
  }
}

/** What was said of each last. */
function eachOnce(people: readonly NewPerson[]): readonly NewPerson[] {
  return [...new Map(people.map((person) => [person.personId, person])).values()]
}

/** The request to record, once the needed answers are there; null before. The draft's id makes a double click one complaint. */
export function toRecord(draftId: string, { answers, record }: ReadRecord): ComplaintToRecord | null {
  const { on, channel, said, reachedTeamOn, groundsAroseOn, procedure, details = {}, newPeople = [], changedPeople = [] } = record
  if (on === undefined || channel === undefined || said === undefined || answers.some(({ slips }) => slips.length > 0)) return null
  return {
    complaintId: draftId, commandId: draftId, newPeople, changedPeople,
    complaint: given({ on, channel, said, reachedTeamOn, groundsAroseOn, procedure, details }),
  }
}

/** The names of everybody named, as they are said: for the look at earlier complaints. */
export function namesIn({ newPeople = [] }: RecordPart): readonly string[] {
  return newPeople.map(({ details }) => [details.givenName, details.familyName].filter((part) => part !== undefined).join(' ')).filter((name) => name !== '')
}
