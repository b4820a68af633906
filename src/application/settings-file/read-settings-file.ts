import { colourProblem } from '../../domain/authority/branding.ts'
import { alternativeProblem, readLogo } from '../../domain/authority/logo.ts'
import { POINTED_AT, ROUNDINGS, THRESHOLDS, type DisclosureRule, type DisclosureRules } from '../../domain/authority/disclosure-rules.ts'
import { BROKEN_SEAL_WORKING_DAYS, LETTER_CHECKS, LONGEST_LETTER_WORD, MOST_LETTER_WORDS, CHASED, DOCUMENT_MEGABYTES, ENQUIRY_KINDS, REPORT_SECOND_ROLES, type AuthoritySettings, type Branding, type ChaseRung, type EnquiryKind, type TierBeforeStageOne } from '../../domain/authority/settings.ts'
import { isBands, isReferenceFormat } from '../../domain/authority/settings-values.ts'
import { STAGE_TWO_READINGS } from '../../domain/procedure/procedure.ts'
import { PROCEDURES } from '../../domain/procedure/procedures.ts'
import { fileReader, inPlace, isObject, type FileReader, type SettingsFileProblem } from './file-reader.ts'
import { readRetentionRules } from './read-retention-rules.ts'
import { readWords, type WordsInFile } from './read-words.ts'

export const SETTINGS_FORMAT = 'heard-settings'
export const SETTINGS_VERSION = 1
/** Characters: a thousand words in each list and the largest logo are well within it. */
export const LARGEST_SETTINGS_FILE = 2_000_000

/** The parts of a file besides its words. Deputies, and who may be second by name, are people of one authority, and bank holidays have a file of their own. */
export type PartsInFile = Partial<Omit<AuthoritySettings, 'isDemonstration' | 'deputies' | 'reportSecondPeople' | 'bankHolidays' | 'words'>>
export type SettingsFile = Readonly<{ parts: PartsInFile; words: WordsInFile }>
export type SettingsFileRead = Readonly<{ kind: 'read'; file: SettingsFile }> | Readonly<{ kind: 'wrong'; problems: readonly SettingsFileProblem[] }>

type PartReader<Part extends keyof PartsInFile> = (reader: FileReader, value: unknown, place: Part) => PartsInFile[Part] | null
const PROCEDURE_IDS = PROCEDURES.map(({ id }) => id)

