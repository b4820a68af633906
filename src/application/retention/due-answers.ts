import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { RetentionRule } from '../../domain/authority/retention-rules.ts'
import { addCalendarMonths } from '../../domain/calendar/calendar-months.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { isDestroyed, type ErasureEvent } from '../../domain/complaint/erasure.ts'
import { covers, isInForce } from '../../domain/register/retention/hold.ts'
import { endOfYear } from '../../domain/register/retention/retention.ts'
import { wholeOf } from '../access/sight.ts'
import type { AuthorityId, Services, StreamId } from '../ports.ts'
import { BY_ITSELF } from './carry-out.ts'
import { wordsOf } from './goes.ts'
import { allHolds } from './retained.ts'

type Form = Readonly<{ streamId: StreamId; complaintId: StreamId; receivedOn: IsoDate; askedOn: IsoDate }>

/**
 * Destroys the forms in which people said something about themselves, whose time has run out by the authority’s rules: each is
 * counted first, and the totals stay. A complaint under a hold keeps its forms. Returns how many. Decision: 0094.
 */
export async function destroyDueAnswers(services: Services, authorityId: AuthorityId, settings: AuthoritySettings): Promise<number> {
  const { store, clock } = services
  const today = clock.today()
  const rules = settings.retentionRules.filter(({ records }) => records === 'equality-answers')
  if (rules.length === 0 || rules.some(({ afterwards }) => afterwards !== 'destroy')) return 0
  const shortest = Math.max(...rules.map(({ months }) => months))
  const forms = await store.write(wholeOf(authorityId), async (tx) => {
    const holds = (await allHolds(tx)).filter(({ hold }) => isInForce(hold, today))
    return (await tx.destroyer.answersReceivedBy(addCalendarMonths(today, -shortest)))
      .filter((form) => keptUntil(form, rules, settings.reportingYearStartsInMonth) < today && !holds.some(({ hold }) => covers(hold, { streamId: form.complaintId, kind: 'complaint' })))
  })
  for (const form of forms) await destroyOne(services, authorityId, form, rules)
  return forms.length
}

/** Until when the rule that keeps them longest keeps the answers of one form. */
function keptUntil({ receivedOn, askedOn }: Form, rules: readonly RetentionRule[], yearStartsInMonth: number): IsoDate {
  const from = (rule: RetentionRule): IsoDate => (rule.trigger === 'end-of-reporting-year' ? endOfYear(receivedOn, yearStartsInMonth) : askedOn > receivedOn ? askedOn : receivedOn)
  return rules.map((rule) => addCalendarMonths(from(rule), rule.months)).toSorted().at(-1) ?? askedOn
}

async function destroyOne({ store, clock }: Services, authorityId: AuthorityId, { streamId, complaintId }: Form, [rule]: readonly RetentionRule[]): Promise<void> {
  await store.write(wholeOf(authorityId), async (tx) => {
    const recorded = await tx.ledger.load(streamId)
    if (recorded.length === 0 || isDestroyed(recorded)) return
    const event: ErasureEvent = {
      type: 'RecordDestroyed', happenedOn: clock.today(), destruction: streamId, destructionReference: '', reason: 'rule-ran-out', by: [], textIds: wordsOf(recorded),
      rule: rule?.id ?? null, basis: rule?.basis ?? null, mark: rule?.mark ?? null, with: complaintId,
    }
    const appended = await tx.ledger.append('equality-form', streamId, recorded.at(-1)?.seq ?? 0, [event], { commandId: `answers ${streamId}`, recordedBy: BY_ITSELF, recordedAt: clock.now() })
    if (appended.kind === 'appended') await tx.destroyer.destroyAnswers(streamId)
  })
}
