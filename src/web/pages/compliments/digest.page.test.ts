import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordEntry, type EntryRequest } from '../../../application/record-entry.ts'
import { digestPeriod, nextPeriod } from '../../../domain/register/compliment/digest-period.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

type Command = EntryRequest['command']
const day = isoDate

async function opened() {
  const web = await complaintsWeb()
  let last = 0
  const add = async (first: Partial<Extract<Command, { type: 'record-compliment' }>>, ...then: readonly Command[]) => {
    const entryId = `c${(last += 1)}`
    const all: readonly Command[] = [{ type: 'record-compliment', on: day('2026-11-10'), from: 'client', divisions: ['safeguarding'], teams: [], said: { words: 'Thank you Wren' }, ...first }, ...then]
    for (const [expectedSeq, command] of all.entries()) {
      const result = await recordEntry(web.services, actorOf('complaints-manager'), { entryId, expectedSeq, commandId: `${entryId}-${expectedSeq}`, command })
      if (result.kind !== 'done') throw new Error(JSON.stringify(result))
    }
  }
  return { ...web, add, manager: await web.signedIn() }
}

const given: Command = { type: 'record-consent-to-quote', on: day('2026-11-12'), consent: 'given' }
const withdrawn: Command = { type: 'record-consent-to-quote', on: day('2026-11-14'), consent: 'withdrawn' }
const checked = (words: string): Command => ({ type: 'check-quotation', on: day('2026-11-13'), quotation: { words } })

test('only quotations with consent that stands and a check are in the digest; the rest is counted, and said to be left out', async () => {
  const { add, manager } = await opened()
  await add({}, given, checked('Thank you, <b>all</b> of you.'), { type: 'pass-on-compliment', on: day('2026-11-11'), by: 'letter' })
  await add({ from: 'professional', said: { words: 'No consent' } }, checked('No consent'))
  await add({ said: { words: 'Taken back' } }, given, checked('Taken back'), withdrawn)
  await add({ said: { words: 'Unchecked' } }, given)
  await add({ said: { words: 'Found since' } }, given, checked('Thank you Kowalski was kind'))
  await add({ on: day('2026-10-30'), said: { words: 'Another month' } })
  const { html } = await manager.get('/compliments/digest')
  const text = textOf(html)
  assert.match(text, /November 2026 .*As far as recorded on .*5 compliments: 4 from clients and 1 from professionals\. 1 of 5 passed on/)
  assert.match(text, /Thank you, <b>all<\/b> of you\. \(Client\)/)
  assert.match(text, /4 compliments with words are counted and not quoted/)
  assert.match(text, /Still to do 4 compliments not passed on yet 1 where nobody was asked for consent to quote 1 with consent, and a quotation that is not checked yet/)
  for (const words of ['No consent<', 'Taken back<', 'Unchecked', 'Kowalski', 'Another month']) assert.ok(!html.includes(words), words)
  const quarter = textOf((await manager.get('/compliments/digest?span=quarter&from=2026-11-01')).html)
  assert.match(quarter, /1 October 2026 to 31 December 2026 .*6 compliments/)
})

test('the digest is taken away as a page and as plain text; neither has what may not go before readers', async () => {
  const { add, manager, signedIn } = await opened()
  await add({}, given, checked('Thank you, <b>all</b> of you, who came in the rain and stayed until everything was sorted out at last.'))
  await add({ said: { words: 'Secret words' } })
  const [page, text] = [await manager.get('/compliments/digest/month/2026-11-01/download.html'), await manager.get('/compliments/digest/month/2026-11-01/download.txt')]
  assert.match(page.html, /&lt;b&gt;all&lt;\/b&gt; of you/)
  assert.match(text.html, /^Digest of compliments, November 2026\n-+\n/)
  assert.match(text.html, /\n {4}Thank you, <b>all<\/b> of you, who came in the rain and stayed until\n {4}everything was sorted out at last\.\n {4}\(Client\)/)
  assert.ok(text.html.split('\n').every((line) => line.length <= 72))
  for (const file of [page, text]) assert.doesNotMatch(file.html, /Secret/)
  assert.equal((await manager.get('/compliments/digest/month/2026-02-31/download.txt')).status, 404)
  assert.equal((await manager.get('/compliments/digest/decade/2026-02-01/download.txt')).status, 404)
  assert.equal((await (await signedIn('reader')).get('/compliments/digest/month/2026-11-01/download.txt')).status, 403)
})

test('an empty month says so, and nonsense in the address is the present month', async () => {
  const { manager } = await opened()
  const text = textOf((await manager.get('/compliments/digest?span=eon&from=2026-02-31')).html)
  assert.match(text, /November 2026 .*0 compliments: .*None of its compliments may be quoted.*Still to do Nothing\./)
})

test('quarters and years begin with the reporting year, and follow one another without a gap', () => {
  assert.deepEqual(digestPeriod('quarter', day('2026-03-31'), 4), { span: 'quarter', from: '2026-01-01', to: '2026-03-31' })
  assert.deepEqual(digestPeriod('year', day('2026-03-31'), 4), { span: 'year', from: '2025-04-01', to: '2026-03-31' })
  assert.deepEqual(digestPeriod('quarter', day('2026-09-02'), 9), { span: 'quarter', from: '2026-09-01', to: '2026-11-30' })
  assert.deepEqual(nextPeriod(digestPeriod('month', day('2024-01-31'), 4), 1), { span: 'month', from: '2024-02-01', to: '2024-02-29' })
  assert.deepEqual(nextPeriod(digestPeriod('year', day('2026-05-05'), 4), -1), { span: 'year', from: '2025-04-01', to: '2026-03-31' })
})
