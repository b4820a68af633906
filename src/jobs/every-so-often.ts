import { setTimeout as pause } from 'node:timers/promises'

/** Work that goes on between other work: it is begun again so long after its end, and never twice at once. */
export type SteadyWork = Readonly<{
  /** Told when it is to end early: between two steps of it. */
  work(stopped: AbortSignal): Promise<void>
  onError(error: Error): void
}>

/** Does it again and again until it is stopped; `stop` waits for the step that is under way. A fault is told, and does not end it. */
export function everySoOften({ work, onError }: SteadyWork, pauseMs: number): Readonly<{ stop(): Promise<void> }> {
  const stopped = new AbortController()
  const going = (async () => {
    while (!stopped.signal.aborted) {
      try {
        await work(stopped.signal)
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)))
      }
      await pause(pauseMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopped.abort()
      await going
    },
  }
}
