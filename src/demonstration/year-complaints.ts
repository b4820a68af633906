import { addWorkingDays, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { addDays, dayNumber, weekday, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { RowOutcome } from '../application/import/word-choices.ts'
import { chanceOf, type Chance } from './chance.ts'
import { poolOf } from './draw-pool.ts'
import type { Band, Story, YearPlan } from './year-plan.ts'

/** One complaint with everything that is counted about it, before names and words. */
export type PlannedComplaint = Readonly<{
  receivedOn: IsoDate
  channel: string
  category: string
  outcome: RowOutcome
  complainant: string
  team: string
  disabledChild: boolean
  workingDays: number
  band: Band
  story: Story
}>

/** The complaints of one year, in the order of receipt. The counts are exactly the plan's; how they combine is chance. */
export function yearComplaints(plan: YearPlan, calendar: WorkingDayCalendar): readonly PlannedComplaint[] {
  const chance = chanceOf(`complaints of ${plan.label}`)
  const drawn = drawAll(plan, chance)
  const free = chance.shuffled(spreadDays(plan, drawn.filter(({ story }) => story.receivedFrom === undefined).length, chance))
  let next = 0
  return drawn.map((complaint): PlannedComplaint => {
    const { story, band } = complaint
    const receivedOn = story.receivedFrom === undefined ? free[next++] ?? plan.from : dayBetween(chance, story.receivedFrom, story.receivedUntil ?? story.receivedFrom, calendar)
    return { ...complaint, receivedOn, workingDays: story.workingDays ?? workingDaysOf(band, chance) }
  }).sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0))
}

type Drawn = Omit<PlannedComplaint, 'receivedOn' | 'workingDays'>

function drawAll(plan: YearPlan, chance: Chance): readonly Drawn[] {
  const bags = {
    channel: poolOf(plan.channels, chance, 'channels'), category: poolOf(plan.categories, chance, 'categories'), band: poolOf(plan.bands, chance, 'bands'),
    outcome: poolOf(plan.outcomes, chance, 'outcomes'), complainant: poolOf(plan.complainants, chance, 'complainants'), team: poolOf(plan.teams, chance, 'teams'),
    disabled: poolOf({ yes: plan.disabledChildren, no: plan.received - plan.disabledChildren }, chance, 'disabled children'),
  }
  const plain = Array.from({ length: plan.received - plan.stories.length }, (): Story => ({}))
  // What a story fixes is taken out of every bag before anything is drawn by chance.
  const fixed = [...plan.stories, ...plain].map((story) => ({
    story,
    channel: story.channel && bags.channel.take(story.channel), category: story.category && bags.category.take(story.category),
    band: story.band && bags.band.take(story.band), outcome: story.outcome && bags.outcome.take(story.outcome),
    complainant: story.complainant && bags.complainant.take(story.complainant), team: story.team && bags.team.take(story.team),
    disabled: story.disabledChild === undefined ? undefined : bags.disabled.take(story.disabledChild ? 'yes' : 'no'),
  }))
  return fixed.map(({ story, channel, category, band, outcome, complainant, team, disabled }) => ({
    story,
    channel: channel || bags.channel.draw(), category: category || bags.category.draw(), band: band || bags.band.draw(), outcome: outcome || bags.outcome.draw(),
    complainant: complainant || bags.complainant.draw(), team: team || bags.team.draw(), disabledChild: (disabled ?? bags.disabled.draw()) === 'yes',
  }))
}

/** Days spread evenly over the year and jogged by chance; most are working days, some e-mails come at the weekend. */
function spreadDays({ from, until }: YearPlan, many: number, chance: Chance): readonly IsoDate[] {
  const days = dayNumber(until) - dayNumber(from)
  return Array.from({ length: many }, (_, at) => {
    const middle = Math.floor(((at + 0.5) * days) / many)
    const day = addDays(from, Math.min(days, Math.max(0, middle + chance.between(-4, 4))))
    const isLeft = weekday(day) < 6 || chance.isOneOf(30)
    const friday = addDays(day, 5 - weekday(day))
    return isLeft || friday < from ? day : friday
  })
}

function dayBetween(chance: Chance, from: IsoDate, until: IsoDate, calendar: WorkingDayCalendar): IsoDate {
  const day = addDays(from, chance.between(0, dayNumber(until) - dayNumber(from)))
  return weekday(day) < 6 ? day : addWorkingDays(calendar, day, -1).on
}

function workingDaysOf(band: Band, chance: Chance): number {
  switch (band) {
    case 'within-10':
      return chance.between(4, 10)
    case 'within-20':
      return chance.between(11, 20)
    case 'over-20':
      return chance.between(21, 36)
  }
}
