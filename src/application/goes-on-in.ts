import type { Refusal } from '../domain/complaint/commands.ts'
import type { Recorded } from '../domain/complaint/events.ts'
import { effectiveEvents, inOrderOfHappening } from '../domain/complaint/effective.ts'
import { foldComplaint } from '../domain/complaint/evolve.ts'
import { recordedInError } from '../domain/complaint/recorded-in-error.ts'
import { foldEnquiry } from '../domain/register/enquiry/enquiry.ts'
import { foldMemberEnquiry } from '../domain/register/member-enquiry/member-enquiry.ts'
import type { AnyEvent, Transaction } from './ports.ts'
import { refused } from './refused.ts'
import { complaintEvents, registerEvents } from './streams.ts'

type Stream = readonly Recorded<AnyEvent>[]

/** The record in which this one goes on, and is counted in its place; null where it is counted itself. */
export function goesOnIn(recorded: Stream): string | null {
  const complaint = foldComplaint(complaintEvents(recorded) ?? [])
  if (complaint) return complaint.threads.links.find(({ how }) => how === 'merged-into' || how === 'became-enquiry')?.complaintId ?? null
  const inOrder = inOrderOfHappening(effectiveEvents(registerEvents(recorded) ?? []))
  return (foldEnquiry(inOrder) ?? foldMemberEnquiry(inOrder))?.complaint?.complaintId ?? null
}

/**
 * Refuses what would leave a matter counted nowhere: a record that goes on in one that was struck out, or, by whatever
 * way, in itself; and striking out a record while an enquiry or a complaint turned into it. What stood so before is left
 * alone, so that nobody is kept from mending it. Two records are looked at, each of which somebody else may be changing:
 * one is done after the other. Decision: 0048.
 */
export async function countedNowhere(tx: Transaction, streamId: string, recorded: Stream, added: Stream): Promise<Refusal | null> {
  const after = [...recorded, ...added]
  if (recordedInError(after) !== null) {
    await tx.turnAlone()
    const turnedIntoIt = (await tx.linksTo(streamId)).some(({ how }) => how === 'became-complaint' || how === 'became-enquiry')
    return turnedIntoIt ? refused('others-go-on-here') : null
  }
  const passed = new Set([streamId])
  const first = goesOnIn(after)
  const isNew = first !== null && first !== goesOnIn(recorded)
  if (isNew) await tx.turnAlone()
  for (let next = isNew ? first : null; next !== null;) {
    const stream: Stream = passed.has(next) ? [] : await tx.ledger.load(next)
    if (stream.length === 0 || recordedInError(stream) !== null) return refused('goes-on-nowhere')
    passed.add(next)
    next = goesOnIn(stream)
  }
  return null
}
