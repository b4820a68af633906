import { given, type CommandForm } from '../command-form.ts'
import { typedDay, type FormReader } from '../form-reader.ts'

const GROUNDS = ['complex', 'awaiting-advocate'] as const
const YES_NO = ['yes', 'no'] as const

function extension(form: FormReader) {
  return {
    on: form.day('on', 'the day the extension was agreed'),
    untilWorkingDays: form.wholeNumber('untilWorkingDays', 'the new limit in working days'),
    ...given({
      toldOn: form.optionalDay('toldOn', 'the day the complainant was told'),
      reason: form.optionalWords('reason', 'the reason'),
    }),
  }
}

export const extendStageOne: CommandForm = {
  start: ({ today }) => ({ ...typedDay('on', today), ...typedDay('toldOn', today), untilWorkingDays: '20' }),
  read: (form) => ({
    command: { type: 'extend-stage-one', ground: form.choice('ground', 'the ground for the extension', GROUNDS), ...extension(form) },
  }),
}

export const extendInvestigation: CommandForm = {
  start: ({ today }) => ({ ...typedDay('on', today), ...typedDay('toldOn', today), untilWorkingDays: '65' }),
  read: (form) => ({ command: { type: 'extend-investigation', ...extension(form) } }),
}

export const pauseStageOne: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({
    command: { type: 'pause-stage-one', on: form.day('on', 'the day from which an advocate is awaited'), reason: 'awaiting-advocate' },
  }),
}

export const resumeStageOne: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({
    command: {
      type: 'resume-stage-one', on: form.day('on', 'the day stage 1 went on'),
      advocateAppointed: form.choice('advocateAppointed', 'whether an advocate was appointed', YES_NO) === 'yes',
    },
  }),
}
