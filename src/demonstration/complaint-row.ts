import { addWorkingDays, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { chanceOf, type Chance } from './chance.ts'
import { complaintWords } from './complaint-words.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import { aFamily, relationOf } from './people.ts'
import { laterStageCells } from './later-stage-cells.ts'
import { outcomeCells } from './outcome-cells.ts'
import type { PlannedComplaint } from './year-complaints.ts'

const CARE_STATUS_OF: Readonly<Record<string, readonly string[]>> = {
  'cin-widnes': ['child-in-need', 'child-in-need', 'child-protection'], 'cin-runcorn': ['child-in-need', 'child-in-need', 'child-protection'],
  'children-in-care-team': ['looked-after'], 'care-leavers': ['care-leaver'], 'short-breaks': ['child-in-need'],
  'taf-widnes': ['early-help'], 'taf-runcorn': ['early-help'], 'family-centres': ['early-help'],
}

/** How long a complaint stays open for a request for the next stage: twenty working days, and a few for the post. */
const CLOSED_AFTER_WORKING_DAYS = 24

/** A statutory complaint as a row of an old register would hold it, with the days counted by the real calendar. */
export function complaintRow(key: string, complaint: PlannedComplaint, reasons: readonly string[], calendar: WorkingDayCalendar): DemonstrationRow {
  const chance = chanceOf(`complaint ${key}`)
  const after = (day: IsoDate, workingDays: number) => addWorkingDays(calendar, day, workingDays).on
  const { receivedOn, team, story } = complaint
  const points = story.points ?? chance.pick([1, 1, 2, 2, 2, 3])
  const words = complaintWords(chance, complaint, points)
  const answeredOn = after(receivedOn, complaint.workingDays)
  const acknowledgedOn = after(receivedOn, chance.pick([0, 1, 1, 2, 2, 3, 3, 4]))
  const reachedTeamOn = chance.isOneOf(30) ? after(receivedOn, 1) : null
  const later = laterStageCells(complaint, answeredOn, after)
  return {
    key, kind: 'statutory-complaint', 'received-on': receivedOn, channel: complaint.channel, category: complaint.category, words: words.said,
    ...(reachedTeamOn && { 'reached-team-on': reachedTeamOn }),
    ...(chance.isOneOf(85) && { 'first-recorded-on': after(reachedTeamOn ?? receivedOn, chance.between(0, 2)) }),
    ...peopleCells(chance, complaint), teams: team,
    ...Object.fromEntries(words.points.map((point, at) => [`point-${at + 1}`, point])),
    'acknowledged-on': acknowledgedOn, 'allocated-team': team, 'allocated-on': acknowledgedOn,
    ...extensionCells(chance, complaint, after),
    'answered-on': answeredOn, answer: words.answer,
    ...outcomeCells(chance, complaint, points, reasons), ...later.cells,
    'closed-on': after(later.lastOn, CLOSED_AFTER_WORKING_DAYS),
  }
}

function peopleCells(chance: Chance, { complainant, disabledChild, story, team }: PlannedComplaint): DemonstrationRow {
  const isOwn = complainant === 'care-leaver' || complainant === 'child-or-young-person'
  const children = isOwn ? 1 : chance.pick([1, 1, 1, 2, 2, 3])
  const family = aFamily(chance, children)
  const statuses = CARE_STATUS_OF[team] ?? ['not-known']
  const disabledOne = chance.between(0, children - 1)
  return {
    'complainant-type': complainant, 'complainant-relation': relationOf(chance, complainant),
    'complainant-name': isOwn ? family.children.join('; ') : family.grownUp,
    'supported-by-advocate': story.supportedByAdvocate ? 'yes' : 'no',
    'child-name': family.children.join('; '),
    'child-care-status': family.children.map(() => chance.pick(statuses)).join('; '),
    'child-disability': family.children.map((_, at) => (disabledChild && at === disabledOne ? 'yes' : 'no')).join('; '),
  }
}

/** Most answers that took longer than ten working days had an extension that was told in time; some were told late, some never. */
function extensionCells(chance: Chance, { band, receivedOn }: PlannedComplaint, after: (day: IsoDate, workingDays: number) => IsoDate): DemonstrationRow {
  if (band === 'within-10') return {}
  const lot = chance.between(1, 100)
  if (lot <= 70) return { 'extended-until': '20', 'extension-told-on': after(receivedOn, chance.between(6, 10)) }
  if (lot <= 80) return { 'extended-until': '20', 'extension-told-on': after(receivedOn, 11) }
  return lot <= 88 ? { 'extended-until': '20' } : {}
}
