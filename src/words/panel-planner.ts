import type { PanelClock } from '../domain/complaint/panel-planner.ts'

export const PANEL_PLANNER = {
  title: 'Plan the review panel', somebodyElse: 'Somebody else who has to be there', notKept: 'not kept',
  done: 'done', provisional: 'provisional: the bank holidays are not known so far ahead',
} as const

/** What each clock of a panel asks for, as the head of a column. */
export const PANEL_CLOCK_LABELS: Readonly<Record<PanelClock, string>> = {
  'panel-acknowledgement': 'Acknowledge by', 'panel-chair': 'Appoint the chair by', 'panel-papers': 'Send the papers by', 'panel-meeting': 'Meet by',
}

/** "Member 2". */
export function seatWords(number: number): string {
  return `Member ${number}`
}

/** "the days that Member 2 can come". */
export function seatDaysAsked(who: string, can: boolean): string {
  return can ? `the days on which ${who} can come` : `the days on which ${who} cannot come`
}

/** "Working day 12 of 30 since the request". */
export function workingDayWords(number: number, of: number): string {
  return `Working day ${number} of ${of} since the request`
}
