import type { NewMessage } from '../../src/application/outbox/ports.ts'
import { uuidV7 } from '../../src/main/ids.ts'

/** A letter of a record on its way, by e-mail, with no attachment. */
export function letterOf(streamId: string, more: Partial<NewMessage> = {}): NewMessage {
  return {
    about: { kind: 'letter', streamId, letterId: uuidV7() }, channel: 'email', to: 'ada@example.org', subject: 'Your complaint', text: 'Dear Ada', attachments: [],
    queuedAt: '2026-03-02T09:00:00.000Z', ...more,
  }
}
