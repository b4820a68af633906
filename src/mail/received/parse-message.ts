import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { MailParser, type AttachmentStream, type Headers, type MessageText } from 'mailparser'
import type { MessagePart } from '../../domain/outbox/bounces.ts'
import { mailHeaders, type MailHeaders } from './mail-headers.ts'
import { safeBody, safeLine } from './safe-text.ts'

/**
 * How much of a message is taken apart. The message itself is kept whole, however it is made; these bound what reading it costs.
 * `textBytes`: of what is no attachment, as it came. `headBytes`: of the headers of one part.
 */
export const MESSAGE_LIMITS = { attachments: 100, parts: 500, headBytes: 256 * 1024, textBytes: 4 * 1024 * 1024, htmlLetters: 300_000, bodyLetters: 200_000, lineLetters: 500, nameLetters: 200 } as const

const SLICE_BYTES = 64 * 1024
const NO_HEADERS = mailHeaders([])
/** What a report of a mail server says is small; more is read by nobody. */
const REPORT_BYTES = 64 * 1024
const OF_REPORTS = new Set(['message/delivery-status', 'text/rfc822-headers', 'message/rfc822'])

/** An attachment as it streams by. Its name is its sender's word, and so is its type. */
export type Arriving = Readonly<{ name: string; saidType: string; bytes: AsyncIterable<Uint8Array> }>
/** Keeps what streams by; null where it is not to be kept. */
export type KeepAttachment<Kept> = (attachment: Arriving) => Promise<Kept | null>

/** How much of it was understood. What was not is in the message, which is kept whole. */
export const READ_AS = ['whole', 'in-part', 'not-at-all'] as const
export type ReadAs = (typeof READ_AS)[number]

export type ParsedMessage<Kept> = Readonly<{
  readAs: ReadAs
  headers: MailHeaders
  /** Who it says it is from, and to whom, in one line each; empty where it says nothing. */
  from: string
  to: string
  subject: string
  body: string
  attachments: readonly Kept[]
  /** What a mail server says of a message of ours, as it came: its status, and the headers of that message. */
  report: readonly MessagePart[]
}>

/**
 * Takes a message apart as it streams by, within `MESSAGE_LIMITS`; throws only what `keep` or `bytes` throw. Nothing in it is fetched, run or
 * believed: HTML becomes words, messages in it are attachments, and an archive is not opened.
 */
export async function parseMessage<Kept>(bytes: AsyncIterable<Uint8Array>, keep: KeepAttachment<Kept>): Promise<ParsedMessage<Kept>> {
  const parser = new MailParser({
    skipTextToHtml: true, skipImageLinks: true, ignoreEmbedded: true, keepDeliveryStatus: true, checksumAlgo: false,
    maxHtmlLengthToParse: MESSAGE_LIMITS.htmlLetters, maxHeadSize: MESSAGE_LIMITS.headBytes, maxChildNodes: MESSAGE_LIMITS.parts,
  })
  const so: Reading<Kept> = { headers: NO_HEADERS, hasHeaders: false, from: '', to: '', subject: '', body: '', isWhole: true, isInAttachment: false, seen: 0, attachments: [], report: [] }
  parser.on('headerLines', (lines) => {
    so.headers = mailHeaders(lines)
    so.hasHeaders = lines.some(({ key }) => key !== '')
  })
  parser.on('headers', (headers) => Object.assign(so, { from: lineOf(headers, 'from'), to: lineOf(headers, 'to'), subject: lineOf(headers, 'subject') }))
  const fault = new AbortController()
  const fed = feed(parser, bytes, so, fault.signal)
  const read = readParts(parser, keep, so).finally(() => fault.abort())
  const [ofFeeding, ofReading] = await Promise.allSettled([fed, read])
  for (const each of [ofFeeding, ofReading]) if (each.status === 'rejected' && each.reason instanceof FromOutside) throw each.reason.cause
  if (ofFeeding.status === 'rejected' || ofReading.status === 'rejected') so.isWhole = false
  return parsed(so)
}

