import type { CliIo } from './command.ts'

/** More than any complaint's events need; what is longer is some other file. */
const LONGEST_BYTES = 20_000_000

/** The value that standard input holds as JSON, or a plain sentence that says why it holds none. */
export async function readJson(stdin: CliIo['stdin']): Promise<Readonly<{ value: unknown }> | string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stdin) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    chunks.push(piece)
    bytes += piece.length
    if (bytes > LONGEST_BYTES) return 'Standard input is longer than 20 MB, so it is not the events of one complaint.'
  }
  return parseJson(Buffer.concat(chunks))
}

function parseJson(bytes: Buffer): Readonly<{ value: unknown }> | string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'Standard input is not UTF-8 text. Save it as UTF-8.'
  }
  if (text.trim() === '') return 'Nothing came on standard input. Give the procedure and the events as JSON: heard timetable < complaint.json'
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return `Standard input is not JSON: ${error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : 'it cannot be read'}.`
  }
}
