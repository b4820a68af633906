import type { DecidedAs, OutboxListed } from '../../../application/outbox/ports.ts'
import type { OutboxView } from '../../../application/outbox/view-outbox.ts'
import type { OutboxState, SendingChannel } from '../../../domain/outbox/outbox.ts'
import { londonTime } from '../../../words/dates.ts'
import { DECIDED_WORDS, FAILURE_WORDS, OUTBOX_STATE_LABELS, SENDING, SENDING_CHANNEL_LABELS, SENDING_MESSAGE } from '../../../words/sending.ts'
import { urls } from '../../urls.ts'

type Names = ReadonlyMap<string, string>

export function sendingPage({ counts, open }: OutboxView, { ways, isDemonstration, mayDecide, names }: Readonly<{ ways: readonly SendingChannel[]; isDemonstration: boolean; mayDecide: boolean; names: Names }>) {
  const part = ({ rows, total }: NonNullable<OutboxView['open']>['done']) => ({ rows: rows.map((row) => rowOf(row, mayDecide, names)), more: total - rows.length })
  return {
    words: SENDING, isDemonstration, ways: ways.map((way) => SENDING_CHANNEL_LABELS[way]).join(', '), isNothing: counts.length === 0 && (open === null || Object.values(open).every(({ total }) => total === 0)),
    counts: counts.map(({ state, channel, wanted, many, oldestAt, lastFailure }) => ({
      state: OUTBOX_STATE_LABELS[state], channel: channel === 'demonstration' ? SENDING_CHANNEL_LABELS[wanted] : SENDING_CHANNEL_LABELS[channel], many, oldest: londonTime(oldestAt), why: lastFailure === null ? '' : FAILURE_WORDS[lastFailure],
      needsSomebody: state === 'may-have-been-sent' || state === 'failed',
    })),
    parts: open === null ? [] : [
      { title: SENDING.needsSomebody, empty: SENDING.noneNeeded, ...part(open.needsSomebody) }, { title: SENDING.underWay, empty: SENDING.noneUnderWay, ...part(open.underWay) },
      { title: SENDING.done, empty: SENDING.noneDone, ...part(open.done) },
    ],
  }
}

function rowOf(row: OutboxListed, mayDecide: boolean, names: Names) {
  const { messageId, state, about, reference, wanted, changedAt } = row
  return {
    reference: reference ?? SENDING.open, href: about.kind === 'letter' ? urls.complaint(about.streamId) : '', messageHref: urls.sendingMessage(messageId), way: SENDING_CHANNEL_LABELS[wanted],
    state: OUTBOX_STATE_LABELS[state], since: londonTime(changedAt), notes: notesOf(row, names), link: mayDecide && decisionsOn(state).length > 0 ? SENDING.decide : SENDING.open,
  }
}

/** What else is to be known of it, in sentences. */
function notesOf({ state, nextAt, attempts, lastFailure, arrivedAt, decidedAs, decidedBy, decidedAt }: OutboxListed, names: Names): readonly string[] {
  return [
    ...(lastFailure === null ? [] : [FAILURE_WORDS[lastFailure]]),
    ...(state === 'queued' ? [`${attempts === 0 ? '' : `${SENDING.tries(attempts)}, `}${SENDING.nextTry(londonTime(nextAt))}`] : []),
    ...(arrivedAt === null ? [] : [SENDING.arrived(londonTime(arrivedAt))]),
    ...(decidedAs === null ? [] : [SENDING.decidedBy(names.get(decidedBy ?? '') ?? SENDING.somebody, DECIDED_WORDS[decidedAs], londonTime(decidedAt ?? ''))]),
  ]
}

/** What somebody may say of a message that stands there. */
export function decisionsOn(state: OutboxState): readonly DecidedAs[] {
  switch (state) {
    case 'may-have-been-sent': return ['decided-sent', 'send-again']
    case 'failed': return ['send-again', 'cancelled']
    case 'queued': return ['cancelled']
    case 'handing-over': case 'sent': case 'cancelled': return []
  }
}

export function messagePage(row: OutboxListed, { mayDecide, hasChanged, names }: Readonly<{ mayDecide: boolean; hasChanged: boolean; names: Names }>) {
  const { messageId, state, about, reference, wanted, queuedAt, triedAt, attempts, theirId } = row
  return {
    words: SENDING_MESSAGE, hasChanged, state: OUTBOX_STATE_LABELS[state], isOpen: state === 'may-have-been-sent', notes: notesOf(row, names), reference: reference ?? SENDING.open,
    href: about.kind === 'letter' ? urls.complaint(about.streamId) : '', way: SENDING_CHANNEL_LABELS[wanted], messageId, theirId, queuedAt: londonTime(queuedAt),
    triedAt: triedAt === null ? SENDING_MESSAGE.never : londonTime(triedAt), attempts, action: urls.sendingMessage(messageId),
    choices: mayDecide ? decisionsOn(state).map((decision) => ({ code: decision, ...labelOf(decision, state) })) : [],
  }
}

function labelOf(decision: DecidedAs, state: OutboxState): Readonly<{ label: string; hint: string }> {
  switch (decision) {
    case 'decided-sent': return { label: SENDING_MESSAGE.decidedSent, hint: SENDING_MESSAGE.decidedSentHint }
    case 'send-again': return state === 'failed' ? { label: SENDING_MESSAGE.tryAgain, hint: SENDING_MESSAGE.tryAgainHint } : { label: SENDING_MESSAGE.sendAgain, hint: SENDING_MESSAGE.sendAgainHint }
    case 'cancelled': return { label: SENDING_MESSAGE.cancel, hint: SENDING_MESSAGE.cancelHint }
  }
}
