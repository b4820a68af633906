import { textIdsIn } from '../../../application/words-apart.ts'
import type { AnyEvent } from '../../../application/ports.ts'
import type { HeldContent, HeldItem } from '../../../application/rights/held.ts'
import { effectiveEvents } from '../../../domain/complaint/effective.ts'
import type { Recorded } from '../../../domain/complaint/events.ts'
import { declarationOf } from '../../../domain/complaint/declared/all.ts'
import { registerDeclarationOf } from '../../../domain/register/declared.ts'
import { londonTime, shortDate } from '../../../words/dates.ts'
import { answerLabel, QUESTION_LABELS, WHOSE_LABELS } from '../../../words/equality.ts'
import { DOCUMENTS_PAGE } from '../../../words/documents-page.ts'
import { fieldLabel } from '../../../words/fields.ts'
import { EVENT_LABELS, ROLE_LABELS } from '../../../words/labels.ts'
import { PERSONAL_DATA } from '../../../words/personal-data.ts'
import { PROTECTED_CONTACT } from '../../../words/protected-contact.ts'
import { REGISTER_EVENT_LABELS, registerQuestionsOf } from '../../../words/register.ts'
import { DOCUMENT_KIND_LABELS } from '../../../words/threads/documents.ts'
import { questionsOf, statement } from '../../../words/threads/declared-words.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { linesOf, type WordSource } from '../../components/timeline/recorded-words.ts'

const EVENTS: Readonly<Record<string, string>> = { ...EVENT_LABELS, ...REGISTER_EVENT_LABELS }

/** What an item is, in a heading. */
export function heldTitle({ content, on }: HeldItem): string {
  const day = on ? `, ${shortDate(on)}` : ''
  switch (content.kind) {
    case 'details': return `Name and contact details, version ${content.version.version}`
    case 'text': return `${EVENTS[content.event] ?? content.event}: ${lowerFirst(labelOfField(content.event, content.field))}${day}`
    case 'record': return `What was recorded${day}`
    case 'document': return `${PERSONAL_DATA.document}: ${DOCUMENT_KIND_LABELS[content.document.kind].toLowerCase()}${day}`
    case 'equality': return `Answers for equality monitoring: ${WHOSE_LABELS[content.answers.whose].toLowerCase()}`
    case 'same': return `Said to be one person with another record${day}`
    case 'given': return `${content.reference}${day}`
    case 'looked': return PERSONAL_DATA.looked
    case 'searched': return `${PERSONAL_DATA.searched}${day}`
    case 'account': return `Account: ${content.name}`
  }
}

/** What a field of an event is called: as its form asks for it, where it has one. */
function labelOfField(event: string, field: string): string {
  const command = (declarationOf(event) ?? registerDeclarationOf(event))?.command
  const question = command && new Map(Object.entries({ ...questionsOf(command), ...registerQuestionsOf(command) })).get(field)
  return question ? statement(question.asks) : fieldLabel(field)
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

/** What an item that is no text says, line by line. */
export function heldLines(content: HeldContent, words: WordSource): readonly Readonly<{ label: string; value: string }>[] {
  const lines = linesIn(content, words)
  return lines.filter(({ value }) => value !== '')
}

function linesIn(content: HeldContent, words: WordSource): readonly Readonly<{ label: string; value: string }>[] {
  const line = (label: string, value: string | undefined) => ({ label, value: value ?? '' })
  switch (content.kind) {
    case 'details': {
      const { givenName, familyName, knownAs, bornOn, contact = {}, recordedAt, protected: parts = [] } = content.version
      return [
        line('Given name', givenName), line('Family name', familyName), line('Known as', knownAs), line('Born', bornOn && shortDate(bornOn)), line('E-mail', contact.email),
        line('Telephone', contact.telephone), line('Address', contact.address), line('Recorded', londonTime(recordedAt)),
        line(PERSONAL_DATA.protectedParts, parts.length === 0 ? '' : PERSONAL_DATA.protectedNote(parts.map((part) => PROTECTED_CONTACT.parts[part]).join(', '))),
      ]
    }
    case 'equality':
      return Object.entries(content.answers.answers).map(([question, answer]) =>
        line(labelOf(QUESTION_LABELS, question), (Array.isArray(answer) ? answer : [answer]).map((code) => answerLabel(String(code))).join(', ')))
    case 'document': return [
      ...content.names.map((name, at) => line(content.names.length > 1 ? `Version ${at + 1}` : 'File', name === '' ? DOCUMENTS_PAGE.gone : name)), line('Marked', content.document.isSensitive ? DOCUMENTS_PAGE.sensitive : ''),
      line('', PERSONAL_DATA.documentNote),
    ]
    case 'same': return [line('The other record', personName(words.people.get(content.other))), line('Why', content.why)]
    case 'given': return [line('To', content.to)]
    case 'looked': return [...content.days.map(({ on, opened, taken, people }) => line(shortDate(on), PERSONAL_DATA.lookedOn(opened, taken, people))), line('', PERSONAL_DATA.lookedNote)]
    case 'searched': return [line('Searched for', content.words)]
    case 'account': return [line('Name', content.name), line('Role', labelOf(ROLE_LABELS, content.role)), line('Teams', content.teams.join(', ')), line('Active', content.isActive ? 'Yes' : 'No')]
    case 'text': return [line('Text', content.text)]
    case 'record': return []
  }
}

function labelOf(labels: Readonly<Record<string, string>>, code: string): string {
  return labels[code] ?? code
}

/** What was recorded in a stream, as it stands now, in the order of happening. Its free texts are items of their own. */
export function recordRows(recorded: readonly Recorded<AnyEvent>[], source: WordSource) {
  const words: WordSource = { ...source, texts: new Map(textIdsIn(recorded).map((id) => [id, PERSONAL_DATA.below])) }
  return effectiveEvents<AnyEvent>(recorded).toSorted((a, b) => (a.event.happenedOn < b.event.happenedOn ? -1 : a.event.happenedOn > b.event.happenedOn ? 1 : a.seq - b.seq)).map(({ event }) => ({
    on: shortDate(event.happenedOn), title: EVENTS[event.type] ?? event.type, lines: linesOf(event, words),
  }))
}
