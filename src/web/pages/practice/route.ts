import { changePractice, practiceDigest, type Practice } from '../../../application/practice.ts'
import { BROKEN_SEAL_WORKING_DAYS, CHASED, DOCUMENT_MEGABYTES, LETTER_CHECKS, LONGEST_LETTER_WORD, MOST_LETTER_WORDS, type ChaseRung, type Deputy } from '../../../domain/authority/settings.ts'
import { STAGE_TWO_READINGS } from '../../../domain/procedure/procedure.ts'
import { CHASED_CHOICES, LETTER_CHECK_CHOICES, PRACTICE, READING_CHOICES, SETTINGS_CHANGED } from '../../../words/practice.ts'
import { numberWithin } from '../settings/number-within.ts'
import { settingsAndUsers, type SettingsAndUsers } from '../../components/settings-and-users.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'

const access = 'change-settings'
const ON_THIS_PAGE = [
  'acknowledgementWorkingDays', 'codeAdoptedOn', 'stageTwoRunsFrom', 'chaseLadder', 'reminderWorkingDaysAhead', 'silentAfterWorkingDays', 'deputies', 'complimentWorkingDays',
  'outsideDaysAfter', 'teamContact', 'brokenSealWorkingDays', 'documentMegabytes', 'letterCheck', 'letterWords',
] as const
type OnThisPage = (typeof ON_THIS_PAGE)[number]
/** Working days: what some authority could mean. The usual ones are 2, 3 and 5. */
const ACKNOWLEDGED_WITHIN = [1, 20] as const
/** A local target: what some authority could mean. */
const PASSED_ON_WITHIN = [1, 100] as const
/** Calendar days: the longest that an access may go on. */
const OUTSIDE_AFTER = [0, 366] as const
const RUNGS = [1, 2, 3, 4, 5, 6, 7, 8] as const
const DEPUTIES = [1, 2, 3, 4] as const

export const practiceRoutes: readonly Route[] = [
  { method: 'GET', url: urls.practice(), access, traces: 'nothing', handler: show },
  { method: 'POST', url: urls.practice(), access, traces: 'nothing', handler: save },
]

async function show(visit: Visit): Promise<Answer> {
  const known = await settingsAndUsers(visit)
  return drawn(visit, known, typedPractice(known))
}

async function save(visit: Visit): Promise<Answer> {
  const known = await settingsAndUsers(visit)
  const form = formReader(visit.typed, visit.today)
  const wanted = readPractice(form, known)
  if (form.slips.length > 0) return drawn(visit, known, visit.typed, form.slips)
  const { seen } = visit.typed
  const { kind } = await changePractice(visit.deps.services, visit.actor, wanted, typeof seen === 'string' ? seen : '')
  if (kind === 'changed-meanwhile') return drawn(visit, await settingsAndUsers(visit), visit.typed, [{ field: '', text: SETTINGS_CHANGED }])
  return kind === 'not-allowed' ? { kind } : { kind: 'redirect', to: `${urls.practice()}?saved=yes` }
}

function drawn({ query }: Visit, { users, settings }: SettingsAndUsers, typed: Typed, slips: readonly Slip[] = []): Answer {
  return {
    kind: 'page', template: 'pages/practice/page.njk', title: PRACTICE.title, typed, slips, ...(slips.length > 0 && { status: 422 }),
    model: {
      seen: practiceDigest(settings, ON_THIS_PAGE), saved: query['saved'] === 'yes' ? PRACTICE.saved : '', rungs: RUNGS, deputyRows: DEPUTIES,
      users: users.filter(({ isActive }) => isActive).map(({ userId, name }) => ({ code: userId, label: name })),
      readings: STAGE_TWO_READINGS.map((code) => ({ code, label: READING_CHOICES[code] })), chased: CHASED.map((code) => ({ code, label: CHASED_CHOICES[code] })), letterChecks: LETTER_CHECKS.map((code) => ({ code, label: LETTER_CHECK_CHOICES[code] })),
    },
  }
}

