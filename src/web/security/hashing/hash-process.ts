/** Runs in a process of its own: hashes one password after the other, behind everybody who waits for a page. */
import { argon2Sync } from 'node:crypto'
import { constants, getPriority, setPriority } from 'node:os'
import type { HashAnswer, HashOrder } from './hash-elsewhere.ts'

// Never before what the operator gave the server itself.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL))

// The server ends it, by closing the channel: what stops a whole group of processes must not lose a password that is being checked.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

process.on('message', ({ number, ...asked }: HashOrder) => {
  process.send?.({ number, hash: argon2Sync('argon2id', asked) } satisfies HashAnswer)
})
