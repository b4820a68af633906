import { changePractice, practiceDigest, type Practice, type PracticeChanged } from '../../../application/practice.ts'
import { alternativeProblem, LARGEST_LOGO, readLogo, type LogoProblem } from '../../../domain/authority/logo.ts'
import { POINTED_AT } from '../../../domain/authority/disclosure-rules.ts'
import { ENQUIRY_KINDS, REPORT_SECOND_ROLES, WORD_LISTS, wordsInUse, type AuthoritySettings } from '../../../domain/authority/settings.ts'
import { PROCEDURES } from '../../../domain/procedure/procedures.ts'
import { WORD_LIST_LABELS } from '../../../words/authority-words.ts'
import { monthName } from '../../../words/dates.ts'
import { ROUNDING_LABELS, SENSITIVITY_LABELS, THRESHOLD_LABELS, ZEROS_LABELS } from '../../../words/disclosure.ts'
import { ROLE_LABELS } from '../../../words/labels.ts'
import { ENQUIRY_TARGET_LABELS, LOGO_SLIPS, SECOND_PERSONS, SETTINGS_CHANGED, SETTINGS_PAGES } from '../../../words/practice.ts'
import { brandOf, forgetBrand } from '../../brand/brand.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { DISCLOSURE_FORM } from './disclosure-form.ts'
import { AUTHORITY_FORM, BEFORE_FORM, BRANDING_FORM, REPORTS_FORM, type SettingsForm } from './form.ts'
import { takeFile } from './take-file.ts'

const access = 'change-settings'
const BRANDING = urls.settingsPart('branding')

type Page = Readonly<{ url: string; template: string; title: string; form: SettingsForm; model?: (visit: Visit, settings: AuthoritySettings) => object | Promise<object> }>

const AUTHORITY: Page = {
  url: urls.settingsPart('authority'), template: 'pages/settings/authority.njk', title: SETTINGS_PAGES.authority, form: AUTHORITY_FORM,
  model: () => ({
    months: Array.from({ length: 12 }, (_, at) => ({ code: String(at + 1), label: monthName(at + 1) })), procedures: PROCEDURES.map(({ id, title }) => ({ code: id, label: title })),
  }),
}
const BEFORE: Page = {
  url: urls.settingsPart('before-a-complaint'), template: 'pages/settings/before.njk', title: SETTINGS_PAGES.before, form: BEFORE_FORM,
  model: (_, settings) => ({ kinds: ENQUIRY_KINDS.map((code) => ({ code, label: ENQUIRY_TARGET_LABELS[code] })), isAgainstCode: isAgainstCode(settings), codeAdoptedOn: settings.codeAdoptedOn }),
}
const SMALL_NUMBERS: Page = {
  url: urls.settingsPart('small-numbers'), template: 'pages/settings/disclosure.njk', title: SETTINGS_PAGES.disclosure, form: DISCLOSURE_FORM,
  model: () => ({ groups: POINTED_AT.map((code) => ({ code, title: SENSITIVITY_LABELS[code] })), thresholds: choicesOf(THRESHOLD_LABELS), zeros: choicesOf(ZEROS_LABELS), roundings: choicesOf(ROUNDING_LABELS) }),
}
const REPORTS: Page = {
  url: urls.settingsPart('reports'), template: 'pages/settings/reports.njk', title: SETTINGS_PAGES.reports, form: REPORTS_FORM,
  model: async (visit) => ({
    roles: REPORT_SECOND_ROLES.map((code) => ({ code, label: ROLE_LABELS[code] })), persons: SECOND_PERSONS,
    people: (await whoMayBeNamed(visit)).map(({ userId, name, role }) => ({ code: userId, label: name, hint: ROLE_LABELS[role] })),
  }),
}
const LOOK: Page = {
  url: BRANDING, template: 'pages/settings/branding.njk', title: SETTINGS_PAGES.branding, form: BRANDING_FORM,
  model: async ({ deps, authority }) => ({ present: await brandOf(deps, authority) }),
}

export const settingsRoutes: readonly Route[] = [
  { method: 'GET', url: urls.settings(), access, traces: 'nothing', handler: showIndex },
  ...[AUTHORITY, BEFORE, SMALL_NUMBERS, LOOK, REPORTS].flatMap((page): readonly Route[] => [
    { method: 'GET', url: page.url, access, traces: 'nothing', handler: (visit) => show(visit, page) },
    { method: 'POST', url: page.url, access, traces: 'nothing', handler: (visit) => save(visit, page) },
  ]),
  { method: 'POST', url: `${BRANDING}/logo`, access, traces: 'nothing', handler: saveLogo, multipart: true },
]

