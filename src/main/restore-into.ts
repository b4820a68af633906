import type { Operator, RegisterChoice } from '../application/operator.ts'
import { listAuthorities } from '../storage/authorities.ts'
import { restore } from '../storage/backup/restore.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { sweepFiles } from '../storage/files/sweep-files.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { doubtRestored } from '../storage/outbox-restored.ts'
import { destroyAgain } from '../storage/retention/destroy-again.ts'
import { StartRefused } from '../storage/embedded/start-refused.ts'
import { setSealFileAside } from '../storage/seals/seal-file.ts'
import { completeFile } from '../storage/seals/seal.ts'
import { verify } from '../storage/seals/verify.ts'
import type { Config } from './config.ts'
import { filesOf } from './files-of.ts'
import { type OpenDatabase, type Which, bringUpToDate, markOwnRegister, openDatabase } from './register.ts'
import { isServed } from './service-lock.ts'
import type { Print } from './start.ts'

/** Restores into the authority's own register, or into the demonstration's place where that is asked for. */
export async function restoreInto(
  config: Config, choice: RegisterChoice, wanted: Readonly<{ file: string; replace: boolean }>, note: Print,
): ReturnType<Operator['restore']> {
  const which: Which = choice.demo ? 'demo' : 'register'
  const database = await openDatabase(config, which, note, { migrated: false })
  try {
    if (await isServed(database)) throw new StartRefused('The service is running on this database. Stop it first.')
    const fileStore = filesOf(config, database.folder)
    const restored = await restore(database.pools.owner, wanted.file, database.appRole, { replace: wanted.replace, documents: { fileStore, key: config.filesKey } })
    await bringUpToDate(database.pools, database.appRole)
    markOwnRegister(database)
    const destroyedAgain = await destroyAgain(database.pools.owner, makeProjector(englandAndWales()), database.sealsFolder, new Date().toISOString())
    if (destroyedAgain > 0) note(`${destroyedAgain} ${destroyedAgain === 1 ? 'record' : 'records'} had been destroyed since this backup was made, and are destroyed again.`)
    const doubted = await doubtRestored(database.pools.owner, new Date().toISOString())
    if (doubted > 0) note(`${doubted} ${doubted === 1 ? 'message was' : 'messages were'} waiting to be sent when this backup was made, and may have been sent since. Nothing is sent of them until somebody says so, on the page What is being sent.`)
    // Nobody is served, so nothing is on its way: what was here before, and what is destroyed again, goes now.
    for (const { authorityId } of await listAuthorities(database.pools.owner)) await sweepFiles(database.pools.owner, fileStore, authorityId, Number.POSITIVE_INFINITY)
    const setAside = await startSealFilesAfresh(database)
    return { ...restored, setAside, verified: await verify(database.pools.owner, database.sealsFolder, { fileStore, isWhole: false }) }
  } finally {
    await database.close()
  }
}

/** The files tell of the register that was here before. They are kept under another name, and written from the restored seals. */
async function startSealFilesAfresh({ pools, sealsFolder }: OpenDatabase): Promise<readonly string[]> {
  const setAside: string[] = []
  for (const { authorityId } of await listAuthorities(pools.owner)) {
    const aside = setSealFileAside(sealsFolder, authorityId, new Date().toISOString())
    if (aside !== null) setAside.push(aside)
    await completeFile(pools.app, authorityId, sealsFolder)
  }
  return setAside
}
