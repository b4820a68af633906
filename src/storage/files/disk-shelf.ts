import { createReadStream } from 'node:fs'
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import type { Shelf } from './shelf.ts'

/** Files below a folder of this machine, which the spool has to share a disk with. What was taken is there after the power went. */
export function diskShelf(folder: string): Shelf {
  const pathOf = (name: string) => join(folder, name)
  return {
    take: async (name, path) => {
      const target = pathOf(name)
      makeFolder(dirname(target), 0o700)
      await rename(path, target)
      await synced(dirname(target))
    },
    open: async (name) => ((await isThere(pathOf(name))) ? createReadStream(pathOf(name)) : null),
    has: (name) => isThere(pathOf(name)),
    remove: (name) => rm(pathOf(name), { force: true }),
    list: (below) => listed(folder, pathOf(below)),
    removeOlder: (name, beforeMs) => removedOlder(pathOf(name), beforeMs),
  }
}

/** What is being looked at before it goes. */
const ASIDE = '.going'

async function* listed(root: string, folder: string): AsyncGenerator<Readonly<{ name: string; takenMs: number }>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessAbsent([]))
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const found = entry.isFile() ? await stat(path).catch(unlessAbsent(null)) : null
    if (found) yield { name: relative(root, path.endsWith(ASIDE) ? path.slice(0, -ASIDE.length) : path).split(sep).join('/'), takenMs: found.mtimeMs }
  }
}

/**
 * It is moved aside first and looked at there: whoever takes the same bytes in between has them under their name, whichever of
 * the two comes first. One that was left aside by a killed server is looked at again.
 */
async function removedOlder(path: string, beforeMs: number): Promise<boolean> {
  const aside = path + ASIDE
  await rename(path, aside).catch(unlessAbsent(undefined))
  const found = await stat(aside).catch(unlessAbsent(null))
  if (!found) return false
  const isOlder = found.mtimeMs < beforeMs
  if (!isOlder) await link(aside, path).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error })
  await rm(aside, { force: true })
  return isOlder
}

function unlessAbsent<T>(otherwise: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return otherwise
    throw error
  }
}

/** A name is only on the disk once the folder that has it is. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(unlessAbsent(null)))?.isFile() ?? false
}