/** The choices as they stand, in the boxes of the form. */
function typedPractice({ settings }: SettingsAndUsers): Typed {
  const ladder = settings.chaseLadder.map(({ workingDay, whom }, index): Typed => ({ [`rung-${index + 1}`]: String(workingDay), [`whom-${index + 1}`]: whom }))
  const deputies = settings.deputies.map(({ userId, deputyId, from, until }, index): Typed => ({
    [`user-${index + 1}`]: userId, [`deputy-${index + 1}`]: deputyId, ...typedDay(`from-${index + 1}`, from), ...typedDay(`until-${index + 1}`, until ?? undefined),
  }))
  return Object.assign({
    acknowledgement: String(settings.acknowledgementWorkingDays), stageTwoRunsFrom: settings.stageTwoRunsFrom, ahead: String(settings.reminderWorkingDaysAhead), silent: String(settings.silentAfterWorkingDays),
    passOn: String(settings.complimentWorkingDays), outsideAfter: String(settings.outsideDaysAfter), brokenSeal: String(settings.brokenSealWorkingDays), teamContact: settings.teamContact ?? '', documentMegabytes: String(settings.documentMegabytes),
    letterCheck: settings.letterCheck, letterWords: settings.letterWords.join('\n'),
    ...typedDay('codeAdoptedOn', settings.codeAdoptedOn ?? undefined),
  }, ...ladder, ...deputies) as Typed
}

function readPractice(form: FormReader, { users }: SettingsAndUsers): Pick<Practice, OnThisPage> {
  const ids = users.map(({ userId }) => userId)
  return {
    acknowledgementWorkingDays: numberWithin(form, 'acknowledgement', PRACTICE.acknowledgement, ACKNOWLEDGED_WITHIN),
    codeAdoptedOn: form.optionalDay('codeAdoptedOn', PRACTICE.code) ?? null,
    stageTwoRunsFrom: form.choice('stageTwoRunsFrom', PRACTICE.reading, STAGE_TWO_READINGS),
    chaseLadder: RUNGS.flatMap((row) => rung(form, row)).toSorted((a, b) => a.workingDay - b.workingDay),
    reminderWorkingDaysAhead: form.wholeNumber('ahead', PRACTICE.ahead),
    silentAfterWorkingDays: form.wholeNumber('silent', PRACTICE.silent),
    complimentWorkingDays: numberWithin(form, 'passOn', PRACTICE.passOn, PASSED_ON_WITHIN),
    outsideDaysAfter: numberWithin(form, 'outsideAfter', PRACTICE.outsideAfter, OUTSIDE_AFTER),
    brokenSealWorkingDays: numberWithin(form, 'brokenSeal', PRACTICE.brokenSeal, BROKEN_SEAL_WORKING_DAYS),
    documentMegabytes: numberWithin(form, 'documentMegabytes', PRACTICE.documentMegabytes, DOCUMENT_MEGABYTES),
    teamContact: form.text('teamContact').slice(0, 300) || null,
    letterCheck: form.choice('letterCheck', PRACTICE.letterCheck, LETTER_CHECKS),
    letterWords: ownWords(form),
    deputies: DEPUTIES.flatMap((row) => deputy(form, row, ids)),
  }
}

/** The authority's own words for the spelling of letters, each once, in the order of the alphabet. */
function ownWords(form: FormReader): readonly string[] {
  const words = [...new Set(form.text('letterWords').split(/[\n,;]/).map((word) => word.replaceAll(/\s+/g, ' ').trim()).filter((word) => word !== ''))]
  if (words.length > MOST_LETTER_WORDS || words.some((word) => word.length > LONGEST_LETTER_WORD)) form.slip('letterWords', 'words-too-long', PRACTICE.letterWords)
  return words.toSorted((a, b) => a.localeCompare(b, 'en-GB'))
}

function rung(form: FormReader, row: number): readonly ChaseRung[] {
  if (form.text(`rung-${row}`) === '' && form.text(`whom-${row}`) === '') return []
  return [{ workingDay: form.wholeNumber(`rung-${row}`, PRACTICE.rung), whom: form.choice(`whom-${row}`, PRACTICE.whom, CHASED) }]
}

function deputy(form: FormReader, row: number, ids: readonly string[]): readonly Deputy[] {
  const [user, standIn] = [form.text(`user-${row}`), form.text(`deputy-${row}`)]
  if (user === '' && standIn === '') return []
  const userId = form.choice(`user-${row}`, PRACTICE.deputy, ids)
  const deputyId = form.choice(`deputy-${row}`, PRACTICE.deputy, ids)
  if (userId === deputyId) form.slip(`deputy-${row}`, 'choice-missing', PRACTICE.self)
  const from = form.day(`from-${row}`, PRACTICE.from)
  const until = form.optionalDay(`until-${row}`, PRACTICE.until) ?? null
  if (until !== null && until < from) form.slip(`until-${row}`, 'day-missing', PRACTICE.order)
  return [{ userId, deputyId, from, until }]
}
