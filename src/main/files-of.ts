import { join } from 'node:path'
import type { FileStore } from '../application/files/ports.ts'
import { diskShelf } from '../storage/files/disk-shelf.ts'
import { makeFileStore } from '../storage/files/file-store.ts'
import type { Config } from './config.ts'

/** Where the files of a register lie: below its folder. */
export function filesOf({ filesKey }: Pick<Config, 'filesKey'>, folder: string): FileStore {
  return makeFileStore({ shelf: diskShelf(join(folder, 'files')), spool: join(folder, 'tmp', 'files'), key: filesKey })
}
