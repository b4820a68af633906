import { CONDITIONS, FIELD_NAMES } from '../../../domain/letters/fields.ts'
import { READERS } from '../../../domain/letters/letter-facts.ts'
import { requirementsOf, ruleCalled, type LetterTemplate } from '../../../domain/letters/letter-template.ts'
import { unsaidIn } from '../../../domain/letters/template/check-template.ts'
import { PROCEDURES } from '../../../domain/procedure/procedures.ts'
import { CONDITION_DESCRIPTIONS, FIELD_DESCRIPTIONS, TEMPLATES_PAGE } from '../../../words/letters/field-names.ts'
import { LETTERS_PAGE } from '../../../words/letters/letters-page.ts'
import { formReader, type FormReader, type Typed } from '../../form-reader.ts'
import type { Visit } from '../../route.ts'

/** The template that a form holds; `form.slips` says what it lacks. */
export function templateTyped(visit: Visit): Readonly<{ template: LetterTemplate; form: FormReader }> {
  const form = formReader(visit.typed, visit.today)
  const title = form.words('title', TEMPLATES_PAGE.nameMissing).words.slice(0, 200)
  const reader = form.choice('reader', TEMPLATES_PAGE.forWhom, READERS)
  const keys = form.choices('isFor', TEMPLATES_PAGE.which, ruleChoices().map(({ code }) => code))
  const body = visit.typed['body']
  return {
    form,
    template: { title, reader, isEasyRead: form.text('isEasyRead') === 'yes', isFor: keys.map(keyOf), body: (typeof body === 'string' ? body : '').replaceAll('\r\n', '\n') },
  }
}

/** The boxes of the form for a template. */
export function typedTemplate({ title, reader, isEasyRead, isFor, body }: LetterTemplate): Typed {
  return { title, reader, isEasyRead: isEasyRead ? 'yes' : '', isFor: isFor.map(codeOf), body }
}

/** What the form of a template offers, and what its letters have to say. */
export function editModel(template: LetterTemplate) {
  const unsaid = new Set(unsaidIn(template.body, requirementsOf(template)))
  return {
    words: TEMPLATES_PAGE, readers: READERS.map((code) => ({ code, label: LETTERS_PAGE.readers[code] })), rules: ruleChoices(), inserts: insertChoices(template),
    must: mustSay(template).map(({ id, says }) => ({ says, id, isSaid: !unsaid.has(id) })),
  }
}

const SEPARATOR = ' / '

function codeOf({ procedure, rule }: LetterTemplate['isFor'][number]): string {
  return `${procedure}${SEPARATOR}${rule}`
}

function keyOf(code: string): LetterTemplate['isFor'][number] {
  const [procedure = '', rule = ''] = code.split(SEPARATOR)
  return { procedure, rule }
}

function ruleChoices() {
  return PROCEDURES.flatMap(({ id, title, letters }) => letters.map((letter) => ({ code: codeOf({ procedure: id, rule: letter.id }), label: letter.title, group: title })))
    .map((choice, at) => ({ ...choice, number: at + 1 }))
}

/** What letters of a template have to say, each once. */
function mustSay({ isFor }: LetterTemplate) {
  const parts = isFor.flatMap((key) => ruleCalled(key)?.mustSay ?? [])
  return parts.filter((part, at) => parts.findIndex((other) => other.id === part.id) === at)
}

/** What can be put in, each as the very marks that go into the text. */
export function insertChoices(template: LetterTemplate) {
  const { groups } = TEMPLATES_PAGE
  return [
    ...mustSay(template).map(({ id, says }) => ({ code: `((must: ${id}))\n\n((end))`, label: says, group: groups.must })),
    ...FIELD_NAMES.map((name) => ({ code: `((${name}))`, label: `${name}: ${FIELD_DESCRIPTIONS[name]}`, group: groups.fields })),
    ...CONDITIONS.map((name) => ({ code: `((if ${name}))\n\n((else))\n\n((end))`, label: CONDITION_DESCRIPTIONS[name], group: groups.conditions })),
    ...FIELD_NAMES.map((name) => ({ code: `((if ${name}))\n\n((${name}))\n\n((end))`, label: FIELD_DESCRIPTIONS[name], group: groups.known })),
    { code: '((write: what is to be written))', label: 'With a hint that says what', group: groups.write },
  ]
}
