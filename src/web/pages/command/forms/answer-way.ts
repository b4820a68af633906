import { given, type CommandForm } from '../command-form.ts'
import { typedDay } from '../form-reader.ts'

export const draftAnswer: CommandForm = {
  start: ({ today, view }) => ({ ...typedDay('on', today), text: view.texts.get(view.complaint.answerWay.text?.textId ?? '') ?? '' }),
  read: (form) => ({
    command: {
      type: 'draft-answer', on: form.day('on', 'the day it was drafted'), ...given({ text: form.optionalWords('text', 'the draft') }),
    },
  }),
}

export const sendBackAnswer: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({
    command: {
      type: 'send-back-answer', on: form.day('on', 'the day it was sent back'), reasons: form.words('reasons', 'what has to change, and why'),
    },
  }),
}
