import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { LetterDocument } from '../../domain/letters/letter-document.ts'
import { shortDate } from '../../words/dates.ts'
import { LETTER_WORDS } from '../../words/letters/letter-words.ts'
import { breakableIn } from '../report/breakable.ts'
import { fontBlobs } from '../report/fonts/arimo.ts'
import { drawableText, SUBSTITUTE } from '../report/fonts/drawable.ts'
import { missingInWords } from '../report/fonts/missing-words.ts'
import { logoPng } from '../report/png.ts'
import { letterWith } from './clean-letter.ts'
import { lastTogether, numbersWhole } from './kept-together.ts'

/** In points. Guidance: RNIB, Clear print (not seen): 12 at least, large print 16 to 18. */
const SIZES = { usual: 12, large: 18 } as const
/** Ems that surely fit a line of the body, in a list too; and one of whoever sends it, beside the logo. */
const LINES = { usual: { body: 35, from: 17 }, large: { body: 23, from: 14 } } as const
const LOGO = 'logo.png'

let compiler: NodeCompiler | null = null
let template: string | null = null

/**
 * A printable letter as PDF/UA-1: tagged, with its headings, and with its font inside. `warnings` name the characters that the font
 * lacks; its last page says that some are missing. The same letter is the same bytes.
 *
 * A synchronous call of some hundredth of a second: only a worker makes it. Throws where the machine has no Typst.
 */
export async function letterPdf(given: LetterDocument): Promise<Readonly<{ bytes: Buffer; warnings: readonly string[] }>> {
  const missing = new Set<string>()
  const line = LINES[given.print]
  const change = (text: string) => breakableIn(numbersWhole(drawableText(text, missing)), line.body)
  const letter = letterWith(given, { line: change, running: change, prose: change })
  const warnings = missingInWords([...missing])
  const typst = (compiler ??= await started())
  const logo = logoPng(letter.branding)
  const data = {
    title: letter.title || letter.authority, authority: letter.authority, status: letter.status, from: letter.from.map((text) => breakableIn(text, line.from)), to: letter.to, on: shortDate(letter.on), reference: letter.reference,
    size: SIZES[letter.print], isLarge: letter.print === 'large', words: LETTER_WORDS, blocks: letter.blocks, together: lastTogether(letter.blocks), endNotes: warnings.length === 0 ? [] : [LETTER_WORDS.notPrinted(SUBSTITUTE)],
    logo: logo && { file: LOGO, alternative: letter.branding.logo?.alternative || letter.authority },
  }
  try {
    if (logo) typst.mapShadow(join(import.meta.dirname, LOGO), logo.bytes)
    typst.mapShadow(join(import.meta.dirname, 'data.json'), Buffer.from(JSON.stringify(data)))
    const mainFileContent = (template ??= readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8'))
    const bytes = typst.pdf({ mainFileContent, resetRead: true }, { pdfStandard: 'ua-1', creationTimestamp: Math.trunc(Date.parse(`${letter.on}T00:00:00Z`) / 1000) })
    return { bytes, warnings }
  } finally {
    typst.resetShadow()
    typst.evictCache(0)
  }
}

async function started(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler').catch((cause: unknown) => {
    throw new Error('A PDF cannot be made on this machine: there is no Typst for it. Ask for another format.', { cause })
  })
  return Compiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: [...fontBlobs()] }] })
}
