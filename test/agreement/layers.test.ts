import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'

const root = resolve(import.meta.dirname, '../..')

/** One forbidden line for each room: what the linter must refuse there. */
const FORBIDDEN = [
  ['src/domain/calendar/scratch.ts', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n"],
  ['src/domain/calendar/scratch.ts', "import { z } from 'zod'\nexport const schema = z\n"],
  ['src/domain/calendar/scratch.ts', "import { dueOn } from '../timescales/due-on.ts'\nexport const due = dueOn\n"],
  ['src/domain/timescales/scratch.ts', "import { x } from '../complaint/x.ts'\nexport const y = x\n"],
  ['src/domain/procedure/scratch.ts', "import { x } from '../../storage/x.ts'\nexport const y = x\n"],
  ['src/domain/complaint/scratch.ts', "import { x } from '../reporting/x.ts'\nexport const y = x\n"],
  ['src/domain/complaint/scratch.ts', 'export const now = () => Date.now()\n'],
  ['src/domain/register/scratch.ts', "import { x } from '../reporting/x.ts'\nexport const y = x\n"],
  ['src/application/scratch.ts', "import { x } from '../storage/x.ts'\nexport const y = x\n"],
  ['src/application/scratch.ts', "import { Pool } from 'pg'\nexport const pool = Pool\n"],
  ['src/storage/scratch.ts', "import { x } from '../web/x.ts'\nexport const y = x\n"],
  ['src/documents/scratch.ts', "import { x } from '../application/x.ts'\nexport const y = x\n"],
  ['src/documents/scratch.ts', "import { x } from '../storage/x.ts'\nexport const y = x\n"],
  ['src/mail/scratch.ts', "import { x } from '../storage/x.ts'\nexport const y = x\n"],
  ['src/web/pages/scratch.ts', "import { x } from '../../storage/x.ts'\nexport const y = x\n"],
  ['src/domain/authority/scratch.ts', "import { x } from '../complaint/x.ts'\nexport const y = x\n"],
  ['src/domain/reporting/scratch.ts', "import { x } from '../../words/x.ts'\nexport const y = x\n"],
  ['src/spreadsheets/scratch.ts', "import { x } from '../web/x.ts'\nexport const y = x\n"],
  ['src/solver/scratch.ts', "import { x } from '../storage/x.ts'\nexport const y = x\n"],
  ['src/web/scratch.ts', "import { x } from '../solver/x.ts'\nexport const y = x\n"],
  ['src/words/scratch.ts', "import { x } from '../storage/x.ts'\nexport const y = x\n"],
  ['src/demonstration/scratch.ts', "import { x } from '../storage/x.ts'\nexport const y = x\n"],
  ['src/jobs/scratch.ts', "import { x } from '../web/x.ts'\nexport const y = x\n"],
  ['src/cli/scratch.ts', "import { x } from '../storage/x.ts'\nexport const y = x\n"],
  ['src/web/scratch.ts', "import { x } from '../main/x.ts'\nexport const y = x\n"],
  ['src/web/pages/scratch.ts', "import { burntPicture } from '../../documents/bundle/burnt-picture.ts'\nexport const y = burntPicture\n"],
  ['src/web/scratch.ts', 'export default 1\n'],
] as const

const ALLOWED = [
  ['src/domain/timescales/scratch.ts', "import { isoDate } from '../calendar/iso-date.ts'\nexport const day = isoDate('2026-03-02')\n"],
  ['src/application/scratch.ts', "import { isoDate } from '../domain/calendar/iso-date.ts'\nexport const day = isoDate('2026-03-02')\n"],
  ['src/main/scratch.ts', "import { x } from '../storage/x.ts'\nexport const y = x\n"],
] as const

function lintErrors(file: string, text: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'heard-layers-'))
  try {
    cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), text)
    const printed = execFileSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json', '-c', '.oxlintrc.json', '.'], { cwd: folder, encoding: 'utf8' })
    return (JSON.parse(printed) as { diagnostics: unknown[] }).diagnostics.length
  } catch (error) {
    const { stdout } = error as { stdout: string }
    return (JSON.parse(stdout) as { diagnostics: unknown[] }).diagnostics.length
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const [file, text] of FORBIDDEN)
  test(`${dirname(file)} may not hold: ${text.split('\n')[0]}`, () => assert.ok(lintErrors(file, text) > 0))

for (const [file, text] of ALLOWED)
  test(`${dirname(file)} may hold: ${text.split('\n')[0]}`, () => assert.equal(lintErrors(file, text), 0))