type Reading<Kept> = { headers: MailHeaders; hasHeaders: boolean; from: string; to: string; subject: string; body: string; isWhole: boolean; isInAttachment: boolean; seen: number; attachments: Kept[]; report: MessagePart[] }

/** A fault that is not about how the message is made: of where it comes from, or of where it is kept. */
class FromOutside extends Error {}

async function feed<Kept>(parser: MailParser, bytes: AsyncIterable<Uint8Array>, so: Reading<Kept>, stopped: AbortSignal): Promise<void> {
  let text = 0
  try {
    for await (const some of inSlices(fromOutside(bytes))) {
      if (stopped.aborted) return
      if (!so.isInAttachment) text += some.length
      if (text > MESSAGE_LIMITS.textBytes) {
        so.isWhole = false
        break
      }
      if (!parser.write(some)) await once(parser, 'drain', { signal: stopped })
      // The parser says that an attachment has begun between two turns of the loop, and what follows is no text.
      await turn()
    }
  } finally {
    parser.end()
  }
}

/** However much comes at once, the parser is given little: what it has not looked at yet counts as text. */
async function* inSlices(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const some of bytes) for (let at = 0; at < some.length; at += SLICE_BYTES) yield some.subarray(at, at + SLICE_BYTES)
}

async function* fromOutside(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (cause) {
    throw new FromOutside('', { cause })
  }
}

async function readParts<Kept>(parser: MailParser, keep: KeepAttachment<Kept>, so: Reading<Kept>): Promise<void> {
  for await (const part of parser as AsyncIterable<AttachmentStream | MessageText>) {
    if (part.type === 'text') {
      so.body = safeBody(part.text ?? '', MESSAGE_LIMITS.bodyLetters)
      if (part.textConversionError || (part.text ?? '').length > MESSAGE_LIMITS.bodyLetters) so.isWhole = false
      continue
    }
    so.isInAttachment = true
    await takeAttachment(part, keep, so)
    part.content.resume()
    part.release?.()
    so.isInAttachment = false
  }
}

async function takeAttachment<Kept>(part: AttachmentStream, keep: KeepAttachment<Kept>, so: Reading<Kept>): Promise<void> {
  so.seen += 1
  if (so.seen > MESSAGE_LIMITS.attachments) {
    so.isWhole = false
    return
  }
  const saidType = part.contentType.toLowerCase()
  const head: Buffer[] = []
  let length = 0
  async function* looked(): AsyncGenerator<Buffer> {
    // A file that is given up half-way is read to its end all the same, or the rest of the message would never come.
    for await (const some of part.content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (OF_REPORTS.has(saidType) && length < REPORT_BYTES) head.push(some)
      length += some.length
      yield some
    }
  }
  try {
    const kept = await keep({ name: safeLine(part.filename ?? '', MESSAGE_LIMITS.nameLetters), saidType, bytes: looked() })
    if (kept === null) so.isWhole = false
    else so.attachments.push(kept)
  } catch (cause) {
    throw new FromOutside('', { cause })
  }
  if (head.length > 0) so.report.push({ contentType: saidType, text: Buffer.concat(head).subarray(0, REPORT_BYTES).toString('utf8') })
}

function parsed<Kept>({ headers, hasHeaders, from, to, subject, body, isWhole, attachments, report }: Reading<Kept>): ParsedMessage<Kept> {
  const isNothing = !hasHeaders && body === '' && attachments.length === 0
  return { readAs: isNothing ? 'not-at-all' : isWhole ? 'whole' : 'in-part', headers, from, to, subject, body, attachments, report }
}

/** A header with its encoded words decoded; of several the first. */
function lineOf(headers: Headers, name: string): string {
  const value = [headers.get(name)].flat()[0]
  const text = typeof value === 'string' ? value : typeof value === 'object' && 'text' in value && typeof value.text === 'string' ? value.text : ''
  return safeLine(text, MESSAGE_LIMITS.lineLetters)
}
