import type { Logger } from 'pino'
import type { Register } from './register.ts'

export async function startJobs(_register: Register, _logger: Logger): Promise<Readonly<{ stop(): Promise<void> }>> {
  return { stop: () => Promise.resolve() }
}
