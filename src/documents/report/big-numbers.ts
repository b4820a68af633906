import { plainText } from '../../domain/reporting/document/parts.ts'
import type { Block, DocumentKind, Inline, Picture } from '../../domain/reporting/document/report-document.ts'
import { isOnePage } from '../../domain/reporting/outputs/output-kinds.ts'
import { MARKS_IN_TEXT, PERCENTAGE_WITHHELD } from '../../words/disclosure.ts'
import { WITHHELD_BIG } from '../../words/outputs/outputs.ts'

/** What is drawn beside a figure, by the beginning of its name; people where nothing is said. */
const PICTURES_OF: readonly (readonly [name: string, picture: Picture])[] = [
  ['statutory-complaints.', 'speech'], ['outcomes.not-upheld', 'tick'], ['outcomes.upheld', 'tick'], ['outcomes.partly-upheld', 'change'], ['timeliness', 'clock'], ['compliments', 'star'],
  ['learning', 'change'], ['advocacy', 'help'], ['stage-', 'change'],
]

/** In a document of one page, a paragraph that begins with a figure in bold becomes a big number with a picture. What is withheld is said in words. */
export function withBigNumbers(kind: DocumentKind, blocks: readonly Block[]): readonly Block[] {
  return isOnePage(kind) ? blocks.map(bigNumber) : blocks
}

function bigNumber(block: Block): Block {
  const [first, ...rest] = block.kind === 'paragraph' ? block.content : []
  const figure = first?.kind === 'strong' && first.content.length === 1 ? first.content[0] : undefined
  if (figure?.kind !== 'figure' || rest.length === 0) return block
  return { kind: 'big-number', name: figure.name, printed: printed(figure), words: plainText(rest).trim(), picture: PICTURES_OF.find(([name]) => figure.name.startsWith(name))?.[1] ?? 'people' }
}

function printed({ text }: Extract<Inline, { kind: 'figure' }>): string {
  return text === MARKS_IN_TEXT.c || text === PERCENTAGE_WITHHELD ? WITHHELD_BIG : text
}
