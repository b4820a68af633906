import { wordFor, type AuthoritySettings } from '../../domain/authority/settings.ts'
import type { Remedy } from '../../domain/complaint/threads/remedies/thread.ts'
import { PAYMENT_PURPOSE_LABELS } from '../../words/threads/remedies.ts'
import { pounds } from '../../words/money.ts'

type Named = Pick<Remedy, 'kind' | 'amountPence' | 'purpose'>

/** What a remedy is, in the authority's word: "Reimbursement of costs, £1,300 (costs that they had)". */
export function remedyName({ kind, amountPence, purpose }: Named, settings: AuthoritySettings): string {
  const sum = amountPence === null ? '' : `, ${pounds(amountPence)}`
  return `${wordFor(settings, 'remedies', kind)}${sum}${purpose === null ? '' : ` (${PAYMENT_PURPOSE_LABELS[purpose].toLowerCase()})`}`
}
