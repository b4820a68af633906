import { complaintsCalled } from '../../../application/complaints-called.ts'
import { letterFactsOf } from '../../../application/letters/letter-facts-of.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import { examineDraft } from '../../../domain/letters/draft.ts'
import { letterBlocks } from '../../../domain/letters/letter-document.ts'
import { requirementsOf, ruleCalled, type LetterTemplate } from '../../../domain/letters/letter-template.ts'
import { filled } from '../../../domain/letters/template/fill.ts'
import { blocksHtml } from '../../../documents/report/html/document-html.ts'
import { fillingOf } from '../../../words/letters/field-words.ts'
import { TEMPLATES_PAGE } from '../../../words/letters/field-names.ts'
import type { Visit } from '../../route.ts'
import { readingOfLetter } from '../letters/reading-of-letter.ts'
import { recipientFor } from '../letters/recipients.ts'

/**
 * A template as a letter about a complaint that whoever asks may see, with what it would still lack; null where there is no such
 * complaint for them. It is traced as a look at that complaint.
 */
export async function previewOf(visit: Visit, template: LetterTemplate, called: string) {
  const { deps, actor } = visit
  const complaintId = (await complaintsCalled(deps.services, actor, [called])).get(called)
  const view = complaintId === undefined ? null : await viewComplaint(deps.services, actor, complaintId)
  if (view === null || 'kind' in view) return null
  visit.trace({ kind: 'read', subject: { kind: 'complaint', id: view.complaintId } })
  const rule = template.isFor.find(({ procedure }) => procedure === view.complaint.procedure) ?? template.isFor[0] ?? null
  const facts = { ...letterFactsOf(view, { rule: rule?.rule ?? null, reader: template.reader, isEasyRead: template.isEasyRead, to: recipientFor(view, template.reader), writer: actor.name }), rule: rule === null ? null : ruleCalled(rule) }
  const found = examineDraft(filled(template.body, fillingOf(facts)), rule === null ? requirementsOf(template) : ruleCalled(rule)?.mustSay.map(({ id }) => id) ?? [])
  const blocks = letterBlocks(found.words)
  return {
    title: TEMPLATES_PAGE.previewOf(view.complaint.reference), shown: await blocksHtml({ kind: 'letter', blocks }, 1), gaps: found.gaps.map(({ name }) => name),
    reading: readingOfLetter(blocks, template.reader),
  }
}
