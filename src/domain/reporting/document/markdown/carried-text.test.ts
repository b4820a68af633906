import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { carriedText, datesTyped } from './carried-text.ts'

describe('text that is carried into another year', () => {
  test('the figure of the year before stays that of the year before, as a count and as a percentage', () =>
    assert.equal(
      carriedText('[[statutory-complaints.received]], after [[statutory-complaints.received 2018-19]] and [[outcomes.upheld % 2016-17]].', '2019-20', '2020-21'),
      '[[statutory-complaints.received]], after [[statutory-complaints.received 2019-20]] and [[outcomes.upheld % 2017-18]].',
    ))
  test('years are passed over, the turn of the century and calendar years too', () => {
    assert.equal(carriedText('[[a.b 2018-19]]', '2019-20', '2025-26'), '[[a.b 2024-25]]')
    assert.equal(carriedText('[[a.b 2098-99]]', '2098-99', '2099-00'), '[[a.b 2099-00]]')
    assert.equal(carriedText('[[a.b 2018]]', '2019', '2020'), '[[a.b 2019]]')
  })
  test('tables, quotations, what is no name, and dates that are typed stay as they are', () => {
    const text = 'From April 2019 to March 2020. [[table outcomes]] [[quotation CP-2019-0007]] [[odd 2019-20 x]] [[quotations]] 2018-19'
    assert.equal(carriedText(text, '2019-20', '2020-21'), text)
  })
  test('dates that are typed are told, each once, and those of figures are not', () =>
    assert.deepEqual(datesTyped('From April 2019 to March 2020, in 2018/19 and 2019-20; April 2019 and the spring of 2020. [[a.b 2017-18]], 20 complaints, 2030s'), ['April 2019', 'March 2020', '2018/19', '2019-20', 'spring of 2020']))
})
