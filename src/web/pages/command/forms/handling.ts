import { choicesOf, codesOf, given, type CommandForm } from '../command-form.ts'
import { typedDay } from '../form-reader.ts'

export const acknowledge: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  offer: (context) => ({ channels: choicesOf(context, 'channels') }),
  read: (form, context) => ({
    command: {
      type: 'acknowledge', on: form.day('on', 'the day it was acknowledged'),
      ...given({ how: form.optionalChoice('how', 'how it was acknowledged', codesOf(choicesOf(context, 'channels'))) }),
    },
  }),
}

export const allocate: CommandForm = {
  start: ({ today, view: { complaint } }) => ({
    ...typedDay('on', today),
    responder: complaint.allocatedTo?.responderId ?? '',
    team: complaint.allocatedTo?.team ?? complaint.details.teams[0] ?? '',
  }),
  offer: (context) => ({
    users: context.users.map(({ userId, name }) => ({ code: userId, label: name })),
    teams: choicesOf(context, 'teams', context.view.complaint.details.teams),
  }),
  read: (form, context) => {
    const team = form.optionalChoice('team', 'the team', codesOf(choicesOf(context, 'teams', context.view.complaint.details.teams)))
    const responder = context.users.find((user) => user.userId === form.text('responder'))
    if (form.text('responder') !== '' && responder === undefined) form.slip('responder', 'choice-unknown', 'who is to answer')
    if (responder === undefined && team === undefined) form.slip('responder', 'nothing-chosen', 'a person or a team')
    return { command: { type: 'allocate', on: form.day('on', 'the day it was allocated'), ...given({ responderId: responder?.userId, team }) } }
  },
}

const CONTACT_KINDS = ['call', 'visit', 'meeting', 'message'] as const

export const logContact: CommandForm = {
  start: ({ today }) => ({ ...typedDay('on', today), kind: 'call' }),
  offer: (context) => ({ withWhom: choicesOf(context, 'complainantTypes') }),
  read: (form, context) => ({
    command: {
      type: 'log-contact', on: form.day('on', 'the day of the contact'), kind: form.choice('kind', 'the kind of contact', CONTACT_KINDS),
      ...given({
        withWhom: form.optionalChoice('withWhom', 'whom it was with', codesOf(choicesOf(context, 'complainantTypes'))),
        nextContactOn: form.optionalDay('nextContactOn', 'the day of the next contact'),
        text: form.optionalWords('text', 'what was said'),
      }),
    },
  }),
}

export const addNote: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({ command: { type: 'add-note', on: form.day('on', 'the day of the note'), text: form.words('text', 'the note') } }),
}
