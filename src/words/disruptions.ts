import type { DisruptionKind, DisruptionStage } from '../domain/register/events.ts'

export const DISRUPTION_KIND_LABELS: Readonly<Record<DisruptionKind, string>> = {
  'local-hold': 'Local hold', inspection: 'Inspection', lockdown: 'Lockdown', closure: 'Closure', 'worker-left': 'A worker left', other: 'Other',
}

export const DISRUPTION_STAGE_LABELS: Readonly<Record<DisruptionStage, string>> = {
  'stage-1': 'Stage 1', 'stage-2': 'Stage 2', 'stage-3': 'Stage 3', 'corporate-review': 'Corporate review',
}

/** What a disruption's form asks for, inside a sentence. */
export const DISRUPTION_ASKED = {
  kind: 'what it was', beginning: 'the day it began', end: 'the last day of it', stages: 'which stages', divisions: 'which divisions', teams: 'which teams',
  said: 'what happened', ended: 'how it ended',
} as const

export const DISRUPTION_EVENT_LABELS = { DisruptionRecorded: 'Disruption recorded', DisruptionEnded: 'Disruption ended' } as const

/** A disruption cannot be saved where somebody else was faster. */
export const DISRUPTION_STALE = 'Somebody else has recorded something since this page was drawn. Look at it, and save again.'
