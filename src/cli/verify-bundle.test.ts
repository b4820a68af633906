import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import type { Operator } from '../application/operator.ts'
import { packed } from '../documents/report/packed.ts'
import { uuidV7 } from '../main/ids.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { actorOf } from '../../test/page-fixtures/complaints-web.ts'
import { testPress } from '../../test/support/press.ts'
import { memoryServices } from '../../test/support/web.ts'
import { bundleVerifyCommand } from './verify-bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-verify-bundle-'))
after(() => rmSync(folder, { recursive: true }))
const press = testPress()
const FILES = { 'bundle.pdf': '%PDF-1.7 pages', 'papers/001-received.html': '<p>My neighbour █████ saw it.</p>', 'index.csv': 'No.,Paper' }
const manifestOf = (files: Readonly<Record<string, string>>) => press.canonical({ format: 'heard-bundle-1', files: Object.entries(files).map(([name, text]) => ({ name, sha256: press.digest(Buffer.from(text)) })) })
const MANIFEST = manifestOf(FILES)

/** A register that knows one bundle, whose manifest this is. */
async function operatorThatMade(manifest: string): Promise<Pick<Operator, 'openPress'>> {
  const services = memoryServices()
  const actor = actorOf('complaints-manager')
  await services.store.write(actor, async (tx) => {
    const meta = { recordedBy: actor.userId, recordedAt: '2026-11-23T09:00:00.000Z' }
    await tx.ledger.append('bundle', 'bundle-1', 0, [
      { type: 'BundleBegun', happenedOn: isoDate('2026-11-20'), reference: 'BU-2026-0001', complaint: 'c', purpose: 'ombudsman' },
      { type: 'BundleMade', happenedOn: isoDate('2026-11-20'), version: 1, manifest: press.digest(manifest), pages: 3, papers: 1, redactions: 1 },
    ], { ...meta, commandId: uuidV7() })
  })
  return { openPress: async () => ({ services, press, actor, again: async () => null, close: async () => undefined }) }
}

/** What the command says of a folder with these files, and how it ends. */
async function verified(files: Readonly<Record<string, string>>, as: 'folder' | 'zip' = 'folder') {
  const operator = await operatorThatMade(MANIFEST)
  const path = join(folder, uuidV7())
  if (as === 'zip') writeFileSync(path, packed(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })), new Date('2026-11-20T00:00:00Z')))
  else for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  const said: string[] = []
  const code = await bundleVerifyCommand(operator).run([path], { out: (text: string) => said.push(text), err: (text: string) => said.push(text) } as never)
  return { code, said: said.join('') }
}

describe('heard verify-bundle', () => {
  for (const as of ['folder', 'zip'] as const) test(`says of a ${as} that is as it was made which version it is, and ends with 0`, async () => {
    assert.deepEqual(await verified({ ...FILES, 'manifest.json': MANIFEST }, as), { code: 0, said: 'The manifest is that of version 1 of BU-2026-0001, as the register recorded it.\n' })
  })

  test('names a file in which one byte was changed, one that is missing and one that was added, and ends with 1', async () => {
    const { 'index.csv': _gone, ...left } = FILES
    const { code, said } = await verified({ ...left, 'bundle.pdf': '%PDF-1.7 pageS', 'papers/002-more.html': 'x', 'manifest.json': MANIFEST })
    assert.equal(code, 1)
    assert.match(said, /^Altered: bundle\.pdf$/m)
    assert.match(said, /^Missing: index\.csv$/m)
    assert.match(said, /^Not listed: papers\/002-more\.html$/m)
  })

  test('does not know a manifest that was changed with its files, though they agree', async () => {
    const changed = { ...FILES, 'bundle.pdf': '%PDF-1.7 other pages' }
    const { code, said } = await verified({ ...changed, 'manifest.json': manifestOf(changed) })
    assert.equal(code, 1)
    assert.match(said, /The register knows no manifest with the digest [0-9a-f]{64}\./)
  })

  test('says so where there is no manifest, or none that can be read, or nothing at all', async () => {
    for (const files of [FILES, { ...FILES, 'manifest.json': '{' }, { ...FILES, 'manifest.json': '[]' }]) {
      const { code, said } = await verified(files)
      assert.equal(code, 1)
      assert.match(said, /There is no manifest\.json that can be read/)
    }
    const operator = await operatorThatMade(MANIFEST)
    const said: string[] = []
    const code = await bundleVerifyCommand(operator).run([join(folder, 'nothing-here')], { out: (text: string) => said.push(text), err: (text: string) => said.push(text) } as never)
    assert.notEqual(code, 0)
    assert.match(said.join(''), /cannot read/)
  })
})
