import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { carryOut } from '../../src/application/carry-out.ts'
import type { Actor, PersonDetails, Services } from '../../src/application/ports.ts'
import { recordComplaint, type ComplaintToRecord } from '../../src/application/record-complaint.ts'
import { recordEntry, type EntryRequest } from '../../src/application/record-entry.ts'
import type { CommandResult, WordedCommand } from '../../src/application/worded.ts'
import { isoDate, parseIsoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId } from '../../src/domain/complaint/events.ts'
import { REGISTER_DECLARED } from '../../src/domain/register/declared.ts'

type Fields = Readonly<Record<string, unknown>>

/** What must come of a step besides its being recorded. */
type Expected = Readonly<{ refused?: string; breaches?: readonly string[]; warned?: readonly string[] }>

/** One thing that somebody does. `on` is the day it happened; it is recorded the same day unless `recordedOn` says otherwise. */
export type Step = Readonly<{ on: string; recordedOn?: string; of?: string; do: string; expect?: Expected }> & Fields

/** Where a clock has to stand on a day, for one complaint. */
type Due = Readonly<{ of?: string; asAt: string; clock: string; dueOn: string; status: string; workingDaysLate?: number }>

/**
 * A script of what happened, in the order in which it was recorded. `@name` stands for an id that the story gives
 * itself: of a complaint, a person, a concern, an action. Plain text is written as `{ "words": … }`.
 */
export type Story = Readonly<{
  title: string
  why: string
  asAt: string
  people: Readonly<Record<string, PersonDetails>>
  steps: readonly Step[]
  due: readonly Due[]
}>

export type Told = Readonly<{ step: Step; result: CommandResult | Awaited<ReturnType<typeof recordEntry>>; complaintId: string }>

export function readStory(name: string): Story {
  return JSON.parse(readFileSync(new URL(`../../examples/stories/${name}.json`, import.meta.url), 'utf8')) as Story
}

/** The id that a name of a story stands for: always the same. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** `value` with every `@name` in it replaced by the id that it stands for. */
function named(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('@') ? idOf(value) : value
  if (Array.isArray(value)) return value.map(named)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, named(part)]))
  return value
}

const FIRST = '@complaint'
const REGISTER: ReadonlySet<string> = new Set([
  'record-compliment', 'record-enquiry', 'resolve-enquiry', 'record-training', 'record-caseload', 'record-ombudsman-contact', 'record-ombudsman-decision',
  ...Object.values(REGISTER_DECLARED).map(({ command }) => command),
])

/** Tells a story through the application, step by step, and gives what became of each. `setToday` moves the clock. */
export async function tell(services: Services, actor: Actor, story: Story, setToday: (day: string) => void): Promise<readonly Told[]> {
  const people = new Map(Object.entries(story.people).map(([name, details]) => [idOf(name) as PersonId, details]))
  const seqs = new Map<string, number>()
  const told: Told[] = []
  for (const step of story.steps) {
    const { on, recordedOn, of = FIRST, do: type, expect: _expected, ...fields } = step
    if (!parseIsoDate(on)) throw new Error(`${on} is not a day`)
    setToday(recordedOn ?? on)
    const complaintId = idOf(of)
    const command = { type, on: isoDate(on), ...named(fields) as object } as WordedCommand
    const request = {
      complaintId, expectedSeq: seqs.get(complaintId) ?? 0, commandId: services.ids.next(), command,
      newPeople: [...people].filter(([personId]) => JSON.stringify(command).includes(personId)).map(([personId, details]) => ({ personId, details })),
      acceptedWarnings: step.expect?.warned ?? [],
    }
    const result = REGISTER.has(type) ? await inRegister(services, actor, { ...request, entryId: complaintId })
      : type === 'record-complaint' ? await recordComplaint(services, actor, { ...request, complaint: command } as unknown as ComplaintToRecord)
      : await carryOut(services, actor, request)
    if (result.kind === 'done') seqs.set(complaintId, result.seq)
    told.push({ step, result, complaintId })
  }
  setToday(story.asAt)
  return told
}

function inRegister(services: Services, actor: Actor, request: unknown): ReturnType<typeof recordEntry> {
  return recordEntry(services, actor, request as EntryRequest)
}
