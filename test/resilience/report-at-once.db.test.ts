import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { beginReport } from '../../src/application/report/begin-report.ts'
import { viewReport } from '../../src/application/report/read-report.ts'
import { urls } from '../../src/web/urls.ts'
import { hiddenFields, type HttpVisitor, type Seen } from './http-visitor.ts'
import { servedRegister } from './served-register.ts'

const served = await servedRegister({ after })
const { services } = served
const TIMES = 40

async function aReport(year: string, sections: number): Promise<Readonly<{ reportId: string; sectionIds: readonly string[] }>> {
  const reportId = services.ids.next()
  const manager = await served.manager()
  const outline = Array.from({ length: sections }, (_, at) => ({ heading: `Section ${at + 1}`, text: '' }))
  const begun = await beginReport(services, manager, { reportId, commandId: services.ids.next(), year, document: 'annual-report', continues: null, outline })
  assert.equal(begun.kind, 'begun')
  const view = await viewReport(services, manager, reportId)
  return { reportId, sectionIds: view.kind === 'report' ? view.sections.map(({ id }) => id) : [] }
}

async function textsOf(reportId: string): Promise<readonly string[]> {
  const view = await viewReport(services, await served.manager(), reportId)
  return view.kind === 'report' ? view.sections.map(({ text }) => text) : []
}

const statuses = (all: readonly Seen[]) => [...new Set(all.map(({ status }) => status))].toSorted((a, b) => a - b)
const formOf = async (visitor: HttpVisitor, path: string) => hiddenFields((await visitor.get(path)).html)

describe('Two people at one report', () => {
  test(`${TIMES} saves at the same moment, to as many sections, are all kept`, async () => {
    const [one, other] = [await served.signedIn('complaints-manager'), await served.signedIn('second-complaints-manager')]
    const { reportId, sectionIds } = await aReport('2025-26', TIMES)
    const [ones, others] = [await formOf(one, urls.reportSection(reportId, sectionIds[0] ?? '')), await formOf(other, urls.reportSection(reportId, sectionIds[0] ?? ''))]
    const view = await viewReport(services, await served.manager(), reportId)
    const versions = view.kind === 'report' ? view.state.sections.map(({ version }) => String(version)) : []
    const answers = await Promise.all(sectionIds.map((id, at) => (at % 2 === 0 ? one : other).post(urls.reportSection(reportId, id), {
      ...(at % 2 === 0 ? ones : others), commandId: services.ids.next(), over: versions[at] ?? '', heading: `Section ${at + 1}`, text: `Written by one of many, ${at}`,
    }, { timeoutMs: 60_000 })))
    assert.deepEqual(statuses(answers), [303])
    assert.deepEqual(await textsOf(reportId), sectionIds.map((_, at) => `Written by one of many, ${at}`))
  })

  test('of ten saves to one section at the same moment one is kept, and each of the others sees it beside their own', async () => {
    const [one, other] = [await served.signedIn('complaints-manager'), await served.signedIn('second-complaints-manager')]
    const { reportId, sectionIds: [id = ''] } = await aReport('2024-25', 1)
    const path = urls.reportSection(reportId, id)
    const forms = [await formOf(one, path), await formOf(other, path)] as const
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? one : other).post(path, { ...forms[at % 2 === 0 ? 0 : 1], commandId: services.ids.next(), heading: 'Section 1', text: `Contender number ${at}.` })))
    assert.deepEqual(statuses(answers), [303, 422])
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    const [kept = ''] = await textsOf(reportId)
    answers.forEach(({ status, html }, at) => {
      if (status === 422) assert.ok(html.includes(kept) && html.includes(`Contender number ${at}.`), `${at} sees both texts`)
    })
    const [loser = 0] = answers.flatMap(({ status }, at) => (status === 422 ? [at] : []))
    const again = await (loser % 2 === 0 ? one : other).post(path, { ...hiddenFields(answers[loser]?.html ?? ''), heading: 'Section 1', text: `${kept} Contender number ${loser}.` })
    assert.equal(again.status, 303, 'what was merged is saved')
  })
})
