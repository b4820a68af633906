import type { ThemeRow, ThemeView } from '../../../application/themes.ts'
import { wordFor, type WordList } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { SEQUELS_OF } from '../../../domain/register/entry.ts'
import { endedOn, learningStanding, standingOf } from '../../../domain/register/learning/learning.ts'
import { byCodes, byMonth, type Counted, type DelayTold } from '../../../domain/reporting/theme-story.ts'
import { shortDate, tableDate } from '../../../words/dates.ts'
import { ACTION_STANDING_LABELS, LEARNING, LOOK_BACK_LABELS } from '../../../words/learning.ts'
import { OUTCOME_LABELS } from '../../../words/labels.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { complaintsWords, DELAYED_LABELS, monthWords, themeDays } from '../../../words/theme-story.ts'
import { disruptionName } from '../../../words/threads/delays.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'
import type { Choice } from '../../components/word-choices/word-choices.ts'
import { declaredSpec, declaredSpecOfEvent, type Subject } from '../register-command/register-command.ts'

const TYPES = SEQUELS_OF.theme ?? []
const STEPS = ['informedOn', 'consideredOn', 'explainedOn'] as const
const STEP_COMMANDS = { informedOn: 'inform-of-delay', consideredOn: 'consider-delay', explainedOn: 'explain-delay' } as const

export function themeRows(rows: readonly ThemeRow[]) {
  return rows.map(({ themeId, name, theme, about, delayed, learning }) => ({
    href: urls.theme(themeId), name, days: themeDays(theme.from, theme.until), about, delayed, learning,
  }))
}

export function nameOfTheme({ theme, texts }: ThemeView): string {
  return texts.get(theme.name.textId) ?? ''
}

/** A theme as the forms of its next steps are drawn with it. */
export function themeSubject(view: ThemeView, disruptions: readonly Choice[]): Subject {
  const { themeId } = view
  return {
    ...view, streamId: themeId, called: nameOfTheme(view), back: urls.theme(themeId), action: (command) => urls.themeCommand(themeId, command),
    spec: (command) => declaredSpec(command, TYPES), specOfEvent: declaredSpecOfEvent, completed: (fields) => fields, items: () => [],
    offers: () => disruptions,
  }
}

/** Everything that the story of a theme prints, in the order in which it is told. */
export function themePage(view: ThemeView, mayRecord: boolean, today: IsoDate) {
  const { themeId, theme, texts, about, delayed, settings, inError, timeline, disruptions } = view
  const names = new Map(disruptions.map(({ disruptionId, disruption }) => [disruptionId, disruptionName(disruption)]))
  const words: WordSource = { ...view, linked: names }
  const labelled = (counted: Counted, list: WordList) => counted.map(({ code, count }) => ({ label: wordFor(settings, list, code), count }))
  return {
    said: texts.get(theme.text.textId) ?? '', days: themeDays(theme.from, theme.until), ended: theme.ended ? texts.get(theme.ended.textId) ?? '' : '',
    tags: theme.causeTags.map((code) => wordFor(settings, 'causeTags', code)).join(', '), count: complaintsWords(about.length),
    months: byMonth(about).map(({ code, count }) => ({ label: monthWords(code), count })),
    teams: labelled(byCodes(about, (fact) => fact.teams), 'teams'), divisions: labelled(byCodes(about, (fact) => fact.divisions), 'divisions'),
    causes: labelled(byCodes(about, (fact) => fact.causes), 'reasonsUpheld'),
    complaints: about.map(({ streamId, reference, receivedOn, outcome }) => ({
      href: urls.complaint(streamId), reference, receivedOn: shortDate(receivedOn), outcome: outcome === null ? '' : OUTCOME_LABELS[outcome],
    })),
    disruptions: disruptions.map(({ disruptionId, disruption }) => ({ href: urls.disruption(disruptionId), text: disruptionName(disruption) })),
    ...delays(view, mayRecord), delayedCount: complaintsWords(delayed.length), learning: learningRows(view, today),
    learnHref: mayRecord && !inError ? urls.learningNew({ theme: themeId }) : '',
    next: mayRecord && inError === null ? nextOf(view) : [],
    inError: inErrorNotice(inError, words, mayRecord ? urls.entryStrikeOut(themeId) : null),
    changes: mayRecord && inError === null ? { correct: urls.themeCommand(themeId, 'correct'), strikeOut: urls.entryStrikeOut(themeId) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}

/** What it delayed, by what stood still, and how far each complainant was informed, the effect considered and the delay explained. */
function delays({ themeId, delayed, inError }: ThemeView, mayRecord: boolean) {
  const kinds = Object.keys(DELAYED_LABELS) as DelayTold['what'][]
  return {
    delayedBy: kinds.map((what) => {
      const of = delayed.filter(({ delay }) => delay.what === what)
      return { label: DELAYED_LABELS[what], count: of.length, steps: STEPS.map((step) => of.filter(({ delay }) => delay[step] !== null).length) }
    }),
    delayed: delayed.map(({ complaintId, reference, delay }) => ({
      href: urls.complaint(complaintId), reference, what: DELAYED_LABELS[delay.what],
      steps: STEPS.map((step) => {
        const on = delay[step]
        return { on: on === null ? '' : tableDate(on), href: on === null && mayRecord && !inError ? `${urls.complaintCommand(complaintId, STEP_COMMANDS[step])}?disruption=${themeId}` : '' }
      }),
    })),
  }
}

function learningRows({ learning, texts, settings }: ThemeView, today: IsoDate) {
  return learning.map(({ streamId, learning: one }) => ({
    href: urls.learningOne(streamId), reference: one.reference, said: texts.get(one.text.textId) ?? '', standing: LEARNING.standing[learningStanding(one, today)],
    teams: one.teams.map((code) => wordFor(settings, 'teams', code)).join(', '),
    actions: one.actions.map((action) => {
      const on = endedOn(action) ?? action.dueOn
      return { text: texts.get(action.text.textId) ?? '', standing: ACTION_STANDING_LABELS[standingOf(action, today)], on: shortDate(on) }
    }),
    back: one.lookedBack.map(({ after, on, text }) => ({ label: LOOK_BACK_LABELS[after], on: shortDate(on), text: texts.get(text.textId) ?? '' })),
  }))
}

function nextOf({ themeId, theme }: ThemeView) {
  const commands = theme.until === null ? ['link-theme-disruption', 'end-theme'] : ['link-theme-disruption']
  return commands.flatMap((command) => {
    const title = declaredSpec(command, TYPES)?.words.title
    return title === undefined ? [] : [{ text: title, href: urls.themeCommand(themeId, command) }]
  })
}
