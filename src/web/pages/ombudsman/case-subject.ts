import type { CaseView } from '../../../application/ombudsman.ts'
import { choice, optional, text } from '../../../domain/complaint/declared/field.ts'
import { SEQUELS_OF } from '../../../domain/register/entry.ts'
import { CATEGORY_CODES, CATEGORY_SETS } from '../../../domain/register/ombudsman/category-sets.ts'
import { openItemsOf } from '../../../domain/register/ombudsman/impossible-in-case.ts'
import { CATEGORY_LABELS, CONTACT_WORDS, DECISION_WORDS, itemWords } from '../../../words/ombudsman.ts'
import { urls } from '../../urls.ts'
import { declaredSpec, declaredSpecOfEvent, type Subject } from '../register-command/register-command.ts'
import type { FormSpec } from '../register-command/register-form.ts'

const TYPES = SEQUELS_OF['ombudsman-contact'] ?? []

/** The decision asks for its category alone: the result that table 4.10 counts follows from it. */
const DECISION: FormSpec = {
  command: 'record-ombudsman-decision', fields: { category: choice(...CATEGORY_CODES) },
  words: { ...DECISION_WORDS, asks: { category: { ...DECISION_WORDS.asks.category, of: CATEGORY_LABELS } } },
}

/** An imported decision has no category, and its day is corrected all the same. */
const DECISION_AS_RECORDED: FormSpec = { ...DECISION, fields: { category: optional(choice(...CATEGORY_CODES)) } }

const CONTACT: FormSpec = { command: 'record-ombudsman-contact', fields: { theirReference: optional(text), said: optional(text) }, words: CONTACT_WORDS }

/** A case as the forms of its next steps are drawn with it. */
export function caseSubject(view: CaseView): Subject {
  const { streamId, case: so } = view
  return {
    ...view, called: so.reference, back: urls.ombudsmanCase(streamId), action: (command) => urls.ombudsmanCommand(streamId, command),
    spec: (command) => (command === DECISION.command ? DECISION : declaredSpec(command, TYPES)),
    specOfEvent: (type) => (type === 'OmbudsmanDecided' ? DECISION_AS_RECORDED : type === 'OmbudsmanContactReceived' ? CONTACT : declaredSpecOfEvent(type)),
    items: (command) => openItemsOf(so, command).map((item) => ({
      code: item.itemId, label: itemWords(item, item.text ? view.texts.get(item.text.textId) ?? '' : ''),
    })),
    completed: (fields) => {
      const { category } = fields
      const result = typeof category === 'string' ? resultOfCategory(category) : undefined
      return result === undefined ? fields : { ...fields, result }
    },
  }
}

/** Codes that two sets share mean the same in both, so the day need not be known. */
function resultOfCategory(code: string): string | undefined {
  return CATEGORY_SETS.flatMap(({ categories }) => categories).find((category) => category.code === code)?.result
}

const NEXT_WHILE_OPEN = [
  'record-ombudsman-enquiry', 'record-sent-back', 'record-not-investigated', 'record-ombudsman-draft', 'record-ombudsman-decision', 'record-ombudsman-fault',
  'record-ombudsman-remedy', 'record-public-report', 'link-ombudsman-complaint',
] as const

const ABOUT_ITEMS = [
  'answer-ombudsman-enquiry', 'send-ombudsman-comments', 'move-ombudsman-date', 'send-remedy-evidence', 'record-remedy-complied', 'record-remedy-not-complied',
] as const

/** What may be recorded next in a case: what is about an open item first, and only where there is one. */
export function nextInCase(view: CaseView): readonly Readonly<{ text: string; href: string }>[] {
  const subject = caseSubject(view)
  const about = ABOUT_ITEMS.filter((command) => subject.items(command).length > 0)
  return [...about, ...NEXT_WHILE_OPEN].flatMap((command) => {
    const title = subject.spec(command)?.words.title
    return title === undefined ? [] : [{ text: title, href: subject.action(command) }]
  })
}
