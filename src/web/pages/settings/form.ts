import type { Practice } from '../../../application/practice.ts'
import { colourProblem } from '../../../domain/authority/branding.ts'
import { ENQUIRY_KINDS, REPORT_SECOND_ROLES, type AuthoritySettings, type EnquiryKind, type TierBeforeStageOne } from '../../../domain/authority/settings.ts'
import { isBands, isReferenceFormat } from '../../../domain/authority/settings-values.ts'
import { PROCEDURES } from '../../../domain/procedure/procedures.ts'
import { SETTINGS_PAGES, SETTING_SLIPS } from '../../../words/practice.ts'
import type { FormReader, Typed } from '../../form-reader.ts'
import { typedDay } from '../../typed-day.ts'
import { numberWithin } from './number-within.ts'

const LONGEST_NAME = 120
const PROCEDURE_IDS = PROCEDURES.map(({ id }) => id)

/** One page of settings: the parts that it changes, what stands in it, and how it is read. */
export type SettingsForm = Readonly<{
  parts: readonly (keyof Practice)[]
  start: (settings: AuthoritySettings) => Typed
  /** `users`: the ids of those who may be named. */
  read: (form: FormReader, settings: AuthoritySettings, users: readonly string[]) => Partial<Practice>
}>

export const AUTHORITY_FORM: SettingsForm = {
  parts: ['name', 'referenceFormat', 'reportingYearStartsInMonth', 'stageOneBands', 'defaultProcedure', 'corporateProcedure'],
  start: (settings) => ({
    name: settings.name, format: settings.referenceFormat, month: String(settings.reportingYearStartsInMonth), bands: settings.stageOneBands.join(', '),
    defaultProcedure: settings.defaultProcedure, corporateProcedure: settings.corporateProcedure,
  }),
  read(form) {
    const [name, referenceFormat] = [form.text('name').replaceAll(/\s+/g, ' '), form.text('format')]
    if (name === '' || name.length > LONGEST_NAME) form.slips.push({ field: 'name', text: SETTING_SLIPS.name })
    if (!isReferenceFormat(referenceFormat)) form.slips.push({ field: 'format', text: SETTING_SLIPS.format })
    const stageOneBands = form.text('bands').split(/[\s,;]+/).filter((part) => part !== '').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0))
    if (!isBands(stageOneBands)) form.slips.push({ field: 'bands', text: SETTING_SLIPS.bands })
    return {
      name, referenceFormat, stageOneBands, reportingYearStartsInMonth: numberWithin(form, 'month', SETTINGS_PAGES.month, [1, 12]),
      defaultProcedure: form.choice('defaultProcedure', SETTINGS_PAGES.procedure, PROCEDURE_IDS),
      corporateProcedure: form.choice('corporateProcedure', SETTINGS_PAGES.procedure, PROCEDURE_IDS),
    }
  },
}

/** Local targets, in working days. */
const TARGET = [1, 100] as const

export const BEFORE_FORM: SettingsForm = {
  parts: ['enquiryWorkingDays', 'tierBeforeStageOne'],
  start: ({ enquiryWorkingDays, tierBeforeStageOne: tier }) => ({
    ...Object.fromEntries(ENQUIRY_KINDS.map((kind) => [`target-${kind}`, String(enquiryWorkingDays[kind])])),
    ...(tier && { tierName: tier.name, tierDays: String(tier.workingDays), ...typedDay('tierFrom', tier.from), ...typedDay('tierUntil', tier.until) }),
  }),
  read: (form) => ({
    enquiryWorkingDays: Object.fromEntries(ENQUIRY_KINDS.map((kind) => [kind, numberWithin(form, `target-${kind}`, SETTINGS_PAGES.target, TARGET)])) as Record<EnquiryKind, number>,
    tierBeforeStageOne: readTier(form),
  }),
}

function readTier(form: FormReader): TierBeforeStageOne | null {
  const name = form.text('tierName')
  if (name === '' && form.text('tierDays') === '' && form.text('tierFrom-year') === '') return null
  if (name === '' || name.length > LONGEST_NAME) form.slip('tierName', 'words-missing', SETTINGS_PAGES.tierName)
  const from = form.day('tierFrom', SETTINGS_PAGES.tierFrom)
  const until = form.optionalDay('tierUntil', SETTINGS_PAGES.tierUntil) ?? null
  if (until !== null && until < from) form.slips.push({ field: 'tierUntil', text: SETTING_SLIPS.order })
  return { name, from, until, workingDays: numberWithin(form, 'tierDays', SETTINGS_PAGES.tierDays, TARGET) }
}

/** `people` is read as what the page offered: somebody who has left since stays named only where they are ticked again. */
export const REPORTS_FORM: SettingsForm = {
  parts: ['reportSecondRoles', 'reportSecondPeople', 'reportSecondPersons'],
  start: ({ reportSecondRoles, reportSecondPeople, reportSecondPersons }) => ({ roles: reportSecondRoles, people: reportSecondPeople, persons: String(reportSecondPersons) }),
  read(form, _settings, users) {
    const roles = form.choices('roles', SETTINGS_PAGES.secondRoles, REPORT_SECOND_ROLES)
    const people = form.choices('people', SETTINGS_PAGES.secondPeople, users)
    if (roles.length === 0 && people.length === 0) form.slips.push({ field: 'roles', text: SETTING_SLIPS.nobody })
    return {
      reportSecondRoles: REPORT_SECOND_ROLES.filter((role) => roles.includes(role)), reportSecondPeople: people,
      reportSecondPersons: form.choice('persons', SETTINGS_PAGES.secondPersons, ['1', '2']) === '2' ? 2 : 1,
    }
  },
}

export const BRANDING_FORM: SettingsForm = {
  parts: ['branding'],
  start: ({ branding }) => ({ colour: branding.colour ?? '' }),
  read(form, { branding }) {
    const colour = form.text('colour').toLowerCase()
    const problem = colour === '' ? null : colourProblem(colour)
    if (problem !== null) form.slips.push({ field: 'colour', text: SETTING_SLIPS[problem] })
    return { branding: { colour: colour === '' ? null : colour, logo: form.text('removeLogo') === 'yes' ? null : branding.logo } }
  },
}