/** How each part is read; a part that is not here is none. */
const READERS: Readonly<{ [Part in keyof Required<PartsInFile>]: PartReader<Part> }> = {
  name: (reader, value, place) => reader.text(value, place, 120),
  referenceFormat: (reader, value, place) => (typeof value === 'string' && isReferenceFormat(value) ? value : reader.wrong(place, 'not-a-format')),
  acknowledgementWorkingDays: (reader, value, place) => reader.whole(value, place, [1, 20]),
  stageTwoRunsFrom: (reader, value, place) => reader.oneOf(value, place, STAGE_TWO_READINGS),
  defaultProcedure: (reader, value, place) => reader.oneOf(value, place, PROCEDURE_IDS),
  corporateProcedure: (reader, value, place) => reader.oneOf(value, place, PROCEDURE_IDS),
  reportingYearStartsInMonth: (reader, value, place) => reader.whole(value, place, [1, 12]),
  codeAdoptedOn: (reader, value, place) => (value === null ? null : reader.day(value, place)),
  chaseLadder: (reader, value, place) => (reader.list(value, place, 8) ?? []).flatMap((rung, at) => readRung(reader, rung, inPlace(place, at)) ?? []),
  reminderWorkingDaysAhead: (reader, value, place) => reader.whole(value, place, [0, 100]),
  silentAfterWorkingDays: (reader, value, place) => reader.whole(value, place, [1, 400]),
  enquiryWorkingDays: readTargets,
  complimentWorkingDays: (reader, value, place) => reader.whole(value, place, [1, 100]),
  outsideDaysAfter: (reader, value, place) => reader.whole(value, place, [0, 366]),
  brokenSealWorkingDays: (reader, value, place) => reader.whole(value, place, BROKEN_SEAL_WORKING_DAYS),
  documentMegabytes: (reader, value, place) => reader.whole(value, place, DOCUMENT_MEGABYTES),
  letterCheck: (reader, value, place) => reader.oneOf(value, place, LETTER_CHECKS),
  letterWords: (reader, value, place) => (reader.list(value, place, MOST_LETTER_WORDS) ?? []).flatMap((word, at) => reader.text(word, inPlace(place, at), LONGEST_LETTER_WORD) ?? []),
  teamContact: (reader, value, place) => (value === null ? null : reader.text(value, place, 300)),
  tierBeforeStageOne: (reader, value, place) => (value === null ? null : readTier(reader, value, place)),
  stageOneBands: (reader, value, place) => (Array.isArray(value) && isBands(value) ? value : reader.wrong(place, 'not-bands')),
  branding: readBranding,
  disclosureRules: readDisclosureRules,
  reportSecondRoles: (reader, value, place) => (reader.list(value, place, REPORT_SECOND_ROLES.length) ?? []).flatMap((role, at) => reader.oneOf(role, inPlace(place, at), REPORT_SECOND_ROLES) ?? []),
  reportSecondPersons: (reader, value, place) => (value === 1 || value === 2 ? value : reader.wrong(place, 'not-a-choice', '1, 2')),
  retentionRules: readRetentionRules,
  destructionWaitingDays: (reader, value, place) => reader.whole(value, place, [1, 365]),
}
const MAY_BE_NULL: readonly string[] = ['codeAdoptedOn', 'tierBeforeStageOne', 'teamContact']

/** Reads a file of settings, or says everything that is wrong with it, each by its place. Nothing of it is trusted. */
export function readSettingsFile(text: string): SettingsFileRead {
  const whole = (code: SettingsFileProblem['code']): SettingsFileRead => ({ kind: 'wrong', problems: [{ place: '', code }] })
  if (text.length > LARGEST_SETTINGS_FILE) return whole('too-large')
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return whole('not-json')
  }
  if (!isObject(json) || json['format'] !== SETTINGS_FORMAT || typeof json['version'] !== 'number') return whole('not-settings')
  return json['version'] === SETTINGS_VERSION ? readParts(json) : whole('newer-version')
}

function readParts(json: Readonly<Record<string, unknown>>): SettingsFileRead {
  const reader = fileReader()
  reader.object(json, '', ['$schema', 'format', 'version', 'words', ...Object.keys(READERS)])
  const parts = Object.fromEntries(Object.entries(READERS).flatMap(([part, read]) => {
    if (!Object.hasOwn(json, part)) return []
    const value = (read as (reader: FileReader, value: unknown, place: string) => unknown)(reader, json[part], part)
    return value === null && !MAY_BE_NULL.includes(part) ? [] : [[part, value]]
  })) as PartsInFile
  const words = json['words'] === undefined ? {} : readWords(reader, json['words'])
  return reader.problems.length > 0 ? { kind: 'wrong', problems: reader.problems } : { kind: 'read', file: { parts, words } }
}

function readRung(reader: FileReader, value: unknown, place: string): ChaseRung | null {
  const rung = reader.object(value, place, ['workingDay', 'whom'])
  if (rung === null) return null
  const workingDay = reader.whole(rung['workingDay'], inPlace(place, 'workingDay'), [1, 400])
  const whom = reader.oneOf(rung['whom'], inPlace(place, 'whom'), CHASED)
  return workingDay === null || whom === null ? null : { workingDay, whom }
}

function readTargets(reader: FileReader, value: unknown, place: string): Record<EnquiryKind, number> | null {
  const targets = reader.object(value, place, ENQUIRY_KINDS)
  if (targets === null) return null
  return Object.fromEntries(ENQUIRY_KINDS.map((kind) => [kind, reader.whole(targets[kind], inPlace(place, kind), [1, 100])])) as Record<EnquiryKind, number>
}

