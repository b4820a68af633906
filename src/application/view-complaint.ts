import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { allowedNow } from '../domain/complaint/allowed-now.ts'
import type { CommandType } from '../domain/complaint/commands.ts'
import { effectiveEvents, inOrderOfHappening, struckOutSeqs } from '../domain/complaint/effective.ts'
import type { ComplaintEvent, PersonId, Recorded } from '../domain/complaint/events.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { outcomeOf } from '../domain/complaint/outcome.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import { recordedInError } from '../domain/complaint/recorded-in-error.ts'
import { timetableOf } from '../domain/complaint/timetable-of.ts'
import { toComplete } from '../domain/complaint/to-complete.ts'
import { BASIS_BESIDE_STAGES, type CommandBasis } from '../domain/procedure/commands-beside-stages.ts'
import type { CommandRule, Procedure, Standing } from '../domain/procedure/procedure.ts'
import { procedureById } from '../domain/procedure/procedures.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { asKnownOn } from './known-on.ts'
import { fileIdsIn } from './files/named-files.ts'
import { linksOf } from './links-of.ts'
import { may } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { isThereFor, lookerAt } from './sealing.ts'
import { complaintEvents } from './streams.ts'
import { personIdsIn, textIdsIn } from './words-apart.ts'
import type { ComplaintView } from './worded.ts'

export type NotFound = Readonly<{ kind: 'not-found' }>

/**
 * Everything the complaint's page prints, today or as known on a past day: what had been recorded by the end of that
 * day, with its clocks as they stood then. `not-found` also where the actor may not see the complaint.
 */
export async function viewComplaint(
  services: Services, actor: Actor, complaintId: string, options: Readonly<{ asKnownOn?: IsoDate }> = {},
): Promise<ComplaintView | NotFound> {
  if (!may(actor, 'view-complaint')) return { kind: 'not-found' }
  return services.store.read(lookerAt(actor), async (reads) => {
    const stream = complaintEvents(await reads.stream(complaintId))
    const now = stream && foldAsRecorded(stream)
    if (!stream || !now || !await isThereFor(services, reads, actor, { complaintId, complaint: now })) return { kind: 'not-found' }
    const recorded = options.asKnownOn === undefined ? stream : asKnownOn(stream, options.asKnownOn)
    const complaint = foldAsRecorded(recorded)
    if (!complaint) return { kind: 'not-found' }
    return drawn(reads, actor, { complaintId, complaint, recorded, isNow: options.asKnownOn === undefined, asAt: dayAsked(services, options.asKnownOn), calendar: await authorityCalendar(services, reads, options.asKnownOn) })
  })
}

/** The day as at which clocks stand: the past day asked for, and never a day to come. */
export function dayAsked({ clock }: Services, asKnownOn: IsoDate | undefined): IsoDate {
  const today = clock.today()
  return asKnownOn !== undefined && asKnownOn < today ? asKnownOn : today
}

type Loaded = Readonly<{ complaintId: string; complaint: Complaint; recorded: readonly Recorded<ComplaintEvent>[]; isNow: boolean; asAt: IsoDate; calendar: WorkingDayCalendar }>

async function drawn(reads: Reads, actor: Actor, loaded: Loaded): Promise<ComplaintView> {
  const { complaintId, complaint, recorded, asAt, calendar } = loaded
  const procedure = knownProcedure(complaint.procedure)
  const settings = await reads.settings()
  const inError = recordedInError(recorded)
  const order = inOrderOfHappening(effectiveEvents(recorded))
  const { clocks, breaches } = inError ? NO_TIMETABLE : timetableOf(order, { procedure, settings, calendar, asAt })
  // One after the other: they share a connection, which takes one question at a time.
  const people = await reads.people([...new Set(personIdsIn(recorded))] as PersonId[])
  const users = await reads.users()
  const texts = await reads.texts([...new Set(textIdsIn(recorded))])
  const files = await reads.files([...new Set(fileIdsIn(recorded))])
  const { links, linked, disruptions, themes } = await linksOf(reads, actor, loaded)
  return {
    complaintId, complaint, outcome: outcomeOf(complaint), clocks, breaches,
    inError, next: nextFor(actor, complaint, procedure).filter(({ command }) => inError === null || command === 'strike-out'),
    toComplete: inError ? [] : toComplete(complaint),
    timeline: recorded,
    struckOut: struckOutSeqs(recorded),
    people: new Map(people.map((person) => [person.personId, person])),
    texts, links, linked, disruptions, themes,
    userNames: new Map(users.map(({ userId, name }) => [userId, name])),
    fileNames: new Map([...files].map(([fileId, { name }]) => [fileId, name])),
    settings, users, asAt,
  }
}

/**
 * What may happen next: what the complaint leaves open and this actor may do, with what the procedure cites for it. To
 * acknowledge what has ended stays possible, for a late entry, but is not suggested.
 */
function nextFor(actor: Actor, complaint: Complaint, procedure: Procedure): ComplaintView['next'] {
  const hasEnded = complaint.status === 'closed' || complaint.status === 'withdrawn'
  const offered = allowedNow(complaint, procedure).filter((command) => may(actor, command) && !(hasEnded && command === 'acknowledge'))
  return offered.map((command) => {
    const rule = ruleFor(command, complaint, procedure) ?? BASIS_BESIDE_STAGES[command] ?? RECORD_KEEPING
    return { command, law: rule.law, confirmed: rule.confirmed }
  })
}

/** A record made in error has no clocks, and breaks no rule. */
const NO_TIMETABLE: Pick<ComplaintView, 'clocks' | 'breaches'> = { clocks: [], breaches: [] }

/** The rule for the command where the complaint stands: the same command may rest on other law at another stage. */
function ruleFor(command: CommandType, { stage, answers }: Complaint, { commands }: Procedure): CommandRule | undefined {
  const standing: Standing = answers[stage] ? `${stage}-answered` : stage
  const rules = commands.filter((rule) => rule.command === command)
  return rules.find(({ at }) => at.includes(standing)) ?? rules[0]
}

/** What every entry and every correction rests on where the procedure says nothing of its own. */
const RECORD_KEEPING: CommandBasis = { law: 'SI 2006/1738 reg. 13 (the record of representations)', confirmed: true }

/** The procedure of a complaint that has been recorded. Throws a fault where Heard no longer knows it. */
export function knownProcedure(id: string): Procedure {
  const procedure = procedureById(id)
  if (!procedure) throw new Error(`no procedure is called ${id}`)
  return procedure
}
