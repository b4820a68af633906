import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { SETTINGS } from '../../../test/support/builders.ts'
import { memoryStore } from '../../../test/support/memory-store.ts'
import { actor } from '../../../test/support/store-suite.ts'
import { defaultSettings } from '../../domain/authority/default-settings.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { differenceWords, settingsProblemWords } from '../../words/settings-file.ts'
import { wholeOf } from '../access/sight.ts'
import type { AuthorityId } from '../ports.ts'
import { readSettingsFile } from './read-settings-file.ts'
import { exportSettings, loadSettings, planSettings, settingsFileOf, settingsForSetup } from './settings-file.ts'

const root = join(import.meta.dirname, '../../..')
const example = (name: string) => readFileSync(join(root, 'examples/authorities', `${name}.json`), 'utf8')
const EXAMPLES = ['eastmere', 'wexley'] as const
const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(root, 'docs/schemas/settings.schema.json'), 'utf8')) as Parameters<typeof z.fromJSONSchema>[0])
const authorityId = 'authority' as AuthorityId

function opened() {
  const store = memoryStore()
  store.useSettings(authorityId, SETTINGS)
  const services = { store, calendar: englandAndWales(), ids: { next: () => 'id' }, clock: { today: () => isoDate('2026-11-23'), now: () => '2026-11-23T09:00:00.000Z' } }
  const by = actor(authorityId, 'complaints-manager')
  return { services, by, settings: () => store.read(wholeOf(authorityId), (reads) => reads.settings()) }
}

const file = (parts: object) => JSON.stringify({ format: 'heard-settings', version: 1, ...parts })
const problems = (text: string) => {
  const read = readSettingsFile(text)
  return read.kind === 'wrong' ? read.problems.map(settingsProblemWords) : []
}

describe('a file of settings', () => {
  test('what is exported is what is loaded: nothing would change, and the schema says so', async () => {
    const { services, by } = opened()
    const text = await exportSettings(services, by) ?? ''
    assert.deepEqual(await planSettings(services, by, text).then((plan) => plan.kind === 'plan' && plan.differences), [])
    for (const each of [text, settingsFileOf(defaultSettings('Sandbourne')), ...EXAMPLES.map(example)]) {
      const read = schema.safeParse(JSON.parse(each))
      assert.ok(read.success, read.error?.message ?? '')
    }
    assert.equal(schema.safeParse(JSON.parse(file({ weather: 'fine' }))).success, false)
  })

  for (const name of EXAMPLES) test(`the example ${name} loads, once, and again changes nothing`, async () => {
    const { services, by, settings } = opened()
    const loaded = await loadSettings(services, by, example(name))
    assert.ok(loaded.kind === 'loaded' && loaded.differences.length > 20, JSON.stringify(loaded))
    for (const difference of loaded.differences) assert.doesNotMatch(differenceWords(difference), /undefined|\[object/)
    assert.deepEqual(await loadSettings(services, by, example(name)), { kind: 'loaded', differences: [] })
    const after = await settings()
    assert.equal(after.isDemonstration, SETTINGS.isDemonstration)
    assert.deepEqual(after.words.teams.find(({ code }) => code === 'assessment')?.until, '2026-11-23', 'a word that the file does not have ends, and is kept')
    assert.equal(after.words.teams.find(({ code }) => code === 'duty')?.until, '2020-03-31')
  })

  test('the two examples are two different authorities', () => {
    const [one, other] = EXAMPLES.map((name) => settingsForSetup(example(name), null)).map((read) => (read.kind === 'settings' ? read.settings : null))
    assert.ok(one && other)
    for (const part of ['name', 'acknowledgementWorkingDays', 'stageTwoRunsFrom', 'stageOneBands', 'tierBeforeStageOne', 'branding', 'referenceFormat', 'reportingYearStartsInMonth'] as const)
      assert.notDeepEqual(one[part], other[part], part)
    assert.notDeepEqual(one.words.teams, other.words.teams)
    assert.equal(one.words.relations.length > 0, true, 'a list that the file does not name is as usual')
  })

  test('nonsense is refused by its place in the file, all of it at once, and nothing is changed', async () => {
    assert.deepEqual(problems('hello'), ['The file is not JSON.'])
    assert.match(problems('[]')[0] ?? '', /no file of settings/)
    assert.match(problems(JSON.stringify({ format: 'heard-settings', version: 2 }))[0] ?? '', /version that this Heard does not know/)
    assert.deepEqual(problems(file({
      weather: 1, acknowledgementWorkingDays: 0, stageTwoRunsFrom: 'soon', codeAdoptedOn: '2026-02-31', stageOneBands: [20, 10], defaultProcedure: 'none',
      branding: { colour: '#ffff00' }, tierBeforeStageOne: { name: 'Stage 0', from: '2020-01-01', until: '2019-01-01', workingDays: 5 },
      words: { weather: [], teams: [{ code: 'North Team', label: 'x' }, { code: 'a', label: 'A', from: '2020-01-01', until: '2019-01-01' }, { code: 'b', label: 'B', tags: [] }] },
    })).map((line) => line.split(':')[0]), [
      'weather', 'acknowledgementWorkingDays', 'stageTwoRunsFrom', 'defaultProcedure', 'codeAdoptedOn', 'tierBeforeStageOne.until', 'stageOneBands', 'branding.colour',
      'words.weather', 'words.teams[0].code', 'words.teams[1].until', 'words.teams[2].tags',
    ])
    const { services, by, settings } = opened()
    const together = await planSettings(services, by, file({ words: { teams: [{ code: 'a', label: 'North', division: 'nowhere' }, { code: 'b', label: 'NORTH' }] } }))
    assert.deepEqual(together.kind === 'wrong' && together.problems.map(({ place, code }) => `${place} ${code}`), ['words.teams[0].division no-such-division', 'words.teams[1].label label-taken'])
    assert.deepEqual(await settings(), SETTINGS)
  })

  test('a harmful logo in a file is refused', () => {
    const logo = (svg: string) => ({ branding: { logo: { mediaType: 'image/svg+xml', base64: Buffer.from(svg).toString('base64'), alternative: 'x' } } })
    assert.match(problems(file(logo('<svg><script>x</script></svg>')))[0] ?? '', /branding\.logo: holds something that could run/)
    assert.deepEqual(problems(file(logo('<svg></svg>'))), [])
    assert.match(problems(file({ branding: { logo: { mediaType: 'image/png', base64: '<>', alternative: 'x' } } }))[0] ?? '', /neither a PNG nor an SVG/)
  })

  test('what was planned from other settings is not loaded, and only the complaints team loads at all', async () => {
    const { services, by, settings } = opened()
    const plan = await planSettings(services, by, example('wexley'))
    const seen = plan.kind === 'plan' ? plan.seen : ''
    await loadSettings(services, by, file({ acknowledgementWorkingDays: 2 }))
    assert.deepEqual(await loadSettings(services, by, example('wexley'), seen), { kind: 'changed-meanwhile' })
    assert.equal((await settings()).acknowledgementWorkingDays, 2)
    for (const role of ['head-of-service', 'team-manager', 'reader', 'administrator'] as const) {
      assert.deepEqual(await loadSettings(services, actor(authorityId, role), example('wexley')), { kind: 'not-allowed' })
      assert.equal(await exportSettings(services, actor(authorityId, role)), null)
    }
  })
})
