import type { Retained } from '../../../application/retention/retained.ts'
import type { Elsewhere } from '../../../application/retention/elsewhere.ts'
import type { Tombstone } from '../../../application/retention/ports.ts'
import type { RetentionRule } from '../../../domain/authority/retention-rules.ts'
import { addDays, type IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { RuleDate } from '../../../domain/register/retention/retention.ts'
import { shortDate } from '../../../words/dates.ts'
import {
  COUNTED_FROM, DESTRUCTION_REASON_LABELS, HOLD_WORDS, KEPT_IN_LABELS, periodWords, RECORD_KIND_LABELS, RETAINED_RECORD_LABELS, RETENTION_CONDITION_LABELS, RETENTION_END_LABELS,
  RETENTION_MARK_LABELS, RETENTION_TRIGGER_LABELS, UNDATED,
} from '../../../words/retention.ts'
import { ENTRY_KIND_LABELS, SEARCH_KIND_LABELS } from '../../../words/register.ts'
import { urls } from '../../urls.ts'

/** A rule as its line says it. */
export function ruleRow(rule: RetentionRule) {
  return {
    id: rule.id, href: urls.retentionRule(rule.id), records: RETAINED_RECORD_LABELS[rule.records], when: RETENTION_CONDITION_LABELS[rule.when], period: periodWords(rule.months),
    trigger: RETENTION_TRIGGER_LABELS[rule.trigger], afterwards: RETENTION_END_LABELS[rule.afterwards], basis: rule.basis, mark: RETENTION_MARK_LABELS[rule.mark], isVerified: rule.mark === 'verified',
  }
}

/** A date, step by step: from which day, how long, until when. */
function dateRow({ rule, from, keptUntil }: RuleDate) {
  return {
    ...ruleRow(rule), counted: `${COUNTED_FROM[from.what]} ${shortDate(from.on)}`, keptUntil: shortDate(keptUntil),
    about: [RETAINED_RECORD_LABELS[rule.records], ...(rule.when === 'always' ? [] : [RETENTION_CONDITION_LABELS[rule.when]])].join(' '),
  }
}

/** What a record that has no reference is called. */
function nameless(kind: Retained['facts']['kind'], receivedOn: IsoDate): string {
  return `${RECORD_KIND_LABELS[kind]} of ${shortDate(receivedOn)}`
}

/** A record as the review list shows it, with the explanation of its date. */
export function retainedRow({ facts, retention, holds, waitsIn }: Retained, today: IsoDate) {
  const isDated = retention.kind === 'dated'
  return {
    streamId: facts.streamId, reference: facts.reference || nameless(facts.kind, facts.receivedOn), kind: RECORD_KIND_LABELS[facts.kind], href: urls.retentionRecord(facts.streamId),
    recordHref: facts.kind === 'complaint' ? urls.complaint(facts.streamId) : urls.entry(facts.streamId),
    receivedOn: shortDate(facts.receivedOn), closedOn: facts.closedOn === null ? null : shortDate(facts.closedOn),
    keptUntil: isDated ? shortDate(retention.keptUntil) : null, mayGoFrom: isDated ? shortDate(addDays(retention.keptUntil, 1)) : null,
    isDue: isDated && retention.keptUntil < today, why: isDated ? null : UNDATED[retention.why],
    longest: isDated ? dateRow(retention.longest) : null, dates: isDated ? retention.dates.map(dateRow) : [],
    linked: retention.withLinked === null ? null : { reference: retention.withLinked.reference, href: urls.retentionRecord(retention.withLinked.streamId) },
    holds: holds.map(({ holdId, hold }) => ({ href: urls.hold(holdId), reference: hold.reference, basis: HOLD_WORDS.commands['place-hold'].asks.basis.of[hold.basis] })),
    waitsIn: waitsIn && { href: urls.destruction(waitsIn.destructionId), reference: waitsIn.destruction.reference },
    isFree: holds.length === 0 && waitsIn === null,
  }
}

/** A place where words of a record stand besides. */
export function elsewhereRow({ keptIn, streamId, kind, reference, title = '' }: Pick<Elsewhere, 'keptIn' | 'streamId' | 'kind' | 'reference'> & Partial<Pick<Elsewhere, 'title'>>) {
  const called = kind === null ? '' : kind === 'complaint' ? SEARCH_KIND_LABELS.complaint.title : ENTRY_KIND_LABELS[kind]
  return {
    ...KEPT_IN_LABELS[keptIn], name: keptIn === 'edition' ? title || reference : [called, reference].filter((part) => part !== '').join(' '),
    href: streamId === null ? null : kind === 'complaint' ? urls.complaint(streamId) : urls.entry(streamId),
  }
}

/** What stands at the address of a destroyed record, and nothing else of it. */
export function tombstoneRow(stone: Tombstone, userNames: ReadonlyMap<string, string>) {
  return {
    reference: stone.reference, destroyedOn: shortDate(stone.destroyedOn), reason: DESTRUCTION_REASON_LABELS[stone.reason], basis: stone.basis, rule: stone.rule,
    mark: stone.mark && RETENTION_MARK_LABELS[stone.mark], destruction: { href: urls.destruction(stone.destructionId), reference: stone.destructionReference },
    proposedBy: userNames.get(stone.proposedBy) ?? '', approvedBy: userNames.get(stone.approvedBy) ?? '',
  }
}
