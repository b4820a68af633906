import { ASKED } from '../../../../words/asked.ts'
import { choicesOf, codesOf, given, type CommandForm } from '../command-form.ts'
import type { FormReader } from '../../../form-reader.ts'
import { typedDay } from '../../../typed-day.ts'

export const close: CommandForm = {
  start: ({ today, view }) => ({ ...typedDay('on', today), category: view.complaint.details.category ?? '' }),
  offer: (context) => ({ categories: choicesOf(context, 'categories', recordedCategory(context.view.complaint.details.category)) }),
  read: (form, context) => ({
    command: {
      type: 'close', on: form.day('on', ASKED.closedOn),
      ...given({
        category: form.choice('category', ASKED.confirmedCategory,
          codesOf(choicesOf(context, 'categories', recordedCategory(context.view.complaint.details.category)))),
        reason: form.optionalWords('reason', ASKED.reason),
      }),
    },
  }),
}

function recordedCategory(category: string | undefined): readonly string[] {
  return category === undefined ? [] : [category]
}

export const withdraw: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({
    command: {
      type: 'withdraw', on: form.day('on', ASKED.withdrawnOn),
      ...given({ reason: form.optionalWords('reason', ASKED.reason), issuesStillConsidered: stillConsidered(form) }),
    },
  }),
}

function stillConsidered(form: FormReader): boolean | undefined {
  const answer = form.optionalChoice('issuesStillConsidered', ASKED.issuesStillConsidered, ['yes', 'no'])
  return answer === undefined ? undefined : answer === 'yes'
}

export const reopen: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({
    command: { type: 'reopen', on: form.day('on', ASKED.reopenedOn), reason: form.words('reason', ASKED.reopeningReason) },
  }),
}
