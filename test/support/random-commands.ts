import type { WordedCommand } from '../../src/application/worded.ts'
import { addDays, type IsoDate } from '../../src/domain/calendar/iso-date.ts'
import type { CommandType } from '../../src/domain/complaint/commands.ts'
import { DECLARED } from '../../src/domain/complaint/declared/all.ts'
import type { Field } from '../../src/domain/complaint/declared/field.ts'
import { openItems } from '../../src/domain/complaint/declared/threads.ts'
import { FINDINGS } from '../../src/domain/complaint/events.ts'
import type { Complaint } from '../../src/domain/complaint/state.ts'
import { SETTINGS } from './builders.ts'

/** Random numbers that a seed repeats. */
export type Chance = Readonly<{ below(many: number): number; of<Item>(items: readonly Item[]): Item }>

/** Mulberry32: enough for walks, and the same on every machine. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const below = (many: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % many
  }
  return {
    below,
    of: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to choose from')
      return item
    },
  }
}

/** What random commands may name: people and users that exist, and where new ids come from. */
export type World = Readonly<{ people: readonly string[]; users: readonly string[]; newId: () => string }>

const FIELDS_OF: ReadonlyMap<string, Readonly<Record<string, Field>>> = new Map(Object.values(DECLARED).map(({ command, fields }) => [command, fields]))
const WORDS = { words: 'As it was said' }

/** A command of this type about `complaint`, on that day: mostly sensible, now and then not. */
export function randomCommand(type: CommandType, on: IsoDate, complaint: Complaint, random: Chance, world: World): WordedCommand {
  const fields = FIELDS_OF.get(type)
  if (!fields) return { type, on, ...handWritten(type, on, complaint, random) } as WordedCommand
  const values = Object.entries(fields).flatMap(([name, field]) => (field.isOptional && random.below(3) > 0 ? [] : [[name, valueFor(field, on, complaint, random, world)] as const]))
  return { type, on, ...Object.fromEntries(values) } as WordedCommand
}

function valueFor(field: Field, on: IsoDate, complaint: Complaint, random: Chance, world: World): unknown {
  const pointIds = complaint.points.map(({ pointId }) => pointId)
  switch (field.kind) {
    case 'day': return addDays(on, field.when === 'to-come' ? random.below(40) : -random.below(3))
    case 'choice': return random.of(field.of)
    case 'choices': return field.of.filter(() => random.below(2) === 0)
    case 'yes-or-no': return random.below(2) === 0
    case 'count': return field.least + random.below(field.most - field.least + 2)
    case 'pence': return random.below(100_000)
    case 'text': return WORDS
    case 'texts': return [WORDS, WORDS].slice(random.below(2))
    case 'points': return random.below(10) === 0 ? ['no-such-point'] : pointIds.slice(0, 1 + random.below(2))
    case 'findings': return pointIds.map((pointId) => ({ pointId, finding: random.of(FINDINGS) }))
    case 'person': return { personId: random.of(world.people) }
    case 'people': return world.people.slice(0, random.below(world.people.length + 1)).map((personId) => ({ personId }))
    case 'user': return random.of(world.users)
    case 'users': return world.users.slice(0, random.below(world.users.length + 1))
    case 'code': return codeIn(field.list, random)
    case 'codes': return Array.from({ length: random.below(3) }, () => codeIn(field.list, random))
    case 'clock': return random.of(['stage-1-answer', 'stage-2-answer', 'no-such-clock'])
    // Nothing was sent beforehand: it is refused.
    case 'file': return { uploadId: world.newId() }
    case 'files': return [{ uploadId: world.newId() }]
    case 'new-item': return world.newId()
    case 'complaint':
    case 'entry':
    case 'key':
      return world.newId()
    case 'item': {
      const items = openItems(complaint)
      return items.length === 0 || random.below(10) === 0 ? 'no-such-item' : random.of(items)
    }
  }
}

/** Mostly a word of the authority's list, of any day; now and then none of its words. */
function codeIn(list: keyof typeof SETTINGS.words, random: Chance): string {
  const words = SETTINGS.words[list]
  return words.length === 0 || random.below(10) === 0 ? 'no-such-code' : random.of(words).code
}

/** The fields of the first thirty commands; those that say no more than their day have none. */
function handWritten(type: CommandType, on: IsoDate, complaint: Complaint, random: Chance): object {
  return HAND_WRITTEN[type]?.(on, complaint, random) ?? {}
}

type Fill = (on: IsoDate, complaint: Complaint, random: Chance) => object

const answer: Fill = (_on, { points }, random) =>
  random.below(3) === 0 ? { whole: random.of(FINDINGS) } : { findings: points.map(({ pointId }) => ({ pointId, finding: random.of(FINDINGS) })) }

const HAND_WRITTEN: Readonly<Partial<Record<CommandType, Fill>>> = {
  'record-details': () => ({ details: { points: [{ pointId: 'p1' }, { pointId: 'p2' }, { pointId: 'p3' }] } }),
  allocate: () => ({ team: 'assessment' }),
  'extend-stage-one': (on, _complaint, random) => ({ ground: 'complex', untilWorkingDays: 5 + random.below(30), toldOn: on }),
  'extend-investigation': (on, _complaint, random) => ({ untilWorkingDays: 20 + random.below(60), toldOn: on, reason: WORDS }),
  'pause-stage-one': () => ({ reason: 'awaiting-advocate' }),
  'resume-stage-one': (_on, _complaint, random) => ({ advocateAppointed: random.below(2) === 0 }),
  'send-back-answer': () => ({ reasons: WORDS }),
  'answer-stage-one': answer, 'answer-investigation': answer, 'answer-review-panel': answer, 'answer-corporate-review': answer,
  'log-contact': (on, _complaint, random) => ({ kind: 'call', ...(random.below(2) === 0 && { nextContactOn: addDays(on, random.below(9)) }) }),
  'add-note': () => ({ text: WORDS }),
  close: () => ({ category: 'delay' }),
  reopen: () => ({ reason: WORDS }),
  correct: (on, { seq }, random) => ({ corrects: random.below(seq + 2), changes: { happenedOn: addDays(on, -random.below(30)) }, reason: WORDS }),
  'strike-out': (_on, { seq }, random) => ({ corrects: 2 + random.below(seq + 1), reason: WORDS }),
}
