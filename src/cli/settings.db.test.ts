import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { program, PROGRAM_PASSWORD } from '../../test/resilience/program.ts'

const example = (name: string) => join(import.meta.dirname, `../../examples/authorities/${name}.json`)

test('an authority is set up from its file by the real command, takes its settings away, and loads another file after a look', async () => {
  const heard = program({ after })
  const folder = mkdtempSync(join(tmpdir(), 'heard-settings-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const nonsense = join(folder, 'nonsense.json')
  writeFileSync(nonsense, '{"format":"heard-settings","version":1,"acknowledgementWorkingDays":0}')
  const setup = (file: string) => heard.run(['setup', '--settings', file, '--email', 'admin@wexley.example', '--admin-name', 'Admin'], `${PROGRAM_PASSWORD}\n`)

  const refused = await setup(nonsense)
  assert.equal(refused.code, 1)
  assert.match(refused.printed, /acknowledgementWorkingDays: needs a whole number, 1 to 20/)
  const made = await setup(example('wexley'))
  assert.equal(made.code, 0, made.printed)
  assert.match(made.printed, /The register of Wexley Borough Council is made/)

  const teams = await heard.run(['words', 'list', 'teams'])
  assert.match(teams.printed, /kinship\s+Kinship and Connected Carers\s+permanence\s+2024-01-01/)
  const kept = join(folder, 'kept.json')
  assert.equal((await heard.run(['settings', 'export', kept])).code, 0)
  const exported = JSON.parse(readFileSync(kept, 'utf8')) as Readonly<Record<string, unknown>>
  const wanted = JSON.parse(readFileSync(example('wexley'), 'utf8')) as Readonly<Record<string, unknown>>
  for (const part of ['name', 'stageOneBands', 'tierBeforeStageOne', 'branding', 'enquiryWorkingDays']) assert.deepEqual(exported[part], wanted[part], part)

  const declined = await heard.run(['settings', 'load', example('eastmere')], 'no\n')
  assert.equal(declined.code, 1)
  assert.match(declined.printed, /Working days to acknowledge a complaint: 5 becomes 2[\s\S]*nothing was changed/)
  assert.equal((await heard.run(['settings', 'load', example('eastmere')], 'yes\n')).code, 0)
  assert.match((await heard.run(['settings', 'load', example('eastmere'), '--yes'])).printed, /Nothing would change/)
  assert.equal((await heard.run(['rebuild', '--check'])).code, 0)
})