async function showIndex(visit: Visit): Promise<Answer> {
  const settings = await settingsOf(visit)
  const lists = WORD_LISTS.map((list) => ({
    ...WORD_LIST_LABELS[list], href: urls.settingsWords(list), inUse: wordsInUse(settings, list, visit.today).length,
  }))
  return { kind: 'page', template: 'pages/settings/index.njk', title: SETTINGS_PAGES.index, model: { lists } }
}

const choicesOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([code, label]) => ({ code, label }))

/** A tier before stage 1 on or after the day on which the authority adopted the Code, which forbids it. */
function isAgainstCode({ tierBeforeStageOne: tier, codeAdoptedOn }: AuthoritySettings): boolean {
  return tier !== null && codeAdoptedOn !== null && (tier.until === null || tier.until >= codeAdoptedOn)
}

async function show(visit: Visit, page: Page, drawn: Readonly<{ typed?: Typed; slips?: readonly Slip[] }> = {}): Promise<Answer> {
  const settings = await settingsOf(visit)
  return {
    kind: 'page', template: page.template, title: page.title, typed: drawn.typed ?? page.form.start(settings), slips: drawn.slips ?? [],
    model: {
      ...await page.model?.(visit, settings), action: page.url, seen: practiceDigest(settings, page.form.parts),
      saved: visit.query['saved'] === 'yes' ? SETTINGS_PAGES.saved : '',
    },
  }
}

async function save(visit: Visit, page: Page): Promise<Answer> {
  const { typed, today } = visit
  const form = formReader(typed, today)
  const wanted = page.form.read(form, await settingsOf(visit), (await whoMayBeNamed(visit)).map(({ userId }) => userId))
  if (form.slips.length > 0) return show(visit, page, { typed, slips: form.slips })
  const seen = typed['seen']
  return saved(visit, page, await change(visit, wanted, typeof seen === 'string' ? seen : ''), typed)
}

async function change({ deps, actor }: Visit, wanted: Partial<Practice>, seen: string): Promise<PracticeChanged> {
  const changed = await changePractice(deps.services, actor, wanted, seen)
  forgetBrand(deps, actor.authorityId)
  return changed
}

async function saved(visit: Visit, page: Page, { kind }: PracticeChanged, typed: Typed): Promise<Answer> {
  switch (kind) {
    case 'saved': return { kind: 'redirect', to: `${page.url}?saved=yes` }
    case 'not-allowed': return { kind }
    case 'changed-meanwhile': return show(visit, page, { typed, slips: [{ field: '', text: SETTINGS_CHANGED }] })
  }
}

async function saveLogo(visit: Visit): Promise<Answer> {
  const taken = await takeFile(visit, LARGEST_LOGO)
  const settings = await settingsOf(visit)
  const wrong = (code: LogoProblem | 'no-file' | 'cut-off', alternative = '') => show(visit, LOOK, {
    typed: { ...LOOK.form.start(settings), alternative }, slips: [{ field: code === 'needs-alternative' ? 'alternative' : 'logo', text: LOGO_SLIPS[code] }],
  })
  if (taken.kind !== 'file') return wrong(taken.kind)
  const alternative = taken.field('alternative')
  const problem = taken.isTooLarge ? 'too-large' : alternativeProblem(alternative)
  if (problem !== null) return wrong(problem, alternative)
  const read = readLogo(taken.bytes)
  if (read.kind === 'wrong') return wrong(read.code, alternative)
  const logo = { mediaType: read.mediaType, base64: taken.bytes.toString('base64'), alternative }
  return saved(visit, LOOK, await change(visit, { branding: { ...settings.branding, logo } }, taken.field('seen')), {})
}

/** Everybody who may sign in and see something of the register. */
function whoMayBeNamed({ deps, actor }: Visit) {
  return deps.services.store.read(actor, async (reads) => (await reads.users()).filter(({ isActive, role }) => isActive && role !== 'administrator'))
}

function settingsOf({ deps, actor }: Visit): Promise<AuthoritySettings> {
  return deps.services.store.read(actor, (reads) => reads.settings())
}
