/** The process that is killed: saves without end, and says on standard output what has been acknowledged. */
import { writeSync } from 'node:fs'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { AuthorityId } from '../../src/application/ports.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import { campaignAuthority } from './campaign-authority.ts'
import { openCampaign } from './open-campaign.ts'

const register = await openCampaign(process.argv[2] ?? '')
const { store, clock } = register.services

async function saveForEver(authorityId: AuthorityId): Promise<void> {
  for (;;) {
    const streamId = uuidV7()
    for (let seq = 0; seq < 3; seq += 1) {
      await store.write(wholeOf(authorityId), async (tx) => {
        const said = await tx.texts.add({ textId: uuidV7(), streamId, body: `Words of event ${seq + 1}` }, clock.now())
        const event = seq === 0
          ? { type: 'ComplaintReceived', happenedOn: isoDate('2026-03-02'), procedure: 'children-act-1989-england', reference: streamId, channel: 'email', said, details: {} } as const
          : { type: 'NoteAdded', happenedOn: isoDate('2026-03-03'), text: said } as const
        await tx.ledger.append('complaint', streamId, seq, [event], { commandId: uuidV7(), recordedBy: 'campaign', recordedAt: clock.now() })
      })
      // Written at once: what the parent has read was acknowledged before the kill.
      writeSync(1, `${streamId} ${seq + 1}\n`)
    }
  }
}

const authorityId = await campaignAuthority(register)
await Promise.all(Array.from({ length: 4 }, () => saveForEver(authorityId)))
