import type { NoFigures } from '../application/figures.ts'
import { shortDate } from './dates.ts'

/** Why there are no figures to give, and what to ask for instead: whole sentences. */
export function noFiguresInWords(answer: NoFigures): string {
  switch (answer.kind) {
    case 'not-allowed':
      return 'You may not see figures.'
    case 'unknown-year':
      return `There is no reporting year “${answer.asked}”. Write it such as ${answer.example}.`
    case 'not-begun':
      return `The reporting year ${answer.year} has not begun: it starts on ${shortDate(answer.beginsOn)}.`
    case 'not-yet-known':
      return `Nobody can know today, ${shortDate(answer.today)}, what will be known on ${shortDate(answer.asKnownOn)}. Choose today or an earlier day.`
    case 'wrong-number-of-years':
      return `Ask for 1 to ${answer.most} years.`
  }
}
