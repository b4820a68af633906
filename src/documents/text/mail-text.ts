import { simpleParser } from 'mailparser'
import { markupText } from './plain-text.ts'

/** What a message says: who wrote to whom, about what, its words, and what its attachments are called. Null where it cannot be read. */
export async function mailText(bytes: Uint8Array): Promise<string | null> {
  try {
    const { subject = '', from, to, text, html, attachments } = await simpleParser(Buffer.from(bytes), { skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: 2_000_000 })
    const reached = Array.isArray(to) ? to.map((one) => one.text) : [to?.text ?? '']
    return [subject, from?.text ?? '', ...reached, text ?? (typeof html === 'string' ? markupText(html) : ''), ...attachments.map(({ filename = '' }) => filename)].join('\n')
  } catch {
    return null
  }
}
