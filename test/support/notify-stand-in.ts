import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type NotifyKept = Readonly<{ id: string; reference: string; type: 'email' | 'sms' | 'letter'; to: string; body: string; bytes: number }>

export type NotifyStandIn = Readonly<{
  url: string
  /** Everything that it took, in order. */
  kept: NotifyKept[]
  /** What it says has become of one from now on. */
  setStatus(id: string, status: string): void
  stop(): Promise<void>
}>

type Options = Readonly<{
  key: string
  templates: Readonly<{ email: string; text: string }>
  perMinute?: number
  perDay?: number
  /** What it does with the next message before it looks at it. */
  manner?: (reference: string) => 'answer' | 'take-and-hang-up' | 'hang-up' | 'fault'
}>

/**
 * GOV.UK Notify on this machine, as far as its published rules go: the key, the fields, a rolling minute, the day, the lengths of text messages
 * and e-mails, a letter's size and pages. Facts: docs.notifications.service.gov.uk and its guidance on letters and on text messages (June 2026).
 */
export async function notifyStandIn(options: Options): Promise<NotifyStandIn> {
  const kept: NotifyKept[] = []
  const statuses = new Map<string, string>()
  const times: number[] = []
  const server = createServer((request, response) => void answered(request, response))
  const answered = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const give = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const refuse = (status: number, error: string, message: string): void => give(status, { status_code: status, errors: [{ error, message }] })
    if (!isSignedBy(request.headers.authorization ?? '', options.key)) return refuse(403, 'AuthError', 'Invalid token: API key not found')
    const url = new URL(request.url ?? '/', 'http://notify')
    if (request.method === 'GET') return give(...found(url))
    const body = JSON.parse(await wholeOf(request)) as Readonly<Record<string, unknown>>
    const reference = text(body['reference'])
    const manner = options.manner?.(reference) ?? 'answer'
    if (manner === 'hang-up') return void request.socket.destroy()
    if (manner === 'fault') return refuse(500, 'Exception', 'Internal server error')
    const now = Date.now()
    while (times[0] !== undefined && times[0] <= now - 60_000) times.shift()
    if (times.length >= (options.perMinute ?? 3000)) return refuse(429, 'RateLimitError', 'Exceeded rate limit for key type live of 3000 requests per 60 seconds')
    if (kept.length >= (options.perDay ?? 250_000)) return refuse(429, 'TooManyRequestsError', 'Exceeded send limits for today')
    times.push(now)
    const read = readMessage(url.pathname, body, options.templates)
    if ('error' in read) return refuse(400, read.error, read.message)
    const id = crypto.randomUUID()
    kept.push({ id, reference, ...read })
    statuses.set(id, read.type === 'letter' ? 'accepted' : 'sending')
    // Ten pages at most: it is found out after it was taken, as there.
    if (read.type === 'letter' && pages(read.body) > 10) statuses.set(id, 'validation-failed')
    if (manner === 'take-and-hang-up') return void request.socket.destroy()
    give(201, { id, reference, content: {}, uri: '', template: { id: '', version: 1, uri: '' } })
  }
  const found = (url: URL): readonly [number, unknown] => {
    const of = (each: NotifyKept) => ({ id: each.id, reference: each.reference, type: each.type, status: statuses.get(each.id) })
    const reference = url.searchParams.get('reference')
    if (url.pathname === '/v2/notifications') return [200, { notifications: kept.filter((each) => each.reference === reference).map(of), links: {} }]
    const one = kept.find(({ id }) => url.pathname === `/v2/notifications/${id}`)
    return one ? [200, of(one)] : [404, { status_code: 404, errors: [{ error: 'NoResultFound', message: 'No result found' }] }]
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, kept, setStatus: (id, status) => void statuses.set(id, status),
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      if (server.listening) server.close(() => resolve())
      else resolve()
    }),
  }
}

type Read = Omit<NotifyKept, 'id' | 'reference'> | Readonly<{ error: string; message: string }>

function readMessage(path: string, body: Readonly<Record<string, unknown>>, templates: Options['templates']): Read {
  const said = (body['personalisation'] ?? {}) as Readonly<Record<string, unknown>>
  const words = typeof said['body'] === 'string' ? said['body'] : null
  const [email, phone] = [text(body['email_address']), text(body['phone_number'])]
  switch (path) {
    case '/v2/notifications/email':
      if (body['template_id'] !== templates.email || words === null || typeof said['subject'] !== 'string') return { error: 'BadRequestError', message: 'Missing personalisation or template' }
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { error: 'ValidationError', message: 'email_address Not a valid email address' }
      if (Buffer.byteLength(words) > 2_000_000) return { error: 'BadRequestError', message: 'Emails cannot be longer than 2000000 bytes.' }
      return { type: 'email', to: email, body: words, bytes: Buffer.byteLength(words) }
    case '/v2/notifications/sms':
      if (body['template_id'] !== templates.text || words === null) return { error: 'BadRequestError', message: 'Missing personalisation or template' }
      if (!/^\+447\d{9}$/.test(phone)) return { error: 'ValidationError', message: 'phone_number Not a UK mobile number' }
      if (words.length > 918) return { error: 'ValidationError', message: 'Text messages cannot be longer than 918 characters.' }
      return { type: 'sms', to: phone, body: words, bytes: Buffer.byteLength(words) }
    case '/v2/notifications/letter': {
      const pdf = Buffer.from(text(body['content']), 'base64')
      if (text(body['reference']) === '') return { error: 'ValidationError', message: 'reference is a required property' }
      if (pdf.subarray(0, 5).toString() !== '%PDF-') return { error: 'BadRequestError', message: 'Letter content is not a valid PDF' }
      if (pdf.length > 2 * 1024 * 1024) return { error: 'ValidationError', message: 'Letter is larger than 2MB' }
      return { type: 'letter', to: '', body: pdf.toString('latin1'), bytes: pdf.length }
    }
    default: return { error: 'NoResultFound', message: path }
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function pages(pdf: string): number {
  return pdf.match(/\/Type \/Page\b/g)?.length ?? 0
}

/** A token is a JWT that the service's key signed: its issuer is the service. */
function isSignedBy(header: string, key: string): boolean {
  const [, payload = ''] = header.replace(/^Bearer /, '').split('.')
  try {
    return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Readonly<{ iss?: string }>).iss === key.slice(-73, -37)
  } catch {
    return false
  }
}

async function wholeOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
