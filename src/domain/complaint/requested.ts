import type { IsoDate } from '../calendar/iso-date.ts'
import type { Complaint, Stage } from './state.ts'

/** A complaint at a later stage. Going there opens it again, closed or not; the answer's way begins afresh. */
export function atStage(complaint: Complaint, stage: Exclude<Stage, 'stage-1'>, on: IsoDate): Partial<Complaint> {
  return {
    stage, status: 'open', closedOn: null, withdrawnOn: null, pausedOn: null, categoryConfirmed: false, answerWay: { step: 'none' },
    requestedOn: { ...complaint.requestedOn, [stage]: on },
  }
}
