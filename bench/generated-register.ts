/**
 * The generated register of the measurements: invented, the same every time, and no use for anything else.
 *
 * Each complaint has 8 events, 2 points and 200 words; one in twenty is open. Words follow Zipf's law over an invented
 * vocabulary, so that some are in every fifth complaint and most in hardly any; and as in any English text, nearly half
 * of what is written are the words that hold sentences together.
 */
import type { AnyEvent, NewStream, NewText, PersonDetails } from '../src/application/ports.ts'
import { addDays, isoDate, type IsoDate } from '../src/domain/calendar/iso-date.ts'
import type { ComplaintEvent, PersonId, TextRef, UserId } from '../src/domain/complaint/events.ts'

export const BENCH_TODAY = isoDate('2026-11-23')
const YEARS = 10
const OPEN_SHARE = 0.05

export type GeneratedComplaint = Readonly<{
  people: readonly Readonly<{ personId: PersonId; details: PersonDetails }>[]
  texts: readonly NewText[]
  team: string
  /** The stream, once the texts have their digests. */
  stream(refs: ReadonlyMap<string, TextRef>): NewStream
}>

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const ONSETS = ['b', 'br', 'c', 'ch', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'th', 'w', 'tr']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'ai']
const CODAS = ['n', 'r', 's', 'l', 't', 'm', 'd', 'ck', 'nd', '']

function inventWord(random: () => number): string {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const syllables = 1 + Math.floor(random() * 3)
  return Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join('')
}

function inventWords(many: number, seed: number): readonly string[] {
  const random = chance(seed)
  const words = new Set<string>()
  while (words.size < many) words.add(inventWord(random))
  return [...words]
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
export const VOCABULARY = inventWords(20_000, 1)
const GIVEN_NAMES = inventWords(500, 2).map(capital)
export const FAMILY_NAMES = inventWords(6_000, 3).map((name) => capital(`${name}ley`))

/** Where each rank of the vocabulary ends, of 1: the n-th word is as often as 1/n. */
const ZIPF = (() => {
  const weights = VOCABULARY.map((_, rank) => 1 / (rank + 5))
  const sum = weights.reduce((a, b) => a + b, 0)
  let so = 0
  return Float64Array.from(weights, (weight) => (so += weight / sum))
})()

const COMMON = 'the to and of a in that was she he they for it not with her his had on we is my be at this have from me but said when were there been who would no'.split(' ')
const COMMON_SHARE = 0.45

function nextWord(random: () => number): string {
  return random() < COMMON_SHARE ? (COMMON[Math.floor(random() * COMMON.length)] ?? '') : zipfWord(random)
}

function zipfWord(random: () => number): string {
  const wanted = random()
  let [low, high] = [0, ZIPF.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ZIPF[middle] ?? 1) < wanted) low = middle + 1
    else high = middle
  }
  return VOCABULARY[low] ?? ''
}

function sentence(random: () => number, words: number): string {
  return capital(`${Array.from({ length: words }, () => nextWord(random)).join(' ')}.`)
}

const CHANNELS = ['email', 'telephone', 'complaint-form', 'letter', 'meeting']
const TYPES = ['parent', 'parent', 'parent', 'carer', 'child-or-young-person', 'care-leaver']
const DIVISIONS = ['children-in-need', 'children-in-care', 'team-around-the-family']
export const TEAMS = ['cin-widnes', 'cin-runcorn', 'children-in-care']
/** A team that one complaint in a hundred is of: its manager sees a small part of a large register. */
export const SMALL_TEAM = 'leaving-care'
const SMALL_TEAM_SHARE = 0.01
const CATEGORIES = ['staff', 'service', 'assessment-or-review']
const OWNERS = Array.from({ length: 12 }, (_, number) => `00000000-0000-7000-8000-${String(number + 1).padStart(12, '0')}`)