function readTier(reader: FileReader, value: unknown, place: string): TierBeforeStageOne | null {
  const tier = reader.object(value, place, ['name', 'from', 'until', 'workingDays'])
  if (tier === null) return null
  const name = reader.text(tier['name'], inPlace(place, 'name'), 120)
  const from = reader.day(tier['from'], inPlace(place, 'from'))
  const until = tier['until'] == null ? null : reader.day(tier['until'], inPlace(place, 'until'))
  const workingDays = reader.whole(tier['workingDays'], inPlace(place, 'workingDays'), [1, 100])
  if (name === null || from === null || workingDays === null) return null
  return until !== null && until < from ? reader.wrong(inPlace(place, 'until'), 'ends-before-it-begins') : { name, from, until, workingDays }
}

function readDisclosureRules(reader: FileReader, value: unknown, place: string): DisclosureRules | null {
  const rules = reader.object(value, place, POINTED_AT)
  if (rules === null) return null
  const [children, complainants, staff] = POINTED_AT.map((whom) => readRule(reader, rules[whom], inPlace(place, whom)))
  return children && complainants && staff ? { children, complainants, staff } : null
}

function readRule(reader: FileReader, value: unknown, place: string): DisclosureRule | null {
  const rule = reader.object(value, place, ['threshold', 'zeros', 'rounding', 'percentagesFromBase'])
  if (rule === null) return null
  const threshold = reader.oneOf(rule['threshold'], inPlace(place, 'threshold'), THRESHOLDS)
  const zeros = reader.oneOf(rule['zeros'], inPlace(place, 'zeros'), ['kept', 'withheld'])
  const rounding = ROUNDINGS.find((one) => one === rule['rounding'])
  if (rounding === undefined) reader.wrong(inPlace(place, 'rounding'), 'not-a-choice', 'null, 5, 10')
  const percentagesFromBase = reader.whole(rule['percentagesFromBase'], inPlace(place, 'percentagesFromBase'), [0, 1000])
  return threshold === null || zeros === null || rounding === undefined || percentagesFromBase === null ? null : { threshold, zeros, rounding, percentagesFromBase }
}

function readBranding(reader: FileReader, value: unknown, place: string): Branding | null {
  const branding = reader.object(value, place, ['colour', 'logo'])
  if (branding === null) return null
  const { colour = null, logo = null } = branding
  const problem = colour === null ? null : typeof colour === 'string' ? colourProblem(colour) : 'not-a-colour'
  if (problem !== null) reader.wrong(inPlace(place, 'colour'), problem)
  return { colour: typeof colour === 'string' ? colour.toLowerCase() : null, logo: logo === null ? null : readLogoPart(reader, logo, inPlace(place, 'logo')) }
}

function readLogoPart(reader: FileReader, value: unknown, place: string): Branding['logo'] {
  const logo = reader.object(value, place, ['mediaType', 'base64', 'alternative'])
  if (logo === null) return null
  const mediaType = reader.oneOf(logo['mediaType'], inPlace(place, 'mediaType'), ['image/png', 'image/svg+xml'])
  const base64 = reader.text(logo['base64'], inPlace(place, 'base64'), 100_000)
  const alternative = reader.text(logo['alternative'], inPlace(place, 'alternative'), 200)
  if (mediaType === null || base64 === null || alternative === null) return null
  const read = readLogo(Uint8Array.fromBase64(/^[A-Za-z0-9+/]*={0,2}$/.test(base64) && base64.length % 4 === 0 ? base64 : ''))
  if (read.kind === 'wrong') return reader.wrong(place, read.code === 'too-large' ? 'too-large-logo' : read.code)
  if (read.mediaType !== mediaType) return reader.wrong(inPlace(place, 'mediaType'), 'not-the-type')
  return alternativeProblem(alternative) === null ? { mediaType, base64, alternative } : reader.wrong(place, 'needs-alternative')
}
