import { wordUse } from '../../../application/word-use.ts'
import { changeWord, type WordChangeResult } from '../../../application/change-words.ts'
import { isWordList, type AuthoritySettings, type WordList } from '../../../domain/authority/settings.ts'
import { WORDS_PAGE, WORD_LIST_LABELS, WORD_REFUSAL_WORDS, wordUseInWords } from '../../../words/authority-words.ts'
import type { Slip, Typed } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { readListForm, readWordForm, typedWord, type ChangeRead } from './words-form.ts'
import { listView, wordView } from './words-view.ts'

const access = 'change-settings'
const listUrl = urls.settingsWords(':list')
const wordUrl = urls.settingsWord(':list', ':code')

/** The authority's own words: a page for each list, and one for each word. */
export const wordsRoutes: readonly Route[] = [
  { method: 'GET', url: listUrl, access, traces: 'nothing', handler: (visit) => within(visit, (at) => showList(at)) },
  { method: 'POST', url: listUrl, access, traces: 'nothing', handler: (visit) => within(visit, saveList) },
  { method: 'GET', url: wordUrl, access, traces: 'nothing', handler: (visit) => within(visit, (at) => showWord(at)) },
  { method: 'POST', url: wordUrl, access, traces: 'nothing', handler: (visit) => within(visit, saveWord) },
]

type At = Readonly<{ visit: Visit; settings: AuthoritySettings; list: WordList }>
type Drawn = Readonly<{ typed?: Typed; slips?: readonly Slip[]; status?: number }>

async function within(visit: Visit, work: (at: At) => Answer | Promise<Answer>): Promise<Answer> {
  const { deps, actor, params } = visit
  const list = params['list'] ?? ''
  if (!isWordList(list)) return { kind: 'not-found' }
  return work({ visit, list, settings: await deps.services.store.read(actor, (reads) => reads.settings()) })
}

function showList({ visit, settings, list }: At, { typed = {}, slips = [], status }: Drawn = {}): Answer {
  return {
    kind: 'page', template: 'pages/words/list.njk', title: WORD_LIST_LABELS[list].title, typed, slips, ...(status !== undefined && { status }),
    model: { ...listView(settings, list, visit.today), saved: savedWords(visit) },
  }
}

async function showWord(at: At, { typed, slips = [], status }: Drawn = {}): Promise<Answer> {
  const { visit, settings, list } = at
  const word = settings.words[list].find(({ code }) => code === visit.params['code'])
  if (!word) return { kind: 'not-found' }
  const use = await wordUse(visit.deps.services, visit.actor, { list, code: word.code, isAsked: visit.query['count'] === 'yes' })
  return {
    kind: 'page', template: 'pages/words/word.njk', title: word.label, slips, typed: { ...typedWord(word, visit.today), ...typed }, ...(status !== undefined && { status }),
    model: {
      ...wordView(settings, list, word, visit.today), use: wordUseInWords(list, use),
      countHref: use !== null && use.used === null ? `${urls.settingsWord(list, word.code)}?count=yes` : null,
    },
  }
}

async function saveList(at: At): Promise<Answer> {
  const { visit: { typed, today }, settings, list } = at
  return save(at, readListForm(typed, { settings, list, today }), showList)
}

async function saveWord(at: At): Promise<Answer> {
  const { visit: { typed, today, params }, settings, list } = at
  const word = settings.words[list].find(({ code }) => code === params['code'])
  return word ? save(at, readWordForm(typed, { settings, list, today }, word), showWord) : { kind: 'not-found' }
}

async function save(at: At, { change, slips }: ChangeRead, show: (at: At, drawn: Drawn) => Answer | Promise<Answer>): Promise<Answer> {
  const { visit, list } = at
  const { deps, actor, typed } = visit
  if (slips.length > 0) return show(at, { typed, slips })
  const seen = typed['seen']
  const result = await changeWord(deps.services, actor, change, typeof seen === 'string' ? seen : '')
  if (result.kind === 'done') return { kind: 'redirect', to: `${urls.settingsWords(list)}?saved=yes` }
  if (result.code === 'not-allowed') return { kind: 'not-allowed' }
  // Drawn from what stands now, so that whoever was second sees it, with what they typed still in the form.
  const settings = await deps.services.store.read(actor, (reads) => reads.settings())
  return show({ ...at, settings }, { typed, slips: [{ field: fieldOf(result, typed), text: WORD_REFUSAL_WORDS[result.code] }], status: result.code === 'changed-meanwhile' ? 409 : 422 })
}

/** Where the form says what is wrong: at the field that it is about. */
function fieldOf({ code }: Extract<WordChangeResult, { kind: 'refused' }>, typed: Typed): string {
  const isReplacing = typed['do'] === 'replace'
  switch (code) {
    case 'label-taken':
    case 'label-not-possible': return isReplacing ? 'newLabel' : 'label'
    case 'ends-before-it-begins':
    case 'has-ended': return isReplacing ? 'newFrom' : typed['do'] === 'end' ? 'until' : 'from'
    case 'no-such-division': return 'division'
    case 'no-such-tag': return 'tags'
    case 'changed-meanwhile':
    case 'code-taken':
    case 'code-not-possible':
    case 'no-such-word':
    case 'not-allowed': return ''
  }
}

function savedWords({ query }: Visit): string {
  return query['saved'] === 'yes' ? WORDS_PAGE.saved : ''
}
