import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Frame } from './frame.ts'
import { navigationFor } from './navigation.ts'
import type { Answer } from './route.ts'
import type { Templates } from './templates.ts'

const FORBIDDEN: Answer = { kind: 'page', template: 'pages/errors/not-allowed.njk', title: 'You may not see this page', status: 403 }
const NOT_FOUND: Answer = { kind: 'page', template: 'pages/errors/not-found.njk', title: 'Page not found', status: 404 }

/** Turns what a page answered into HTTP. */
export function sendAnswer(templates: Templates, request: FastifyRequest, reply: FastifyReply, frame: Frame, answer: Answer): FastifyReply {
  switch (answer.kind) {
    case 'redirect':
      return reply.redirect(answer.to, 303)
    case 'not-found':
      return sendAnswer(templates, request, reply, frame, NOT_FOUND)
    case 'not-allowed':
      return sendAnswer(templates, request, reply, frame, FORBIDDEN)
    case 'file':
      if (answer.fileName !== undefined) reply.header('content-disposition', `attachment; filename="${answer.fileName.replaceAll(/[^\w.-]/g, '-')}"`)
      return reply.type(answer.contentType).send(answer.body)
    case 'page':
      return reply.status(answer.status ?? (answer.slips?.length ? 422 : 200)).type('text/html; charset=utf-8')
        .send(templates.render(answer.template, pageModel(request, frame, answer)))
  }
}

function pageModel(request: FastifyRequest, frame: Frame, answer: Extract<Answer, { kind: 'page' }>): object {
  const path = request.url.split('?', 1)[0] ?? '/'
  return {
    ...answer.model, ...frame, path, title: answer.title, slips: answer.slips ?? [], typed: answer.typed ?? {},
    navigation: navigationFor(frame.actor, path),
  }
}
