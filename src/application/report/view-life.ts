import type { Refusal } from '../../domain/complaint/commands.ts'
import { whyNotSecond, maybeSecond, type SecondRules } from '../../domain/register/report/second-person.ts'
import { mayComeNext, type ReportLife } from '../../domain/register/report/life.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { refused } from '../refused.ts'
import type { NotFound } from '../view-complaint.ts'
import { LIFE_STEPS, type LifeStep } from './life-steps.ts'
import type { Manifest } from './editions.ts'
import { readManifest } from './manifest.ts'
import type { Press } from './press.ts'
import { readForApproval, type ReadForApproval } from './read-for-approval.ts'

type User = Awaited<ReturnType<Reads['users']>>[number]

/** The life of a report, as its page shows it. */
export type LifeView = Readonly<{
  kind: 'life'
  reading: ReadForApproval
  /** What this person may do next; a step that only the time or another person makes possible is not among them. */
  steps: readonly (LifeStep | 'publish-report')[]
  /** Who may be second for what is submitted now, apart from whoever submitted or checked it. */
  seconds: readonly User[]
  /** Why this person may not take the step that waits for a second person; null where they may, or none waits. */
  whyNotYou: Refusal | null
  users: ReadonlyMap<string, string>
  /** The last one first, by their numbers: a clock may have been put back. */
  editions: readonly Manifest[]
  persons: 1 | 2
}>

export async function viewLife(services: Services, press: Press, actor: Actor, reportId: string): Promise<LifeView | NotFound> {
  const reading = await readForApproval(services, press, actor, reportId)
  if (reading.kind !== 'read') return reading
  return services.store.read(actor, async (reads) => {
    const [settings, users, rows] = [await reads.settings(), await reads.users(), await reads.editions()]
    const { life } = reading
    return {
      kind: 'life', reading, persons: settings.reportSecondPersons, users: new Map(users.map(({ userId, name }) => [userId, name])),
      seconds: users.filter((user) => user.isActive && user.role !== 'administrator' && maybeSecond(settings, user) && user.userId !== life.submitted?.by && user.userId !== life.checked?.by),
      whyNotYou: whyNotYou(life, settings, actor),
      steps: STEPS.filter((step) => mayComeNext(step, life) && may(actor, step === 'publish-report' ? step : LIFE_STEPS[step])
        && ((step !== 'check-report' && step !== 'approve-report') || whyNotSecond(step === 'check-report' ? 'check' : 'approve', life, settings, actor) === null)),
      editions: rows.filter((row) => row.reportId === reportId).toSorted((one, other) => other.edition - one.edition).map(({ manifest }) => readManifest(manifest)),
    }
  })
}

/** What is asked of a second person next, and why it is not asked of this one. */
function whyNotYou(life: ReportLife, settings: SecondRules, actor: Actor): Refusal | null {
  if (life.standing !== 'submitted' && life.standing !== 'checked') return null
  const code = whyNotSecond(settings.reportSecondPersons === 2 && life.standing === 'submitted' ? 'check' : 'approve', life, settings, actor)
  return code && refused(code)
}

const STEPS = [...Object.keys(LIFE_STEPS) as LifeStep[], 'publish-report'] as const
