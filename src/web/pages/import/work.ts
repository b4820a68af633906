import { rmSync } from 'node:fs'
import { checkRegister } from '../../../application/import/check-register.ts'
import { loadRegister } from '../../../application/import/load-register.ts'
import { FileRefused } from '../../../application/import/register-file.ts'
import type { Actor } from '../../../application/ports.ts'
import { badRowsFile, type BadRowsFile } from '../../../spreadsheets/bad-rows-file.ts'
import { fileRefusalWords } from '../../../words/imports.ts'
import type { WebDeps } from '../../deps.ts'
import { dropFile, leftOutFile, type Upload } from './desk.ts'
import { problemText } from './problem-text.ts'

type Working = Pick<WebDeps, 'services' | 'logger'>

/** Begins to check a register, and returns at once: the page asks how far it is. */
export function startChecking(deps: Working, actor: Actor, upload: Upload): void {
  upload.phase = { kind: 'checking', rows: 0 }
  inBackground(deps, upload, async () => {
    const checked = await checkRegister(deps.services, actor, upload.opened.file, upload.choices, {
      progress: (rows) => { upload.phase = { kind: 'checking', rows } },
    })
    upload.phase = checked.kind === 'checked' ? { kind: 'checked', report: checked } : { kind: 'failed', why: 'The columns are not matched.' }
  })
}

/** Begins to load what was checked. Bad rows, if any, are left out into a file. Does nothing unless the check has ended. */
export function startLoading(deps: Working, actor: Actor, upload: Upload): void {
  if (upload.phase.kind !== 'checked') return
  const hasBadRows = upload.phase.report.badRows > 0
  upload.phase = { kind: 'loading', rows: 0 }
  inBackground(deps, upload, async () => {
    rmSync(leftOutFile(upload), { force: true })
    const left: BadRowsFile | null = hasBadRows ? await badRowsFile(leftOutFile(upload), upload.opened.file.headings) : null
    try {
      const loaded = await loadRegister(deps.services, actor, upload.opened.file, upload.choices, {
        importId: upload.importId,
        progress: (rows) => { upload.phase = { kind: 'loading', rows } },
        badRow: ({ sheet }, problems) => left?.add(sheet.cells, problems.map(problemText)),
      })
      await left?.close()
      upload.phase = loaded.kind === 'loaded' ? { kind: 'loaded', report: loaded } : { kind: 'failed', why: 'The file could not be loaded.' }
    } finally {
      await dropFile(upload)
    }
  })
}

function inBackground({ logger }: Working, upload: Upload, work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    if (error instanceof FileRefused) {
      upload.phase = { kind: 'failed', why: fileRefusalWords(error.code, error.facts) }
      return
    }
    logger.error({ reference: upload.importId, fault: error instanceof Error ? error.name : 'unknown' }, 'an import failed')
    upload.phase = { kind: 'failed', why: `The import stopped in the middle. Upload the file again: no row is added twice. If it stops again, give this reference: ${upload.importId}.` }
  })
}
