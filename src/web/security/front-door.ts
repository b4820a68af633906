import type { FastifyInstance } from 'fastify'
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { securityHeaders } from './headers.ts'

/**
 * How long the server waits, and for how many. A form with a scan of 500 MB may take half an hour; its head may not take twenty
 * seconds; a connection on which nothing moves is closed after three minutes. Decision: 0089.
 */
export const PATIENCE = {
  headersTimeout: 20_000, requestTimeout: 1_800_000, connectionTimeout: 180_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384, maxConnections: 1_000,
} as const
export type Patience = Readonly<Record<keyof typeof PATIENCE, number>>

/** A request that no browser sends. `code` is what the error pages know it by. */
class OddRequest extends Error {
  override readonly name = 'OddRequest'
  readonly code = 'HEARD_ODD_REQUEST'
}

/** A name or an address with a port or none: no user, no path, no blank. */
const HOST = /^(\[[\da-f:.]{2,45}\]|[\w.-]{1,253})(:\d{1,5})?$/i

/** What is wrong with the frame of a request before anything of it is believed; null where nothing is. */
function whatIsOdd({ rawHeaders, headers, url = '' }: Pick<IncomingMessage, 'rawHeaders' | 'headers' | 'url'>): string | null {
  if (!url.startsWith('/')) return 'the target is not a path'
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
  if (hosts > 1) return 'there are several hosts'
  if (!HOST.test(headers.host ?? '')) return 'the host is not a name'
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') return 'the body is packed'
  return null
}

/** Lets nothing in that is no plain request. Comes after the cookies are read: the page that refuses is a page. */
export function refuseOddRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const odd = whatIsOdd(request.raw)
    if (odd === null) done()
    else done(new OddRequest(odd))
  })
}

/** Comes first of all: every answer has the headers, and no more connect than can be served. */
export function guardTheDoor(server: FastifyInstance, secure: boolean, { maxConnections }: Pick<Patience, 'maxConnections'>): void {
  const headers = securityHeaders(secure)
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  server.server.maxConnections = maxConnections
  server.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(417, { ...headers, connection: 'close', 'content-type': 'text/plain; charset=utf-8' }).end('What is expected of this server it does not do.\n')
  })
}

const STATUS_OF: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Answers bytes that never became a request, then hangs up: such an answer has the headers too, and repeats nothing. */
export function answerNoRequest(secure: boolean): (error: Error & { code?: string }, socket: Socket) => void {
  const lines = Object.entries({ ...securityHeaders(secure), connection: 'close', 'content-type': 'text/plain; charset=utf-8' }).map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const status = STATUS_OF[error.code ?? ''] ?? 400
    const body = `${STATUS_CODES[status]}\n`
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => socket.destroy())
  }
}
