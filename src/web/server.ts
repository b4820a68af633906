import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { randomBytes } from 'node:crypto'
import { readAssets } from './assets/asset-files.ts'
import { serveAssets } from './assets/serve-assets.ts'
import { serveBrand } from './brand/serve-brand.ts'
import type { WebDeps } from './deps.ts'
import { answerBadAddress, answerFailures } from './errors/answer-failures.ts'
import { logRequests } from './log-requests.ts'
import { serveFeeds } from './pages/feed/serve-feeds.ts'
import { serveHealth } from './pages/health/serve-health.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { answerNoRequest, guardTheDoor, PATIENCE, refuseOddRequests, type Patience } from './security/front-door.ts'
import { parseForm } from './security/parse-form.ts'
import { sendAnswer } from './send-answer.ts'
import { createTemplates, type Templates } from './templates.ts'
import { answerRequest } from './visit.ts'

/** The longest form in bytes: several letters' worth. Files come as multipart and have limits of their own. */
const LONGEST_FORM = 2_000_000
/** The largest file that an upload takes, in bytes: 200 MB is refused with a page, not with a crash. */
const LARGEST_UPLOAD = 150_000_000
/** No form that carries a file has more than a few fields beside it. */
const FORM_WITH_FILE = { fileSize: LARGEST_UPLOAD, files: 1, fields: 40, parts: 50, fieldNameSize: 100, fieldSize: LONGEST_FORM, headerPairs: 20 } as const

/** The web server, not yet listening: what a request meets, in order. */
export async function createWebServer(deps: WebDeps, routes: readonly Route[] = ROUTES, patience: Patience = PATIENCE): Promise<FastifyInstance> {
  const assets = readAssets()
  const templates = createTemplates(assets.pathOf)
  const { requestTimeout, connectionTimeout, headersTimeout, maxHeaderSize, connectionsCheckingInterval } = patience
  const server = Fastify({
    loggerInstance: deps.logger, logController: new LogController({ disableRequestLogging: true }), bodyLimit: LONGEST_FORM,
    genReqId: () => randomBytes(5).toString('hex').toUpperCase(),
    routerOptions: { ignoreTrailingSlash: true },
    requestTimeout, connectionTimeout, http: { headersTimeout, maxHeaderSize, connectionsCheckingInterval, requireHostHeader: false },
    clientErrorHandler: answerNoRequest(deps.secureCookies),
    frameworkErrors: (error, request, reply) => answerBadAddress(deps, templates, { error, request, reply }),
  })
  guardTheDoor(server, deps.secureCookies, patience)
  // What is posted here is a form. A body of another sort is refused before anything of it is read.
  server.removeAllContentTypeParsers()
  await server.register(cookie)
  refuseOddRequests(server)
  await server.register(formbody, { parser: parseForm })
  // What is too large is told on its page, by whoever asked for the file.
  await server.register(multipart, { limits: FORM_WITH_FILE, throwFileSizeLimit: false })
  logRequests(server)
  serveAssets(server, assets)
  serveHealth(server, deps)
  serveFeeds(server, deps)
  serveBrand(server, deps)
  answerFailures(server, deps, templates)
  for (const route of routes) addRoute(server, deps, templates, route)
  return server
}

function addRoute(server: FastifyInstance, deps: WebDeps, templates: Templates, route: Route): void {
  server.route({
    method: route.method,
    url: route.url,
    handler: async (request, reply) => {
      const { frame, answer } = await answerRequest(deps, route, request, reply)
      return sendAnswer(templates, request, reply, frame, answer)
    },
  })
}
