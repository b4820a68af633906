import { simpleParser } from 'mailparser'
import type { MessagePart } from '../domain/outbox/bounces.ts'

/** As much of each part as can say what became of a message. */
const MOST_BYTES = 64 * 1024

/** The parts of a received message by which it may be a report about one of ours. Attachments of other kinds are left out. */
export async function partsOfReport(raw: Buffer): Promise<readonly MessagePart[]> {
  const { attachments } = await simpleParser(raw, { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true })
  return attachments.flatMap(({ contentType, content }) => (/^(?:message\/|text\/rfc822-headers)/i.test(contentType) ? [{ contentType: contentType.toLowerCase(), text: content.subarray(0, MOST_BYTES).toString('utf8') }] : []))
}
