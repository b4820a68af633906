import { addCalendarMonths } from '../../domain/calendar/calendar-months.ts'
import type { RetentionRule, SweptRecord } from '../../domain/authority/retention-rules.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { wholeOf } from '../access/sight.ts'
import type { Traces } from '../access/traces.ts'
import type { AuthorityId, Services } from '../ports.ts'
import { isAllHeld } from './retained.ts'
import { destroyDueAnswers } from './due-answers.ts'

/** How many of each went. `addresses` and `names` are of accounts; `answers` are forms for equality monitoring, which are counted first. */
export type Swept = Readonly<{ drafts: number; importSources: number; traces: number; answers: number; addresses: number; names: number }>

const NOTHING: Swept = { drafts: 0, importSources: 0, traces: 0, answers: 0, addresses: 0, names: 0 }

/**
 * Clears what goes by itself: drafts that nobody touched, names of files loaded long ago, traces of who looked at what, answers
 * for equality monitoring when they are counted, accounts of those who left. What has no rule stays, and under a hold on
 * everything nothing goes. Decisions: 0085, 0094.
 */
export async function sweepByRules(services: Services, traces: Pick<Traces, 'destroyBefore'>, authorityId: AuthorityId): Promise<Swept> {
  const today = services.clock.today()
  const before = (settings: AuthoritySettings, records: SweptRecord): string | null => {
    const months = monthsOf(settings, (rule) => rule.records === records)
    return months === null ? null : `${addCalendarMonths(today, -months)}T00:00:00.000Z`
  }
  const settings = await services.store.read(wholeOf(authorityId), async (reads) => (await isAllHeld(reads, today) ? null : reads.settings()))
  if (settings === null) return NOTHING
  const [drafts, sources, accounts, tracesBefore] = [before(settings, 'drafts'), before(settings, 'import-sources'), before(settings, 'accounts'), before(settings, 'access-traces')]
  const swept = await services.store.write(wholeOf(authorityId), async (tx) => ({
    drafts: drafts === null ? 0 : await tx.destroyer.sweepDrafts(drafts), importSources: sources === null ? 0 : await tx.destroyer.forgetImportSources(sources),
    ...(accounts === null ? { addresses: 0, names: 0 } : await tx.destroyer.forgetAccounts(accounts)),
  }))
  const answers = await destroyDueAnswers(services, authorityId, settings)
  // Traces stand in chains of their own, apart from the register's transaction.
  const gone = tracesBefore === null ? 0 : await traces.destroyBefore(authorityId, tracesBefore, { at: services.clock.now(), userId: 'operator' as UserId, route: 'heard nightly' })
  return { ...swept, answers, traces: gone }
}

/** The longest of the rules that let something go by themselves; null where there is none. */
function monthsOf(settings: AuthoritySettings, isMeant: (rule: RetentionRule) => boolean): number | null {
  const months = settings.retentionRules.filter((rule) => isMeant(rule) && rule.afterwards === 'destroy').map((rule) => rule.months)
  return months.length === 0 ? null : Math.max(...months)
}
