import { mkdirSync, rmSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheckReport } from '../../../application/import/check-register.ts'
import type { LoadReport } from '../../../application/import/load-register.ts'
import type { ImportChoices } from '../../../application/import/read-rows.ts'
import type { AuthorityId } from '../../../application/ports.ts'
import type { UserId } from '../../../domain/complaint/events.ts'
import type { OpenedRegister } from '../../../spreadsheets/open-register.ts'
import type { WebDeps } from '../../deps.ts'

/** How far an uploaded register has come. `failed` carries a plain sentence. */
export type Phase =
  | Readonly<{ kind: 'uploaded' }>
  | Readonly<{ kind: 'checking' | 'loading'; rows: number }>
  | Readonly<{ kind: 'checked'; report: CheckReport }>
  | Readonly<{ kind: 'loaded'; report: LoadReport }>
  | Readonly<{ kind: 'failed'; why: string }>

/** A register that somebody uploaded and has not finished with. Lives in memory; the rows that it adds live in the ledger. */
export type Upload = {
  readonly importId: string
  readonly authorityId: AuthorityId
  readonly userId: UserId
  readonly fileName: string
  readonly folder: string
  readonly opened: OpenedRegister
  readonly uploadedAtMs: number
  choices: ImportChoices
  phase: Phase
}

const A_DAY_MS = 86_400_000

/** The uploads of one server. A restart forgets them, and the file is uploaded again: no row is added twice. */
export type ImportDesk = Readonly<{
  folderFor(importId: string): string
  add(upload: Upload): void
  /** The upload, where it is this person's own; nobody else's file is shown. */
  find(authorityId: AuthorityId, userId: UserId, importId: string): Upload | undefined
  /** Removes uploads that are older than a day, and what an earlier run of the server left behind. */
  sweep(nowMs: number): Promise<void>
}>

const desks = new WeakMap<WebDeps['services'], ImportDesk>()

/** The desk of this server: one for the services that it was built with. */
export function importDesk({ services, importFolder }: Pick<WebDeps, 'services' | 'importFolder'>): ImportDesk {
  const desk = desks.get(services) ?? createDesk(importFolder ?? join(tmpdir(), `heard-imports-${process.getuid?.() ?? 0}`))
  desks.set(services, desk)
  return desk
}

function createDesk(root: string): ImportDesk {
  const uploads = new Map<string, Upload>()
  async function discard(upload: Upload): Promise<void> {
    if (isAtWork(upload)) return
    uploads.delete(upload.importId)
    await rm(upload.folder, { recursive: true, force: true })
  }
  return {
    folderFor(importId) {
      const folder = join(root, importId)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    add(upload) {
      uploads.set(upload.importId, upload)
      setTimeout(() => void discard(upload), A_DAY_MS).unref()
    },
    find(authorityId, userId, importId) {
      const upload = uploads.get(importId)
      return upload?.authorityId === authorityId && upload.userId === userId ? upload : undefined
    },
    async sweep(nowMs) {
      for (const upload of uploads.values()) if (isOld(upload.uploadedAtMs, nowMs)) await discard(upload)
      const names = await readdir(root).catch(() => [])
      for (const name of names) {
        const { mtimeMs } = await stat(join(root, name)).catch(() => ({ mtimeMs: nowMs }))
        if (isOld(mtimeMs, nowMs) && !uploads.has(name)) await rm(join(root, name), { recursive: true, force: true })
      }
    },
  }
}

function isOld(sinceMs: number, nowMs: number): boolean {
  return nowMs - sinceMs > A_DAY_MS
}

function isAtWork({ phase }: Upload): boolean {
  return phase.kind === 'checking' || phase.kind === 'loading'
}

/** Removes the uploaded file and its CSV as soon as they are no longer needed; left-out rows stay for the day. */
export async function dropFile(upload: Upload): Promise<void> {
  await upload.opened.close()
  rmSync(uploadedFile(upload), { force: true })
}

export function uploadedFile({ folder }: Pick<Upload, 'folder'>): string {
  return join(folder, 'register')
}

export function leftOutFile({ folder }: Pick<Upload, 'folder'>): string {
  return join(folder, 'left-out.csv')
}
