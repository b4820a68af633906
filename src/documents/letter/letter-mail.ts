import { join } from 'node:path'
import nunjucks from 'nunjucks'
import type { LetterDocument } from '../../domain/letters/letter-document.ts'
import { plainText } from '../../domain/reporting/document/parts.ts'
import type { Block, Inline } from '../../domain/reporting/document/report-document.ts'
import { shortDate } from '../../words/dates.ts'
import { LETTER_WORDS } from '../../words/letters/letter-words.ts'
import { printableLetter } from './clean-letter.ts'

const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(join(import.meta.dirname), { watch: false }), { autoescape: true })

const SIZES = { usual: 16, large: 24 } as const
const OUR_COLOUR = '#12436d'

/** A letter as an e-mail: its subject, the plain part that every program reads, and the HTML part, which loads nothing. */
export type LetterMail = Readonly<{ subject: string; text: string; html: string }>

/** The subject says no more than the authority and its reference: a subject is read over many shoulders. */
export function letterMail(given: LetterDocument): LetterMail {
  const letter = printableLetter(given)
  return { subject: `${letter.authority}: ${letter.reference}`, text: plainLetter(letter), html: letterHtml(given) }
}

/** The HTML part: what its style needs is in it, nothing is loaded and nothing runs. */
export function letterHtml(given: LetterDocument): string {
  const letter = printableLetter(given)
  return templates.render('letter.njk', { letter, on: shortDate(letter.on), words: LETTER_WORDS, size: SIZES[letter.print], accent: letter.branding.colour ?? OUR_COLOUR })
}

function plainLetter(letter: LetterDocument): string {
  const head = [...(letter.status === '' ? [] : [letter.status]), letter.authority, shortDate(letter.on), `${LETTER_WORDS.reference} ${letter.reference}`, '', letter.title]
  return `${[head.join('\n'), ...letter.blocks.map(plainBlock)].join('\n\n')}\n`
}

function plainBlock(block: Block): string {
  if (block.kind === 'heading') return block.text.toUpperCase()
  if (block.kind === 'list') return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${withAddresses(item)}`).join('\n')
  return block.kind === 'paragraph' ? withAddresses(block.content) : ''
}

/** A link's address stands behind its words, where they do not say it. */
function withAddresses(content: readonly Inline[]): string {
  return content.map((part) => {
    if (part.kind === 'link') {
      const words = plainText(part.content)
      return part.address.includes(words) ? part.address : `${words} (${part.address})`
    }
    return 'content' in part ? withAddresses(part.content) : part.text
  }).join('')
}
