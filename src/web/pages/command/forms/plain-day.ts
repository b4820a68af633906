import type { CommandForm } from '../command-form.ts'
import { typedDay } from '../../../typed-day.ts'

/** The commands that say no more than the day on which something happened. */
type PlainDayCommand =
  | 'submit-answer' | 'approve-answer' | 'request-corporate-review'

export function plainDay(type: PlainDayCommand, what: string): CommandForm {
  return {
    start: ({ today }) => typedDay('on', today),
    read: (form) => ({ command: { type, on: form.day('on', what) } }),
  }
}
