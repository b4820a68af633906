import { LEARNING_STATES, type LearningFilters, type LearningList } from '../../../application/learning.ts'
import { wordFor, type WordList } from '../../../domain/authority/settings.ts'
import { LEARNING_SOURCES } from '../../../domain/register/learning/events.ts'
import { shortDate, tableDate } from '../../../words/dates.ts'
import { LEARNING, LEARNING_SOURCE_LABELS } from '../../../words/learning.ts'
import { paginate } from '../../components/pagination.ts'
import { urls } from '../../urls.ts'

/** What the address asks for; whatever it names that there is not counts as not asked. */
export function readFilters(query: Readonly<Record<string, string>>): LearningFilters {
  const asked = (name: string) => (query[name] ?? '') || null
  const page = /^[1-9]\d{0,5}$/.test(query['page'] ?? '') ? Number(query['page']) : 1
  return {
    state: LEARNING_STATES.find((state) => state === query['state']) ?? 'open', team: asked('team'), cause: asked('cause'), theme: asked('theme'),
    source: LEARNING_SOURCES.find((source) => source === query['source']) ?? null, page,
  }
}

function hrefFor(filters: LearningFilters, change: Partial<LearningFilters>, base: string = urls.learning()): string {
  const wanted = { ...filters, page: 1, ...change }
  const given = Object.entries(wanted).filter(([name, value]) => value !== null && !(name === 'page' && value === 1) && !(name === 'state' && value === 'open'))
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return query === '' ? base : `${base}?${query}`
}

/** Everything that the list of what was learned prints. */
export function listPage(list: LearningList, filters: LearningFilters, mayRecord: boolean) {
  const { settings, texts, today } = list
  const choices = (words: WordList) => settings.words[words].map(({ code, label }) => ({ code, label }))
  const pagination = paginate(list.total, filters.page)
  return {
    newHref: mayRecord ? urls.learningNew() : '', doneHref: hrefFor(filters, { state: 'open' }, urls.learningDone()), total: list.total,
    states: LEARNING_STATES.map((state) => ({ text: `${LEARNING.states[state]} (${list.counts[state]})`, href: hrefFor(filters, { state }), isCurrent: state === filters.state })),
    state: filters.state, action: urls.learning(), isFiltered: filters.team !== null || filters.cause !== null || filters.theme !== null || filters.source !== null,
    clearHref: hrefFor({ ...filters, team: null, cause: null, theme: null, source: null }, {}),
    teams: choices('teams'), causes: choices('reasonsUpheld'), themes: [...list.themeNames].map(([code, label]) => ({ code, label })),
    sources: LEARNING_SOURCES.map((code) => ({ code, label: LEARNING_SOURCE_LABELS[code] })),
    pagination, links: Object.fromEntries((pagination?.items ?? []).flatMap((item) => (item ? [[item.page, hrefFor(filters, { page: item.page })]] : []))
      .concat([filters.page - 1, filters.page + 1].map((page) => [page, hrefFor(filters, { page })]))),
    rows: list.rows.map(({ streamId, learning, standing, nextDueOn, lookBackOn }) => ({
      href: urls.learningOne(streamId), reference: learning.reference, said: texts.get(learning.text.textId) ?? '',
      cause: learning.cause === null ? '' : wordFor(settings, 'reasonsUpheld', learning.cause), source: LEARNING_SOURCE_LABELS[learning.from],
      teams: learning.teams.map((code) => wordFor(settings, 'teams', code)).join(', '), theme: list.themeNames.get(learning.theme ?? '') ?? '',
      standing: LEARNING.standing[standing], standingClass: standing === 'overdue' ? 'heard-late' : '',
      due: nextDueOn === null ? '' : tableDate(nextDueOn), lookBack: lookBackOn === null ? '' : tableDate(lookBackOn), isLookBackDue: lookBackOn !== null && lookBackOn <= today,
      done: learning.actions.filter(({ doneOn }) => doneOn !== null).length, actions: learning.actions.length,
    })),
  }
}

/** "You said, we did": what was learned and what was done about it, for a notice board or the report. */
export function weDidPage(list: LearningList, filters: LearningFilters) {
  const { texts, settings } = list
  return {
    back: hrefFor(filters, {}), today: shortDate(list.today),
    rows: list.done.map(({ streamId, learning, actions }) => ({
      href: urls.learningOne(streamId), said: texts.get(learning.text.textId) ?? '', teams: learning.teams.map((code) => wordFor(settings, 'teams', code)).join(', '),
      did: actions.map(({ text, doneOn }) => ({ text: texts.get(text.textId) ?? '', on: doneOn === null ? '' : shortDate(doneOn) })),
    })),
  }
}
