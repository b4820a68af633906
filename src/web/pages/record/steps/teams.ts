import { wordFor } from '../../../../domain/authority/settings.ts'
import { choicesOf, codesOf, type Step } from '../step.ts'

export const teams: Step = {
  id: 'teams', question: 'Which divisions and teams is it about?', label: 'Divisions and teams', isNeeded: false,
  offer: (context) => ({ divisions: choicesOf(context, 'divisions'), teams: choicesOf(context, 'teams') }),
  read: (form, context) => ({
    details: {
      divisions: form.choices('divisions', 'the divisions', codesOf(choicesOf(context, 'divisions'))),
      teams: form.choices('teams', 'the teams', codesOf(choicesOf(context, 'teams'))),
    },
  }),
  lines: ({ details }, { settings }) => [
    ...(details?.divisions ?? []).map((code) => wordFor(settings, 'divisions', code)),
    ...(details?.teams ?? []).map((code) => wordFor(settings, 'teams', code)),
  ],
}
