import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Root may not run PostgreSQL; then the server runs as this user, `nobody` nearly everywhere. */
export const SERVER_UID = 65_534

/** Whether this process must hand the server to another user. */
export function runsAsRoot(): boolean {
  return process.getuid?.() === 0
}

/** The uid and gid to start the server with: none for an ordinary user, who runs it as themselves. */
export function serverIdentity(): Readonly<{ uid?: number; gid?: number }> {
  return runsAsRoot() ? { uid: SERVER_UID, gid: SERVER_UID } : {}
}

/**
 * The first folder on the way to `path` that the server's user may not pass, or null where all are open.
 * Folders that do not exist yet are not counted: whoever makes them opens them.
 */
export function closedFolderOnTheWayTo(path: string): string | null {
  if (!runsAsRoot()) return null
  const folders: string[] = []
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    folders.unshift(folder)
    if (folder === dirname(folder)) break
  }
  return folders.find((folder) => isClosed(folder)) ?? null
}

function isClosed(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat) return false
  const bits = stat.uid === SERVER_UID ? stat.mode >> 6 : stat.gid === SERVER_UID ? stat.mode >> 3 : stat.mode
  return (bits & 0o1) === 0
}
