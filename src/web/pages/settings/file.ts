import { exportSettings, loadSettings, planSettings, type SettingsPlan } from '../../../application/settings-file/settings-file.ts'
import { LARGEST_SETTINGS_FILE } from '../../../application/settings-file/read-settings-file.ts'
import { differenceWords, SETTINGS_FILE_WORDS, settingsProblemWords } from '../../../words/settings-file.ts'
import { forgetBrand } from '../../brand/brand.ts'
import { textOfFile } from '../../components/text-of-file.ts'
import type { Slip } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { takeFile } from './take-file.ts'

const access = 'change-settings'
const KIND = 'settings-file'
const FILE = urls.settingsPart('file')
const PROPOSAL = `${FILE}/:draftId`
/** UTF-8 takes at most four bytes for a character. */
const MOST_BYTES = 4 * LARGEST_SETTINGS_FILE
const MOST_PROBLEMS = 20

/** The settings as a file: taken away, or loaded after a look at what would change. */
export const settingsFileRoutes: readonly Route[] = [
  { method: 'GET', url: FILE, access, traces: 'nothing', handler: (visit) => showFile(visit) },
  { method: 'POST', url: FILE, access, traces: 'nothing', handler: receive, multipart: true },
  { method: 'GET', url: `${FILE}/heard-settings.json`, access, traces: 'nothing', handler: download },
  { method: 'GET', url: PROPOSAL, access, traces: 'nothing', handler: (visit) => withDraft(visit, (text) => showPlan(visit, text)) },
  { method: 'POST', url: PROPOSAL, access, traces: 'nothing', handler: (visit) => withDraft(visit, (text) => apply(visit, text)) },
]

function showFile({ query }: Visit, slips: readonly Slip[] = []): Answer {
  return {
    kind: 'page', template: 'pages/settings/file.njk', title: SETTINGS_FILE_WORDS.title, slips,
    model: { action: FILE, download: `${FILE}/heard-settings.json`, saved: query['saved'] === 'yes' ? SETTINGS_FILE_WORDS.loaded : '' },
  }
}

async function download({ deps, actor }: Visit): Promise<Answer> {
  const text = await exportSettings(deps.services, actor)
  return text === null ? { kind: 'not-allowed' } : { kind: 'file', body: text, contentType: 'application/json; charset=utf-8', fileName: 'heard-settings.json' }
}

async function receive(visit: Visit): Promise<Answer> {
  const { deps, actor } = visit
  const taken = await takeFile(visit, MOST_BYTES)
  const wrong = (texts: readonly string[]) => showFile(visit, texts.map((text) => ({ field: 'settings', text })))
  if (taken.kind !== 'file') return wrong([taken.kind === 'no-file' ? SETTINGS_FILE_WORDS.noFile : SETTINGS_FILE_WORDS.cutOff])
  const text = textOfFile(taken.bytes)
  if (text === null) return wrong([SETTINGS_FILE_WORDS.notText])
  const plan = await planSettings(deps.services, actor, text)
  if (plan.kind === 'not-allowed') return plan
  if (plan.kind === 'wrong') return wrong(plan.problems.slice(0, MOST_PROBLEMS).map(settingsProblemWords))
  const draftId = deps.services.ids.next()
  await deps.drafts.save(actor.authorityId, { draftId, userId: actor.userId, kind: KIND, body: { text }, updatedAt: deps.services.clock.now() })
  return { kind: 'redirect', to: `${FILE}/${draftId}` }
}

async function withDraft({ deps, actor, params }: Visit, handle: (text: string) => Promise<Answer>): Promise<Answer> {
  const draft = await deps.drafts.get(actor.authorityId, actor.userId, params['draftId'] ?? '')
  const body = draft?.kind === KIND && typeof draft.body === 'object' && draft.body !== null && 'text' in draft.body ? draft.body.text : null
  return typeof body === 'string' ? handle(body) : { kind: 'not-found' }
}

async function showPlan(visit: Visit, text: string, slips: readonly Slip[] = []): Promise<Answer> {
  const plan = await planSettings(visit.deps.services, visit.actor, text)
  return plan.kind === 'plan' ? planPage(visit, plan, slips) : plan.kind === 'wrong' ? showFile(visit, plan.problems.map((problem) => ({ field: 'settings', text: settingsProblemWords(problem) }))) : plan
}

function planPage({ params }: Visit, { differences, seen }: Extract<SettingsPlan, { kind: 'plan' }>, slips: readonly Slip[]): Answer {
  return {
    kind: 'page', template: 'pages/settings/plan.njk', title: SETTINGS_FILE_WORDS.proposal, slips,
    model: { lines: differences.map(differenceWords), seen, action: `${FILE}/${params['draftId'] ?? ''}`, back: FILE },
  }
}

async function apply(visit: Visit, text: string): Promise<Answer> {
  const { deps, actor, typed, params } = visit
  const seen = typed['seen']
  const loaded = await loadSettings(deps.services, actor, text, typeof seen === 'string' ? seen : '')
  switch (loaded.kind) {
    case 'loaded':
      forgetBrand(deps, actor.authorityId)
      await deps.drafts.remove(actor.authorityId, actor.userId, params['draftId'] ?? '')
      return { kind: 'redirect', to: `${FILE}?saved=yes` }
    case 'changed-meanwhile': return showPlan(visit, text, [{ field: '', text: SETTINGS_FILE_WORDS.changedMeanwhile }])
    case 'wrong': return showPlan(visit, text)
    case 'not-allowed': return { kind: 'not-allowed' }
  }
}
