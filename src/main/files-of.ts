import { join } from 'node:path'
import type { FileStore } from '../application/files/ports.ts'
import { diskShelf } from '../storage/files/disk-shelf.ts'
import { makeFileStore } from '../storage/files/file-store.ts'
import { s3Shelf } from '../storage/files/s3-shelf.ts'
import type { Config } from './config.ts'

/** Where the files of a register lie: below its folder, or in the bucket that is named. They grow below the folder in either case. */
export function filesOf({ filesKey, filesBucket }: Pick<Config, 'filesKey' | 'filesBucket'>, folder: string): FileStore {
  return makeFileStore({ shelf: filesBucket === null ? diskShelf(join(folder, 'files')) : s3Shelf(filesBucket), spool: join(folder, 'tmp', 'files'), key: filesKey })
}
