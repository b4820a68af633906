import { wordFor } from '../../../../domain/authority/settings.ts'
import { choicesOf, codesOf, type Step, type StepContext } from '../step.ts'

export const teams: Step = {
  id: 'teams', question: 'Which divisions and teams is it about?', label: 'Divisions and teams', isNeeded: false,
  offer: (context) => ({ divisions: choicesOf(context, 'divisions'), teams: choicesOf(context, 'teams') }),
  read(form, context) {
    const divisions = form.choices('divisions', 'the divisions', codesOf(choicesOf(context, 'divisions')))
    const teams = form.choices('teams', 'the teams', codesOf(choicesOf(context, 'teams')))
    return { details: { divisions: [...new Set([...divisions, ...divisionsOf(teams, context)])], teams } }
  },
  lines: ({ details }, { settings }) => [
    ...(details?.divisions ?? []).map((code) => wordFor(settings, 'divisions', code)),
    ...(details?.teams ?? []).map((code) => wordFor(settings, 'teams', code)),
  ],
}

/** A team belongs to its division, which need not be ticked as well. */
function divisionsOf(teams: readonly string[], { settings }: StepContext): readonly string[] {
  return settings.words.teams.filter(({ code }) => teams.includes(code)).flatMap(({ division }) => division ?? [])
}
