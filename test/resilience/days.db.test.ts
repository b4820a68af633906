import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Fields, HttpVisitor } from './http-visitor.ts'
import { unescaped } from './http-visitor.ts'
import { answerWhatIsNeeded, commandForm, recordOne } from './recording.ts'
import { servedRegister } from './served-register.ts'

// Today is Monday 23 November 2026.
const served = await servedRegister({ after })
const visitor = await served.signedIn('complaints-manager')

const plain = (html: string) => unescaped(html.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
const boxes = (field: string, day: string, month: string, year: string): Fields => ({ [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: year })

/** Answers the first question with this day: true where the next one comes. */
async function receivedOn(someone: HttpVisitor, day: string, month: string, year: string): Promise<Readonly<{ taken: boolean; says: string }>> {
  await someone.get('/complaints/new')
  const { location } = await someone.post('/complaints/new', { kind: 'complaint' })
  const answer = await someone.post(location, boxes('received', day, month, year))
  assert.ok(answer.status === 303 || answer.status === 422, `${day} ${month} ${year} answered ${answer.status}`)
  if (answer.status === 422) {
    // What was typed stays in the boxes as it was typed.
    for (const typed of [day, month, year]) if (typed !== '') assert.ok(unescaped(answer.html).includes(`value="${typed}"`), `${typed} is kept`)
  }
  return { taken: answer.status === 303, says: plain(answer.html) }
}

describe('The day of receipt', () => {
  for (const [day, month, year, why] of [
    ['31', '2', '2026', 'no such day'], ['29', '2', '2025', 'no such day'], ['30', '2', '2024', 'no such day'], ['31', '4', '2026', 'no such day'], ['0', '1', '2026', 'no such day'],
    ['1', '13', '2026', 'no such day'], ['1', '0', '2026', 'no such day'], ['32', '1', '2026', 'no such day'], ['-1', '1', '2026', 'no such day'], ['1.5', '1', '2026', 'no such day'],
    ['2 March', '', '', 'with a day, a month and a year'], ['2 March', '3', '2026', 'no such day'], ['2nd', '3', '2026', 'no such day'], ['2', 'Marchember', '2026', 'no such day'], ['2', 'M', '2026', 'no such day'],
    ['24', '11', '2026', 'still to come'], ['1', '1', '9999', 'still to come'], ['31', '12', '9999', 'still to come'], ['1', '1', '10000', 'no such day'], ['1', '1', '02026', 'no such day'],
    ['20', '11', '26', 'four figures'], ['20', '11', '99', 'four figures'], ['20', '11', '0', 'four figures'], ['20', '', '2026', 'with a day, a month and a year'], ['', '', '', 'Enter the day'],
    ['٢', '٣', '٢٠٢٦', 'no such day'], ['1e1', '1', '2026', 'no such day'], ['<b>', '1', '2026', 'no such day'],
  ] as const)
    test(`“${day} ${month} ${year}” is not taken, and the page says why`, async () => {
      const { taken, says } = await receivedOn(visitor, day, month, year)
      assert.equal(taken, false)
      assert.ok(says.includes(why), `${why}: ${says.slice(0, 900)}`)
    })

  for (const [day, month, year] of [['29', '2', '2024'], ['2', 'March', '2026'], ['2', 'mar', '2026'], ['02', '03', '2026'], ['2', 'SEPTEMBER', '2026'], [' 23 ', '11', '2026'], ['1', '9', '2006']] as const)
    test(`“${day} ${month} ${year}” is taken`, async () => {
      assert.equal((await receivedOn(visitor, day, month, year)).taken, true)
    })

  test('before the register begins is asked again, instead of leading to a question without answers', async () => {
    for (const [day, month, year] of [['1', '1', '0001'], ['1', '1', '1066'], ['31', '12', '2005'], ['31', '8', '2006']] as const) {
      const { taken, says } = await receivedOn(visitor, day, month, year)
      assert.equal(taken, false, year)
      assert.ok(says.includes(Number(year) < 1900 ? 'it cannot be before 1900' : 'does not reach back so far'), says)
    }
    const complaintId = await recordOne(visitor, 'Received on the first day', { received: boxes('received', '1', '9', '2006') })
    for (const path of [`/complaints/${complaintId}`, '/work', `/complaints/new/${complaintId}/recorded`, '/figures', '/figures/2006-07', `/complaints/${complaintId}/clocks/acknowledgement`])
      assert.equal((await visitor.get(path)).status, 200, path)
  })
})

describe('A day beyond the list of bank holidays', () => {
  test('is shown as provisional', async () => {
    const late = await servedRegister({ after }, '2027-12-20')
    const someone = await late.signedIn('complaints-manager')
    const complaintId = await recordOne(someone, 'Due after the list ends', { received: boxes('received', '17', '12', '2027') })
    assert.match(plain((await someone.get(`/complaints/${complaintId}`)).html), /provisional/i)
    assert.match(plain((await someone.get(`/complaints/new/${complaintId}/recorded`)).html), /provisional/i)
  })
})

describe('The day of an entry', () => {
  test('that is impossible is refused: before receipt, tomorrow, or no day at all', async () => {
    const complaintId = await recordOne(visitor, 'For impossible days')
    const before = await served.eventCount()
    for (const command of ['acknowledge', 'answer-stage-one', 'withdraw', 'log-contact', 'add-note'] as const)
      for (const [day, month, year] of [['31', '2', '2026'], ['24', '11', '2026'], ['1', '1', '0001'], ['31', '12', '9999'], ['19', '11', '2026'], ['29', '2', '2025']] as const) {
        if (day === '19' && command !== 'answer-stage-one' && command !== 'acknowledge') continue
        const form = await commandForm(visitor, complaintId, command, {
          ...boxes('on', day, month, year), text: 'x', finding: 'upheld', whole: 'upheld', scope: 'whole', how: 'call', kind: 'call', with: 'complainant', by: 'complainant', reason: 'x', resolution: 'explanation',
        })
        const answer = await visitor.post(`/complaints/${complaintId}/${command}`, form)
        if (answer.status === 303 && year === '0001') continue
        assert.equal(answer.status, 422, `${command} on ${day} ${month} ${year}`)
      }
    assert.ok(await served.eventCount() <= before + 2, 'nothing impossible was recorded')
  })

  test('of a child’s birth in the year 1800, tomorrow or on 29 February of a common year is asked again', async () => {
    const draftId = await answerWhatIsNeeded(visitor, 'For a birthday')
    for (const [day, month, year] of [['1', '1', '1800'], ['24', '11', '2026'], ['29', '2', '2015'], ['1', '1', '15']] as const)
      assert.equal((await visitor.post(`/complaints/new/${draftId}/children`, { 'given-0': 'Kit', ...boxes('born-0', day, month, year) })).status, 422, year)
    assert.equal((await visitor.post(`/complaints/new/${draftId}/children`, { 'given-0': 'Kit', ...boxes('born-0', '29', 'Feb', '2016') })).status, 303)
  })
})
