import { ASKED } from '../../../../words/asked.ts'
import { given, type CommandForm } from '../command-form.ts'
import { typedDay } from '../../../typed-day.ts'

export const draftAnswer: CommandForm = {
  start: ({ today, view }) => ({ ...typedDay('on', today), text: view.texts.get(view.complaint.answerWay.text?.textId ?? '') ?? '' }),
  read: (form) => ({
    command: {
      type: 'draft-answer', on: form.day('on', ASKED.draftedOn), ...given({ text: form.optionalWords('text', ASKED.draft) }),
    },
  }),
}

export const sendBackAnswer: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({
    command: {
      type: 'send-back-answer', on: form.day('on', ASKED.sentBackOn), reasons: form.words('reasons', ASKED.sentBackReasons),
    },
  }),
}
