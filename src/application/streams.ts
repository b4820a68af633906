import { isDestroyed } from '../domain/complaint/erasure.ts'
import type { ComplaintEvent, Recorded } from '../domain/complaint/events.ts'
import type { RegisterEvent } from '../domain/register/events.ts'
import type { AnyEvent } from './ports.ts'

/**
 * The events of a complaint's stream, or null where the stream is that of something else, or of a complaint that was
 * destroyed: nothing opens it any more, and nothing is added to it. Empty for an empty stream.
 */
export function complaintEvents(recorded: readonly Recorded<AnyEvent>[]): readonly Recorded<ComplaintEvent>[] | null {
  return isComplaint(recorded) && !isDestroyed(recorded) ? recorded : null
}

/** The events of a register entry's stream, or null where it is a complaint, or was destroyed. Empty for an empty stream. */
export function registerEvents(recorded: readonly Recorded<AnyEvent>[]): readonly Recorded<RegisterEvent>[] | null {
  return isRegister(recorded) && !isDestroyed(recorded) ? recorded : null
}

function isComplaint(recorded: readonly Recorded<AnyEvent>[]): recorded is readonly Recorded<ComplaintEvent>[] {
  return recorded[0] === undefined || recorded[0].event.type === 'ComplaintReceived'
}

function isRegister(recorded: readonly Recorded<AnyEvent>[]): recorded is readonly Recorded<RegisterEvent>[] {
  return recorded[0]?.event.type !== 'ComplaintReceived'
}
