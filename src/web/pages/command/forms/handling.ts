import { ASKED } from '../../../../words/asked.ts'
import { choicesOf, codesOf, given, type CommandForm } from '../command-form.ts'
import { typedDay } from '../../../typed-day.ts'

export const acknowledge: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  offer: (context) => ({ channels: choicesOf(context, 'channels') }),
  read: (form, context) => ({
    command: {
      type: 'acknowledge', on: form.day('on', ASKED.acknowledgedOn),
      ...given({ how: form.optionalChoice('how', ASKED.howAcknowledged, codesOf(choicesOf(context, 'channels'))) }),
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
    const team = form.optionalChoice('team', ASKED.team, codesOf(choicesOf(context, 'teams', context.view.complaint.details.teams)))
    const responder = context.users.find((user) => user.userId === form.text('responder'))
    if (form.text('responder') !== '' && responder === undefined) form.slip('responder', 'choice-unknown', ASKED.responder)
    if (responder === undefined && team === undefined) form.slip('responder', 'nothing-chosen', ASKED.personOrTeam)
    return { command: { type: 'allocate', on: form.day('on', ASKED.allocatedOn), ...given({ responderId: responder?.userId, team }) } }
  },
}

const CONTACT_KINDS = ['call', 'visit', 'meeting', 'message'] as const

export const logContact: CommandForm = {
  start: ({ today }) => ({ ...typedDay('on', today), kind: 'call' }),
  offer: (context) => ({ withWhom: choicesOf(context, 'complainantTypes') }),
  read: (form, context) => ({
    command: {
      type: 'log-contact', on: form.day('on', ASKED.contactOn), kind: form.choice('kind', ASKED.contactKind, CONTACT_KINDS),
      ...given({
        withWhom: form.optionalChoice('withWhom', ASKED.withWhom, codesOf(choicesOf(context, 'complainantTypes'))),
        nextContactOn: form.optionalDay('nextContactOn', ASKED.nextContactOn),
        text: form.optionalWords('text', ASKED.said),
      }),
    },
  }),
}

export const addNote: CommandForm = {
  start: ({ today }) => typedDay('on', today),
  read: (form) => ({ command: { type: 'add-note', on: form.day('on', ASKED.noteOn), text: form.words('text', ASKED.note) } }),
}
