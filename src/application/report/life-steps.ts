import type { Refusal } from '../../domain/complaint/commands.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { RefusalCode } from '../../domain/complaint/refusals.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { foldLife, mayComeNext } from '../../domain/register/report/life.ts'
import { whyNotSecond } from '../../domain/register/report/second-person.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Action } from '../access/actions.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { recordEntryWithin, type EntryRequest, type EntryResult } from '../record-entry.ts'
import { refused } from '../refused.ts'
import { registerEvents } from '../streams.ts'
import type { Words } from '../worded.ts'
import { isWorkedOut, type Gate } from './gates.ts'
import type { Press } from './press.ts'
import { readForApproval } from './read-for-approval.ts'

/** What becomes of a report besides its publication, and what somebody has to be allowed for it. */
export const LIFE_STEPS = {
  'submit-report': 'write-report', 'check-report': 'check-report', 'approve-report': 'approve-report', 'send-back-report': 'approve-report',
  'begin-report-correction': 'publish-report', 'withdraw-report': 'publish-report',
} as const satisfies Readonly<Record<string, Action>>
export type LifeStep = keyof typeof LIFE_STEPS

export type StepRequest = Readonly<{
  reportId: string
  /** The `seq` that the page was drawn from. */
  expectedSeq: number
  commandId: string
  step: LifeStep
  /** The digest of what the page showed. */
  content: string
  words?: Words
}>

export type StepResult = EntryResult | Readonly<{ kind: 'not-yet'; gates: readonly Gate[] }>

/**
 * Takes a step in the life of a report, once for each `commandId`. Checking and approving are about what the page showed:
 * where the report says something else by now, or something stands in the way, nothing is recorded.
 */
export async function takeLifeStep(services: Services, press: Press, actor: Actor, request: StepRequest): Promise<StepResult> {
  const { reportId, step, expectedSeq } = request
  if (!may(actor, LIFE_STEPS[step])) return { kind: 'not-allowed' }
  const reading = await readForApproval(services, press, actor, reportId)
  if (reading.kind !== 'read') return reading
  return allOrNothing<StepResult>(services.store, actor, async (within) => {
    const recorded = registerEvents(await within.tx.ledger.load(reportId))
    if (recorded === null || recorded.length === 0) return { kind: 'not-found' }
    // What is not current is a double click, or somebody was faster; what does not come next is refused: the ledger and the rules tell.
    if (recorded.at(-1)?.seq === expectedSeq && mayComeNext(step, foldLife(recorded))) {
      const gates = reading.gates.filter(({ stopsAt }) => stopsAt.includes(step))
      const wrong = whyNot(request, actor, recorded, await within.tx.settings.current()) ?? (isWorkedOut(gates) ? contentProblem(request, recorded, reading.content) : null)
      if (wrong) return wrong
      if (gates.length > 0) return { kind: 'not-yet', gates }
    }
    return recordEntryWithin(services, { tx: within.tx, undo: within.undo }, actor, entryRequest(services, request, recorded))
  })
}

function entryRequest(services: Services, { reportId, expectedSeq, commandId, step, content, words }: StepRequest, recorded: readonly Recorded<RegisterEvent>[]): EntryRequest {
  const entry = { entryId: reportId, expectedSeq, commandId }
  const on = services.clock.today()
  const said = words ?? { words: '' }
  switch (step) {
    case 'submit-report':
    case 'check-report':
    case 'approve-report':
      return { ...entry, command: { type: step, on, content, ...(words && { text: words }) } }
    case 'send-back-report': return { ...entry, command: { type: step, on, text: said } }
    case 'withdraw-report': return { ...entry, command: { type: step, on, notice: said } }
    case 'begin-report-correction': return { ...entry, command: { type: step, on, edition: foldLife(recorded).editions.at(-1)?.edition ?? 1, notice: said } }
  }
}

/** Why this person may not take the step now, by the rule of the second person. */
function whyNot({ step }: StepRequest, actor: Actor, recorded: readonly Recorded<RegisterEvent>[], settings: AuthoritySettings): Refusal | null {
  if (step !== 'check-report' && step !== 'approve-report') return null
  const code: RefusalCode | null = whyNotSecond(step === 'check-report' ? 'check' : 'approve', foldLife(recorded), settings, actor)
  return code && refused(code)
}

/** What was submitted, what the page showed and what the report says now have to be one. */
function contentProblem({ step, content: shown }: StepRequest, recorded: readonly Recorded<RegisterEvent>[], content: string): Refusal | null {
  if (step !== 'submit-report' && step !== 'check-report' && step !== 'approve-report') return null
  const { submitted, checked } = foldLife(recorded)
  const earlier = step === 'submit-report' ? [] : [submitted, checked].flatMap((said) => (said ? [said.content] : []))
  return [shown, ...earlier].every((digest) => digest === content) ? null : refused('approved-otherwise')
}
