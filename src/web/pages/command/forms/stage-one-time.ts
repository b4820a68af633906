import { ASKED } from '../../../../words/asked.ts'
import { given, type CommandForm } from '../command-form.ts'
import type { FormReader } from '../../../form-reader.ts'
import { typedDay } from '../../../typed-day.ts'

const GROUNDS = ['complex', 'awaiting-advocate'] as const
const YES_NO = ['yes', 'no'] as const

function extension(form: FormReader) {
  return {
    on: form.day('on', ASKED.extendedOn),
    untilWorkingDays: form.wholeNumber('untilWorkingDays', ASKED.untilWorkingDays),
    ...given({
      toldOn: form.optionalDay('toldOn', ASKED.toldOn),
      reason: form.optionalWords('reason', ASKED.reason),
    }),
  }
}

export const extendStageOne: CommandForm = {
  start: ({ today }) => ({ ...typedDay('on', today), ...typedDay('toldOn', today), untilWorkingDays: '20' }),
  read: (form) => ({
    command: { type: 'extend-stage-one', ground: form.choice('ground', ASKED.ground, GROUNDS), ...extension(form) },
  }),
}

export const extendInvestigation: CommandForm = {
  start: ({ today }) => ({ ...typedDay('on', today), ...typedDay('toldOn', today), untilWorkingDays: '65' }),
  read: (form) => ({ command: { type: 'extend-investigation', ...extension(form) } }),
}

export const pauseStageOne: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({
    command: { type: 'pause-stage-one', on: form.day('on', ASKED.pausedOn), reason: 'awaiting-advocate' },
  }),
}

export const resumeStageOne: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({
    command: {
      type: 'resume-stage-one', on: form.day('on', ASKED.resumedOn),
      advocateAppointed: form.choice('advocateAppointed', ASKED.advocateAppointed, YES_NO) === 'yes',
    },
  }),
}
