import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sweepFiles } from '../../src/storage/files/sweep-files.ts'
import { verify } from '../../src/storage/seals/verify.ts'
import { httpVisitor } from '../resilience/http-visitor.ts'
import { endProcess, PROGRAM_MANAGER, PROGRAM_PASSWORD, programWithRegister, type Program } from '../resilience/program.ts'
import { recordOne } from '../resilience/recording.ts'
import { sendDocument } from '../resilience/uploading.ts'
import type { Cleanup } from '../support/database.ts'
import { openCampaign } from './open-campaign.ts'

/**
 * `answered`: documents of which the page said that they are filed; `filed`: those that stand in the register. `lost` were said to be filed and are
 * not, `half` are filed and not whole, and `left` are files that lie below the register after a sweep and belong to none.
 */
export type UploadingCampaign = Readonly<{ rounds: number; answered: number; filed: number; lost: number; half: number; left: number }>

/** Rounds of sending a document that end with `kill -9` of the server, each at another moment of it. Then a sweep, and everything is counted. */
export async function killUploading(cleanup: Cleanup, { rounds, megabytes, say }: Readonly<{ rounds: number; megabytes: number; say(line: string): void }>): Promise<UploadingCampaign> {
  const heard = await programWithRegister(cleanup)
  const answered: string[] = []
  let [complaintId, wholeMs] = ['', 0]
  for (let round = 0; round <= rounds; round += 1) {
    const running = heard.start()
    const address = await running.address()
    const visitor = httpVisitor(address, new URL(address).host)
    await visitor.signIn(PROGRAM_MANAGER, PROGRAM_PASSWORD)
    if (complaintId === '') complaintId = await recordOne(visitor, 'With documents')
    const name = `scan ${round}.pdf`
    const began = performance.now()
    const sending = sendDocument(visitor, complaintId, name, megabytes).catch(() => false)
    // The first is left alone: it says how long one takes. The others are killed from its begin to a little after its end.
    const isKilled = round > 0 && await Promise.race([sending.then(() => false), pause(wholeMs * round / rounds * 1.05).then(() => true)])
    if (round === 0) await sending
    running.kill('SIGKILL')
    if (await sending) answered.push(name)
    if (round === 0) wholeMs = performance.now() - began
    await running.ended
    visitor.close()
    say(`round ${round}: ${isKilled ? 'killed in the midst' : 'killed once it had answered'}; ${answered.length} answered so far`)
  }
  const counted = await countedIn(heard, answered)
  endProcess(heard.databasePid())
  return { rounds, answered: answered.length, ...counted }
}

/** What stands in the register and lies below it, against what was said to be filed. */
async function countedIn({ folder }: Pick<Program, 'folder'>, answered: readonly string[]): Promise<Pick<UploadingCampaign, 'filed' | 'lost' | 'half' | 'left'>> {
  const { database, fileStore } = await openCampaign(folder)
  try {
    const { owner } = database.pools
    const { rows: files } = await owner.query<{ authority: never; name: string; sha256: string; isFiled: boolean }>(`
      select f.authority_id as authority, f.name, encode(f.sha256, 'hex') as sha256, exists (
        select 1 from events e where e.authority_id = f.authority_id and e.type = 'DocumentFiled' and e.payload #>> '{file,fileId}' = f.file_id::text) as "isFiled" from files f`)
    const { problems } = await verify(owner, database.sealsFolder, { fileStore, isWhole: true })
    for (const authority of new Set(files.map((file) => file.authority))) await sweepFiles(owner, fileStore, authority, Number.POSITIVE_INFINITY)
    const lying = ['files', join('tmp', 'files')].flatMap((below) => filesBelow(join(database.folder, below)))
    return {
      filed: files.length, lost: answered.filter((name) => !files.some((file) => file.name === name && file.isFiled)).length,
      half: problems.length + files.filter(({ isFiled }) => !isFiled).length, left: lying.length - new Set(files.map(({ sha256 }) => sha256)).size,
    }
  } finally {
    await database.close()
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())
}
