import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** A word that no dictionary has, and what may have been meant. */
export type Misspelled = Readonly<{ word: string; suggestions: readonly string[] }>
export type SpellingOrder = Readonly<{ number: number; words: readonly string[]; own: readonly string[] }>
export type SpellingAnswer = Readonly<{ number: number; found: readonly Misspelled[] }>

/** So long a page waits for it: the dictionary takes a second or two to read, once. */
const MOST_MS = 2_500
/** More words than this are not looked up: a letter has fewer. */
const MOST_WORDS = 3_000
/** So long the worker waits for another letter before its memory is given back. */
const IDLE_MS = 120_000

let worker: Worker | null = null
let orders = 0
let idle: NodeJS.Timeout | null = null
const waiting = new Map<number, (found: readonly Misspelled[]) => void>()

/**
 * Words that neither the British dictionary nor `own` has; null where it takes too long, or cannot be looked at: the page then says
 * so, and is drawn without it. Nothing is changed, and nothing of it is kept.
 */
export async function misspelled(words: readonly string[], own: readonly string[]): Promise<readonly Misspelled[] | null> {
  if (words.length === 0) return []
  if (words.length > MOST_WORDS) return null
  const { promise, resolve } = Promise.withResolvers<readonly Misspelled[]>()
  const number = (orders += 1)
  waiting.set(number, resolve)
  const asked = (worker ??= started())
  asked.postMessage({ number, words, own } satisfies SpellingOrder)
  rest(asked)
  const found = await Promise.race([promise, wait(MOST_MS, null, { ref: false })])
  waiting.delete(number)
  return found
}

function started(): Worker {
  const fresh = new Worker(new URL('./spelling-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 192 } })
  fresh.on('message', ({ number, found }: SpellingAnswer) => waiting.get(number)?.(found))
  // Without a spelling check a letter can still be written: the next one starts another worker.
  const forget = () => { if (worker === fresh) worker = null }
  fresh.on('error', forget)
  fresh.on('exit', forget)
  // After the listeners: each would keep the program running again.
  fresh.unref()
  return fresh
}

function rest(resting: Worker): void {
  if (idle) clearTimeout(idle)
  idle = setTimeout(() => { void resting.terminate() }, IDLE_MS)
  idle.unref()
}