/** Complaint `number` of `many` of the authority of that seed, spread evenly over ten years to today. */
export function generateComplaint(seed: number, number: number, many: number): GeneratedComplaint {
  const random = chance(seed * 1_000_003 + number)
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)] as Item
  const id = idsFor(seed, number, random)
  const isOpen = number >= many - Math.round(many * OPEN_SHARE)
  const daysBack = isOpen ? Math.floor(random() * 28) + 1 : Math.floor((1 - number / many) * YEARS * 365) + 30
  const receivedOn = addDays(BENCH_TODAY, -daysBack)
  const [complainant, child] = [id() as PersonId, id() as PersonId]
  const family = pick(FAMILY_NAMES)
  const streamId = id()
  const texts = [sentence(random, 80), sentence(random, 60), sentence(random, 60)].map((body) => ({ textId: id(), streamId, body }))
  const pointIds = [id(), id()]
  const facts = {
    channel: pick(CHANNELS), type: pick(TYPES), division: pick(DIVISIONS), team: random() < SMALL_TEAM_SHARE ? SMALL_TEAM : pick(TEAMS), category: pick(CATEGORIES), owner: pick(OWNERS) as UserId,
    days: 5 + Math.floor(random() * 25), finding: pick(['upheld', 'partly-upheld', 'not-upheld'] as const), disabled: random() < 0.1,
  }
  return {
    people: [
      { personId: complainant, details: { givenName: pick(GIVEN_NAMES), familyName: family } },
      { personId: child, details: { givenName: pick(GIVEN_NAMES), familyName: random() < 0.7 ? family : pick(FAMILY_NAMES) } },
    ],
    texts, team: facts.team,
    stream: (refs) => {
      const ref = (at: number) => refs.get(texts[at]?.textId ?? '') as TextRef
      const on = (after: number) => addDays(receivedOn, Math.min(after, daysBack))
      const points = pointIds.map((pointId, at) => ({ pointId, text: ref(at + 1), category: facts.category }))
      const beginning: ComplaintEvent[] = [
        { type: 'ComplaintReceived', happenedOn: receivedOn, procedure: 'children-act-1989-england', channel: facts.channel, said: ref(0),
          reference: `${receivedOn.slice(0, 4)}-${String(number + 1).padStart(6, '0')}`,
          details: { complainants: [{ personId: complainant, type: facts.type }], children: [{ personId: child, disability: facts.disabled ? 'yes' : 'no' }] } },
        { type: 'ComplaintAcknowledged', happenedOn: on(1) },
        { type: 'DetailsRecorded', happenedOn: on(1), details: { points, divisions: [facts.division], teams: [facts.team], category: facts.category } },
        { type: 'ComplaintAllocated', happenedOn: on(2), responderId: facts.owner, team: facts.team },
        { type: 'ContactLogged', happenedOn: on(3), kind: 'call', nextContactOn: on(9) },
      ]
      return { streamId, kind: 'complaint', events: known([...beginning, ...(isOpen ? stillOpen(on) : answered(on, facts.days, pointIds, facts.finding))]) }
    },
  }
}

function stillOpen(on: (after: number) => IsoDate): readonly ComplaintEvent[] {
  return [
    { type: 'ContactLogged', happenedOn: on(4), kind: 'visit' }, { type: 'AnswerDrafted', happenedOn: on(6) }, { type: 'AnswerSubmitted', happenedOn: on(7) },
  ]
}

function answered(on: (after: number) => IsoDate, days: number, pointIds: readonly string[], finding: 'upheld' | 'partly-upheld' | 'not-upheld'): readonly ComplaintEvent[] {
  return [
    { type: 'StageOneExtended', happenedOn: on(4), ground: 'complex', untilWorkingDays: 20, toldOn: on(5) },
    { type: 'StageOneAnswered', happenedOn: on(days), findings: pointIds.map((pointId) => ({ pointId, finding })) },
    { type: 'ComplaintClosed', happenedOn: on(days + 1) },
  ]
}

/** Each thing was known on the day it happened, as a register says that gives the days of its own entries. */
function known(events: readonly AnyEvent[]): NewStream['events'] {
  return events.map((event) => ({ event, knownOn: event.happenedOn }))
}

/** Ids in the order of complaints, as the register's own are in the order of time. */
function idsFor(seed: number, number: number, random: () => number): () => string {
  let next = 0
  const authority = (seed & 0xfff).toString(16).padStart(3, '0')
  return () => {
    const hex = number.toString(16).padStart(8, '0')
    const chancy = Math.floor(random() * 0xffffffff).toString(16).padStart(8, '0')
    next += 1
    return `${hex}-${next.toString(16).padStart(4, '0')}-7${authority}-8000-0000${chancy}`
  }
}
