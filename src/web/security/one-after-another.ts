/** More work is waiting than can be done in good time. `code` is what the error pages know it by. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
  readonly code = 'HEARD_TOO_BUSY'
}

/**
 * Lets `atOnce` pieces of work run, and the next ones wait in turn. Rejects with `TooBusy` while `mostWaiting` wait
 * already, so that a flood of guesses cannot take the server's threads from everybody else.
 */
export function oneAfterAnother(atOnce: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new TooBusy('too much work is waiting')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
