import type { FastifyRequest } from 'fastify'
import type { Actor, AuthorityOfHost } from '../application/ports.ts'
import type { Brand } from './brand/brand.ts'

/** What the frame of a page shows besides the page itself; parts are unknown where something went wrong early. */
export type Frame = Readonly<{
  authority: AuthorityOfHost | null; actor: Actor | null; csrf: string; brand: Brand
  /** When this session ends without another page, in seconds, and whether another page puts that off. */
  sessionEnds?: Readonly<{ seconds: number; canStay: boolean }>
}>

const frames = new WeakMap<FastifyRequest, Frame>()

/** Keeps what is known of a request so far, so that a page about a fault still says whose it is. */
export function rememberFrame(request: FastifyRequest, frame: Frame): Frame {
  frames.set(request, frame)
  return frame
}

export function frameSoFar(request: FastifyRequest): Frame | undefined {
  return frames.get(request)
}
