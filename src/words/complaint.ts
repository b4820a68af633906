import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { longDate, londonTime, tableDate } from './dates.ts'

/** Rows of a complaint's summary: what stands before the value, and what its link changes. */
export const SUMMARY_ROWS = {
  received: { key: 'Received', change: 'when and how it was received' }, category: { key: 'Category', change: 'the category' },
  division: { key: 'Division', change: 'the division' }, teams: { key: 'Teams', change: 'the teams' }, priority: { key: 'Priority', change: 'the priority' },
  allocated: { key: 'To be answered by', change: 'who answers it' }, answer: { key: 'The answer', change: '' }, nextContact: { key: 'Next contact', change: '' },
  contact: { key: 'How to contact', change: 'how to contact them' }, adjustments: { key: 'Adjustments', change: 'the adjustments' },
} as const

/** What stands where something is not known, not recorded, or not there any more. */
export const UNKNOWN = {
  value: 'Not recorded', person: 'Name not known', complainant: 'Anonymous or not known', unborn: 'Unborn child', user: 'a former user',
  owner: 'Nobody yet', nothing: 'nothing', erased: 'These words have been erased.', colleague: 'somebody else', somebodyElse: 'Somebody who is not on this list',
} as const

export const PEOPLE_ROLES = { complainant: 'Complainant', child: 'Child or young person' } as const

export const YES_NO_WORDS = { yes: 'Yes', no: 'No' } as const

export const NOT_DECIDED = 'Not decided'
export const IMPORTED = 'from an earlier register'
export const THE_SYSTEM = 'the system'

export function receivedWords(receivedOn: IsoDate, reachedTeamOn: IsoDate, channel: string): string {
  const later = receivedOn === reachedTeamOn ? '' : `; reached the complaints team on ${longDate(reachedTeamOn)}`
  return `${longDate(receivedOn)}${later}, ${channel}`
}

export function sinceWords(what: string, since: IsoDate): string {
  return `${what}, since ${longDate(since)}`
}

export function sentWords(on: IsoDate): string {
  return `Sent on ${longDate(on)}`
}

export function bornWords(on: IsoDate): string {
  return `born ${longDate(on)}`
}

export function andMoreWords(name: string, more: number): string {
  return more === 0 ? name : `${name} and ${more} more`
}

export function knownAsWords(name: string, knownAs: string): string {
  return `${name} (known as ${knownAs})`
}

/** "Point 2: upheld". */
export function pointFindingWords(number: number, finding: string): string {
  return `Point ${number}: ${finding.toLowerCase()}`
}

/** "Point 2". */
export function pointWords(number: number | undefined): string {
  return number === undefined ? 'A point that is not there any more' : `Point ${number}`
}

export function wantsWords(desiredOutcome: string): string {
  return `Wants: ${desiredOutcome}`
}

/** When an entry was recorded, where that was not the day it happened; and when its source knew it, if that is known. */
export function recordedWords(recordedAt: string, knownOn: IsoDate | null): string {
  return knownOn === null ? `recorded on ${londonTime(recordedAt)}` : `known on ${longDate(knownOn)}, recorded on ${londonTime(recordedAt)}`
}

export function notKnownThen(reference: string): string {
  return `${reference} was not known then`
}

/** A clock that stands still, as a table says it. */
export function pausedWords(since: IsoDate): string {
  return `paused since ${tableDate(since)}`
}

/** Striking out, by what is struck out: one entry, the whole record with its first entry, or the striking out of that. */
export const STRIKING_OUT = {
  entry: {
    title: 'Strike out an entry made in error', link: 'Strike out', why: 'Why is it struck out?', button: 'Strike it out',
    what: 'Strike out only what was recorded by mistake. The entry stays readable, struck through, with your reason.',
  },
  record: {
    title: 'Strike out the whole record', link: 'The whole record was made in error', why: 'Why should it not have been recorded?', button: 'Strike out the record',
    what: 'Only for what should never have been recorded, such as the same thing twice. From today it is in no list of work and no figure. '
      + 'It stays readable under its reference, and can be brought back. What ended otherwise is closed or withdrawn instead.',
  },
  undo: {
    title: 'Bring the record back', link: 'Bring it back', why: 'Why is it brought back?', button: 'Bring it back',
    what: 'The record counts again from today, as it was before it was struck out.',
  },
} as const

/** An item that a command may name, by the entry that began it: "Safeguarding concern, 2 March 2026: He had bruises". */
export function itemWords(title: string, on: IsoDate, text: string): string {
  const said = text.replaceAll(/\s+/g, ' ')
  const short = said.length > 80 ? `${said.slice(0, 79)}…` : said
  return `${title}, ${longDate(on)}${short === '' ? '' : `: ${short}`}`
}
