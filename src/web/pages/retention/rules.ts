import { changePractice, practiceDigest } from '../../../application/practice.ts'
import { may } from '../../../application/permissions.ts'
import { LONGEST_MONTHS, RETAINED_RECORDS, RETENTION_CONDITIONS, RETENTION_ENDS, RETENTION_MARKS, RETENTION_TRIGGERS, type RetentionRule } from '../../../domain/authority/retention-rules.ts'
import { isWordCode } from '../../../domain/authority/word-code.ts'
import {
  RETAINED_RECORD_LABELS, RETENTION_CONDITION_LABELS, RETENTION_END_LABELS, RETENTION_MARK_LABELS, RETENTION_PAGES, RETENTION_TRIGGER_LABELS,
} from '../../../words/retention.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { ruleRow } from './rows.ts'

const PARTS = ['retentionRules', 'destructionWaitingDays'] as const
const NEW = 'new'

function settingsOf({ deps, actor }: Visit) {
  return deps.services.store.read(actor, (reads) => reads.settings())
}

/** For how long each kind of record is kept, and for how many days an approved destruction waits. */
export async function showRules(visit: Visit, slips: readonly Slip[] = [], typed?: Typed): Promise<Answer> {
  const settings = await settingsOf(visit)
  return {
    kind: 'page', template: 'pages/retention/rules.njk', title: RETENTION_PAGES.rules, slips, typed: typed ?? { waitingDays: String(settings.destructionWaitingDays) },
    model: {
      mayChange: may(visit.actor, 'change-settings'), newHref: urls.retentionRule(NEW), seen: practiceDigest(settings, PARTS), waitingDays: settings.destructionWaitingDays,
      groups: RETAINED_RECORDS.map((records) => ({ title: RETAINED_RECORD_LABELS[records], rules: settings.retentionRules.filter((rule) => rule.records === records).map(ruleRow) })).filter(({ rules }) => rules.length > 0),
      unkept: RETAINED_RECORDS.filter((records) => !settings.retentionRules.some((rule) => rule.records === records)).map((records) => RETAINED_RECORD_LABELS[records]),
    },
  }
}

export async function saveWaiting(visit: Visit): Promise<Answer> {
  const { typed, today, deps, actor } = visit
  const form = formReader(typed, today)
  const destructionWaitingDays = form.wholeNumber('waitingDays', 'for how many days it waits', { least: 1, most: 365 })
  if (form.slips.length > 0) return showRules(visit, form.slips, typed)
  const changed = await changePractice(deps.services, actor, { destructionWaitingDays })
  return changed.kind === 'saved' ? { kind: 'redirect', to: urls.retentionRules() } : { kind: 'not-allowed' }
}

const choicesOf = <Code extends string>(codes: readonly Code[], labels: Readonly<Record<Code, string>>) => codes.map((code) => ({ code, label: labels[code] }))

export async function showRule(visit: Visit, slips: readonly Slip[] = [], typed?: Typed): Promise<Answer> {
  const settings = await settingsOf(visit)
  const id = visit.params['id'] ?? ''
  const rule = settings.retentionRules.find((each) => each.id === id)
  if (!rule && id !== NEW) return { kind: 'not-found' }
  return {
    kind: 'page', template: 'pages/retention/rule.njk', title: rule ? rule.id : 'Add a rule', slips, typed: typed ?? (rule ? { ...rule, months: String(rule.months) } : { afterwards: 'review', mark: 'general-knowledge', when: 'always' }),
    model: {
      isNew: !rule, action: urls.retentionRule(id), seen: practiceDigest(settings, PARTS), records: choicesOf(RETAINED_RECORDS, RETAINED_RECORD_LABELS), whens: choicesOf(RETENTION_CONDITIONS, RETENTION_CONDITION_LABELS),
      triggers: choicesOf(RETENTION_TRIGGERS, RETENTION_TRIGGER_LABELS), ends: choicesOf(RETENTION_ENDS, RETENTION_END_LABELS), marks: choicesOf(RETENTION_MARKS, RETENTION_MARK_LABELS),
    },
  }
}

/** Saves a rule as a new version of the settings; or takes it away, where that was asked. */
export async function saveRule(visit: Visit): Promise<Answer> {
  const { deps, actor, params, typed, today } = visit
  const settings = await settingsOf(visit)
  const id = params['id'] ?? ''
  const form = formReader(typed, today)
  const isRemoved = typed['remove'] === 'yes'
  const rule = isRemoved ? null : readRule(form, id === NEW ? form.text('id') : id)
  const isTaken = id === NEW && settings.retentionRules.some((each) => each.id === rule?.id)
  if (rule && !isWordCode(rule.id)) form.slips.push({ field: 'id', text: RETENTION_PAGES.notAName })
  if (isTaken || rule?.id === NEW) form.slips.push({ field: 'id', text: RETENTION_PAGES.idTaken })
  if (form.slips.length > 0) return showRule(visit, form.slips, typed)
  const retentionRules = rule === null ? settings.retentionRules.filter((each) => each.id !== id)
    : id === NEW ? [...settings.retentionRules, rule] : settings.retentionRules.map((each) => (each.id === id ? rule : each))
  // The whole list is saved, so it has to be the one that the page was drawn from.
  const changed = await changePractice(deps.services, actor, { retentionRules, destructionWaitingDays: settings.destructionWaitingDays }, typeof typed['seen'] === 'string' ? typed['seen'] : '')
  switch (changed.kind) {
    case 'saved': return { kind: 'redirect', to: urls.retentionRules() }
    case 'changed-meanwhile': return showRule(visit, [{ field: 'months', text: RETENTION_PAGES.changed }], typed)
    case 'not-allowed': return { kind: 'not-allowed' }
  }
}

function readRule(form: ReturnType<typeof formReader>, id: string): RetentionRule {
  const { asks } = RETENTION_PAGES
  return {
    id, records: form.choice('records', asks.records, RETAINED_RECORDS), when: form.choice('when', asks.when, RETENTION_CONDITIONS), trigger: form.choice('trigger', asks.trigger, RETENTION_TRIGGERS),
    months: form.wholeNumber('months', asks.months, { least: 1, most: LONGEST_MONTHS }), afterwards: form.choice('afterwards', asks.afterwards, RETENTION_ENDS), basis: form.words('basis', asks.basis).words.slice(0, 300),
    mark: form.choice('mark', asks.mark, RETENTION_MARKS),
  }
}
