import type { EntryView } from '../../../application/view-entry.ts'
import { foldContext } from '../../../domain/register/context/context-entry.ts'
import { CONTEXT_WORDS } from '../../../words/context.ts'
import { urls } from '../../urls.ts'

const ANSWER = 'record-advocacy-offer-answer'

/** What may follow on what surrounds complaints: the answer to an offer of advocacy, as often as it is given. Null where nothing does. */
export function contextSequel({ streamId, timeline }: EntryView): Readonly<{ href: string; text: string }> | null {
  return foldContext(timeline)?.first.type === 'AdvocacyOfferMade'
    ? { href: urls.contextCommand(streamId, ANSWER), text: CONTEXT_WORDS.commands[ANSWER].title } : null
}
