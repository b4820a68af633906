import type { LifeStep } from './life-steps.ts'

/** Something that has to be put right before a report is approved: what it is, and what it is about. */
export type Gate = Readonly<{ code: 'text-carried-forward' | 'nothing-to-publish'; about: readonly string[]; stopsAt: readonly (LifeStep | 'publish-report')[] }>
