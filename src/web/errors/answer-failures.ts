import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NO_BRAND } from '../brand/brand.ts'
import type { WebDeps } from '../deps.ts'
import { frameSoFar } from '../frame.ts'
import type { Answer, Route } from '../route.ts'
import { formTokenFor } from '../security/browser-cookie.ts'
import { securityHeaders } from '../security/headers.ts'
import { sendAnswer } from '../send-answer.ts'
import { sentAgain } from '../sent-again.ts'
import type { Templates } from '../templates.ts'
import type { Typed } from '../form-reader.ts'
import { answerRequest } from '../visit.ts'
import { letFinish } from './let-finish.ts'
import { faultForLog, whatFailed } from './what-failed.ts'

/** What is not there is not there for anybody; the page still has the frame of whoever asked. */
const NO_ROUTE: Route = { method: 'GET', url: '*', access: 'public', handler: () => ({ kind: 'not-found' }) }

/** Pages for what is not there and for what went wrong; a fault is logged under the reference that the page shows. */
export function answerFailures(server: FastifyInstance, deps: WebDeps, templates: Templates): void {
  server.setNotFoundHandler(async (request, reply) => {
    const { frame, answer } = await answerRequest(deps, NO_ROUTE, request, reply)
    return sendAnswer(templates, request, reply, frame, answer)
  })
  server.setErrorHandler(async (error, request, reply) => {
    if (['too-busy', 'documents-busy'].includes(whatFailed(error))) reply.header('retry-after', '60')
    request.log.error({ reference: request.id, route: request.routeOptions.url ?? 'no-route', fault: faultForLog(error) }, 'fault')
    if (whatFailed(error) === 'too-large') await letFinish(request.raw)
    try {
      const frame = frameSoFar(request) ?? { authority: null, actor: null, csrf: formTokenFor(request, reply, deps.secureCookies), brand: NO_BRAND }
      return sendAnswer(templates, request, reply, frame, failurePage(error, request, frame.csrf))
    } catch (again) {
      // Where even the page about the fault fails, the framework would print what failed.
      request.log.error({ reference: request.id, fault: faultForLog(again) }, 'fault in the page about a fault')
      return reply.status(500).type('text/plain; charset=utf-8').send(`Something went wrong here. The reference is ${request.id}.\n`)
    }
  })
}

/** An address that cannot be read never reaches a hook or a handler: it gets the page and the headers here. */
export function answerBadAddress(deps: WebDeps, templates: Templates, { error, request, reply }: Readonly<{ error: Error; request: FastifyRequest; reply: FastifyReply }>): void {
  const status = 'code' in error && error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 414 : 400
  request.log.info({ method: request.method, route: 'no-route', status }, 'request')
  reply.headers(securityHeaders(deps.secureCookies))
  sendAnswer(templates, request, reply, { authority: null, actor: null, csrf: '', brand: NO_BRAND }, unreadable(status))
}

function unreadable(status: 400 | 414): Answer {
  return { kind: 'page', template: 'pages/errors/bad-request.njk', title: 'That could not be read', status }
}

function failurePage(error: unknown, request: FastifyRequest, csrf: string): Answer {
  const isPost = request.method === 'POST'
  const fields = isPost ? sentAgain((request.body ?? {}) as Typed, csrf) : []
  const model = { reference: request.id, isPost, fields, action: request.url }
  switch (whatFailed(error)) {
    case 'database-away':
      return { kind: 'page', template: 'pages/errors/database-away.njk', title: 'The database is away', status: 503, model: { ...model, waitsForDatabase: true } }
    case 'disk-full':
      return { kind: 'page', template: 'pages/errors/disk-full.njk', title: 'There is no room left to save', status: 503, model }
    case 'too-busy':
      return { kind: 'page', template: 'pages/errors/too-busy.njk', title: 'Too many people are asking at once', status: 503 }
    case 'documents-busy':
      return { kind: 'page', template: 'pages/errors/documents-busy.njk', title: 'Too many documents are being made at once', status: 503, model }
    case 'lost-race':
      return { kind: 'page', template: 'pages/errors/lost-race.njk', title: 'Others saved at the same moment', status: 503, model }
    case 'too-large':
      return { kind: 'page', template: 'pages/errors/too-large.njk', title: 'That is more than fits', status: 413 }
    case 'not-a-form':
      return { kind: 'page', template: 'pages/errors/bad-request.njk', title: 'That is not a form of ours', status: 415 }
    case 'bad-request':
      return unreadable(400)
    case 'unknown':
      return { kind: 'page', template: 'pages/errors/fault.njk', title: 'Something went wrong here', status: 500, model }
  }
}
