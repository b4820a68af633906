import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import type { TraceNote } from '../application/access/traces.ts'
import type { Session } from '../application/access/session-ports.ts'
import type { Actor, AuthorityOfHost } from '../application/ports.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { Access } from './access.ts'
import type { WebDeps } from './deps.ts'
import type { Slip, Typed } from './form-reader.ts'
import type { RouteTraces } from './traced.ts'

/** One request, as a page sees it: who asks, at which authority, for what. */
export type Visit<Who extends Actor | null = Actor> = Readonly<{
  deps: WebDeps
  authority: AuthorityOfHost
  actor: Who
  /** The session of whoever has signed in. */
  session: Session | null
  today: IsoDate
  params: Readonly<Record<string, string>>
  /** What stands behind the `?`, the first value of each name. Never logged. */
  query: Readonly<Record<string, string>>
  /** The posted form; empty for a GET, and for a multipart form, which the page reads from `request` itself. */
  typed: Typed
  request: FastifyRequest
  /** For cookies and streams; a page answers by returning an `Answer`. */
  reply: FastifyReply
  /** Notes an act. It is kept before the answer is sent; where it cannot be kept, the answer is not sent. */
  trace: (note: TraceNote) => void
  /** Keeps a trace now, before anything follows from it; throws where it cannot be kept. */
  traceFirst: (note: TraceNote) => Promise<void>
}>

/** What a page answers. Only `web/` turns it into HTTP. */
export type Answer =
  | Readonly<{
      kind: 'page'
      /** Path below `src/web`, such as `pages/home/page.njk`. */
      template: string
      /** The `h1`, and the title of the tab. */
      title: string
      model?: Readonly<Record<string, unknown>>
      /** What is wrong with the form; the layout shows the summary and "Error: " in the title. */
      slips?: readonly Slip[]
      /** The form as typed, which the field macros fill in. */
      typed?: Typed
      status?: number
      /** For a page that is the same for everybody (`Route.shared`). */
      keep?: Keep
    }>
  /** To a path of ours; `elsewhere` where another site is meant, such as that of whom people sign in with. */
  | Readonly<{ kind: 'redirect'; to: string; elsewhere?: true }>
  | Readonly<{ kind: 'file'; body: string | Buffer | Readable; contentType: string; fileName?: string; keep?: Keep }>
  /** What the browser or cache has already is still so (`If-None-Match`). */
  | Readonly<{ kind: 'not-modified'; keep: Keep }>
  | Readonly<{ kind: 'not-found' }>
  | Readonly<{ kind: 'not-allowed' }>

/**
 * How long anybody may keep an answer, and by which tag it is asked for again. `tag` is the digest of what is answered;
 * without it, that of the page as it is printed.
 */
export type Keep = Readonly<{ seconds: number; isImmutable?: true; tag?: string }>

type Shape<Who extends Actor | null> = Readonly<{
  method: 'GET' | 'POST'
  url: string
  handler: (visit: Visit<Who>) => Answer | Promise<Answer>
  /** Set where the page only reads, and soon: all of it is then read in one transaction. */
  atOnce?: true
  /** Set where the form carries files: its token then stands in the address, as `?_csrf=`, before any of the body is read. */
  multipart?: true
}>

/** What anybody may see, and everybody sees the same of: no cookie is given or read, so that it may be kept by caches. */
type Shared = Readonly<{ access: 'public'; shared?: true }>

/**
 * What is not for everybody says what trace it leaves. `forResponders`: whoever was given a complaint to answer is let in to
 * it (`:complaintId`), or to the list of theirs, whatever their role may by itself.
 */
type Own = Readonly<{ access: Exclude<Access, 'public'>; traces: RouteTraces; forResponders?: true }>

/** One path of the web. There is no route without a rule for who may ask, or without what it leaves: the type has no place for one. */
export type Route = (Shape<Actor | null> & Shared) | (Shape<Actor> & Own)
