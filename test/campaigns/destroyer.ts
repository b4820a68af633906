/** The process that is killed while it destroys: says on standard output what has gone, a line for each record. */
import { writeSync } from 'node:fs'
import { carryOutDestructions } from '../../src/application/retention/carry-out.ts'
import { listAuthorities } from '../../src/storage/authorities.ts'
import { openCampaign } from './open-campaign.ts'

const { database, services } = await openCampaign(process.argv[2] ?? '')
const [authority] = await listAuthorities(database.pools.owner)
if (authority === undefined) throw new Error('there is nothing to destroy')
writeSync(1, 'begun\n')
await carryOutDestructions(services, authority.authorityId, ({ streamId }) => void writeSync(1, `${streamId}\n`))
writeSync(1, 'ended\n')
await database.close()
