import { z } from 'zod'
import type { Draft } from '../../../application/ports.ts'
import type { Typed } from '../../form-reader.ts'
import type { StepId } from './step.ts'

const TYPED = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const BODY = z.object({ answers: z.record(z.string(), TYPED), fromEnquiry: z.string().optional(), fromMessage: z.string().optional() })

/** What was typed so far, question by question, exactly as it was typed; `fromEnquiry`: the enquiry that becomes this complaint, by its id. */
export type DraftBody = Readonly<{ answers: Readonly<Record<string, Typed>>; fromEnquiry?: string | undefined; /** The e-mail that it is. */ fromMessage?: string | undefined }>

const EMPTY_DRAFT: DraftBody = { answers: {} }

/** A draft as this release writes it. One of another shape counts as blank, rather than standing in the way. */
export function readDraft(draft: Draft | null): DraftBody {
  const parsed = BODY.safeParse(draft?.body)
  return parsed.success ? parsed.data : EMPTY_DRAFT
}

export function withAnswer(body: DraftBody, step: StepId, typed: Typed): DraftBody {
  return { ...body, answers: { ...body.answers, [step]: withoutButtons(typed) } }
}

/** The fields of the question alone: neither the form's token nor the button that was pressed. */
function withoutButtons(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name !== '_csrf' && name !== 'go'))
}
