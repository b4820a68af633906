import type { FastifyReply, FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import type { Frame } from './frame.ts'
import { navigationFor } from './navigation.ts'
import type { Answer, Keep } from './route.ts'
import type { Templates } from './templates.ts'

const FORBIDDEN: Answer = { kind: 'page', template: 'pages/errors/not-allowed.njk', title: 'You may not see this page', status: 403 }
const NOT_FOUND: Answer = { kind: 'page', template: 'pages/errors/not-found.njk', title: 'Page not found', status: 404 }

/** Turns what a page answered into HTTP. */
export function sendAnswer(templates: Templates, request: FastifyRequest, reply: FastifyReply, frame: Frame, answer: Answer): FastifyReply {
  switch (answer.kind) {
    case 'redirect':
      if (answer.elsewhere !== true && !isPathOfOurs(answer.to)) throw new Error('a redirect leads to another site without saying that it does')
      return reply.redirect(answer.to, 303)
    case 'not-found':
      return sendAnswer(templates, request, reply, frame, NOT_FOUND)
    case 'not-allowed':
      return sendAnswer(templates, request, reply, frame, FORBIDDEN)
    case 'file':
      if (answer.fileName !== undefined) reply.header('content-disposition', savedAs(answer.fileName))
      if (answer.keep) mayBeKept(reply, answer.keep, answer.keep.tag ?? '')
      return reply.type(answer.contentType).send(answer.body)
    case 'not-modified':
      return mayBeKept(reply, answer.keep, answer.keep.tag ?? '').status(304).send()
    case 'page':
      return sendPage(request, reply, answer, templates.render(answer.template, pageModel(request, frame, answer)))
  }
}

/** To be saved under its name: in plain letters, and in its own where it has others. RFC 6266. */
function savedAs(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, '-')
  const own = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${own}`}`
}

/** A path, and not what a browser takes for the name of another site. */
function isPathOfOurs(to: string): boolean {
  return /^\/(?![/\\])[^\\\s]*$/.test(to)
}

function sendPage(request: FastifyRequest, reply: FastifyReply, answer: Extract<Answer, { kind: 'page' }>, html: string): FastifyReply {
  const status = answer.status ?? (answer.slips?.length ? 422 : 200)
  if (answer.keep) {
    const tag = answer.keep.tag ?? createHash('sha256').update(html).digest('hex')
    mayBeKept(reply, answer.keep, tag)
    if (status === 200 && isKept(request, tag)) return reply.status(304).send()
  }
  return reply.status(status).type('text/html; charset=utf-8').send(html)
}

/** Whether whoever asks has the answer of this tag already. */
export function isKept(request: FastifyRequest, tag: string): boolean {
  return (request.headers['if-none-match'] ?? '').split(',').some((each) => ['*', `"${tag}"`].includes(each.trim().replace(/^W\//, '')))
}

function mayBeKept(reply: FastifyReply, { seconds, isImmutable }: Keep, tag: string): FastifyReply {
  reply.header('cache-control', `public, max-age=${seconds}${isImmutable === true ? ', immutable' : ''}`)
  if (tag !== '') reply.header('etag', `"${tag}"`)
  return reply
}

function pageModel(request: FastifyRequest, frame: Frame, answer: Extract<Answer, { kind: 'page' }>): object {
  const path = request.url.split('?', 1)[0] ?? '/'
  return {
    ...answer.model, ...frame, path, title: answer.title, slips: answer.slips ?? [], typed: answer.typed ?? {},
    navigation: navigationFor(frame.actor, path),
  }
}
