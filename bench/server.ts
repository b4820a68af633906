import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { get, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { environmentOf } from './bench-register.ts'
import { MAIN_HOST } from './register.ts'

/** The server as an operator starts it, in a process of its own, with its address once it answers. */
export async function startServer(folder: string): Promise<Readonly<{ server: ChildProcess; address: string }>> {
  const program = fileURLToPath(new URL('../bin/heard', import.meta.url))
  const server = spawn(process.execPath, [program, 'start'], { env: { ...process.env, ...environmentOf(folder) }, stdio: ['ignore', 'pipe', 'ignore'] })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let said = ''
  server.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    const address = /http:\/\/[\d.]+:\d+/.exec(said)?.[0]
    if (address !== undefined) resolve(address)
  })
  server.once('exit', () => reject(new Error(`the server did not start: ${said}`)))
  return { server, address: await promise }
}

export async function stop(server: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.once('exit', () => resolve())
  server.kill('SIGTERM')
  await promise
}

export type Page = Readonly<{ html: string; cookies: readonly string[] }>

/** Asks for one page as a browser at the authority's address would. */
export function asking(address: string, cookie: string) {
  return async (path: string): Promise<Page> => {
    const { promise, resolve, reject } = Promise.withResolvers<Page>()
    get(`${address}${path}`, { headers: { cookie, host: MAIN_HOST } }, (answer) => {
      let html = ''
      answer.setEncoding('utf8').on('data', (part: string) => (html += part)).on('error', reject).on('end', () => {
        if (answer.statusCode === 200) resolve({ html, cookies: answer.headers['set-cookie'] ?? [] })
        else reject(new Error(`${path} answered ${answer.statusCode} ${answer.headers.location ?? ""}`))
      })
    }).on('error', reject)
    return promise
  }
}

/** What the process holds in memory now, as the system counts it. NaN where it does not say. */
export function residentMegabytes({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
  } catch {
    return Number.NaN
  }
}

/** Sends a form as a browser at the authority's address would, and answers the status. */
export function post(url: string, cookie: string, body: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const headers = { cookie, host: MAIN_HOST, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  request(url, { method: 'POST', headers }, (answer) => {
    answer.resume().on('end', () => resolve(answer.statusCode ?? 0)).on('error', reject)
  }).on('error', reject).end(body)
  return promise
}

/** How often somebody who is signed in already asks for a page meanwhile. */
const ASKS_EVERY_MS = 25

/** What each page took, in milliseconds, asked for one after the other until `done`. */
export async function waits(ask: ReturnType<typeof asking>, paths: readonly string[], done: Promise<unknown>): Promise<readonly number[]> {
  const state = { isOver: false }
  void done.catch(() => undefined).then(() => { state.isOver = true })
  const times: number[] = []
  while (!state.isOver) {
    const began = performance.now()
    await ask(paths[times.length % paths.length] ?? '/')
    times.push(performance.now() - began)
    await pause(ASKS_EVERY_MS)
  }
  return times
}

export { pause }
