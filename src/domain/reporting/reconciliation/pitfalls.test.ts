import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limitsNotTold, pitfallsIn } from './pitfalls.ts'
import { sentencesOf } from './text/sentences.ts'

const sentences = (text: string) => sentencesOf({ id: 's', heading: 'How we work', text })
const pitfalls = (text: string) => pitfallsIn(sentences(text)).map((finding) => (finding.check === 'pitfall' ? finding.pitfall : ''))

for (const [text, expected] of [
  ['Stage 4 is the Ombudsman.', ['ombudsman-is-no-stage']],
  ['After stage 3 people may go to the Ombudsman.', []],
  ['The Act applies in England and Wales.', ['england-and-wales']],
  ['An independent person is commissioned to investigate.', ['stage-two-by-the-independent-person-alone']],
  ['An investigating officer investigates, with an independent person at their side.', []],
  ['Somebody outside the team investigates, as well as an independent person.', []],
  ['The report is ready within 25 working days.', ['limit-of-the-report-not-the-response']],
  ['The authority responds to the report within 25 working days.', []],
  ['There was a temporary hold on any new escalation requests.', ['hold-without-basis']],
  ['New requests for an investigation had to wait for some weeks.', ['hold-without-basis']],
  ['The clock is paused until an advocate is found for the complaint.', []],
  ['We hold a meeting about each complaint.', []],
  ['Those who hold complaints in their teams meet monthly.', []],
  ['Some answers were late because the office was closed at Christmas.', ['closure-is-no-reason']],
  ['Some waited for the office to open after Christmas.', ['closure-is-no-reason']],
  ['Complaints were closed by Christmas, and 30 were closed in time.', []],
  ['The Children’s Act 1989 asks for a procedure.', ['name-of-the-act']],
  ['The Children Act 1989 asks for a procedure.', []],
  ['The Local Government Ombudsman wrote to us.', ['name-of-the-ombudsman']],
  ['Two requests for a review panel were refused.', ['refused-a-later-stage']],
  ['Complaints must be made in writing.', ['must-be-in-writing']],
] as const)
  test(`"${text}" ${expected.length === 0 ? 'is right' : `is a pitfall: ${expected.join(', ')}`}`, () => assert.deepEqual(pitfalls(text), expected))

test('a pitfall is said once for a section, at its first sentence', () => {
  assert.deepEqual(pitfalls('Stage 4 is the Ombudsman. So stage 4, the Ombudsman, is last.'), ['ombudsman-is-no-stage'])
})

test('a description of the procedure with its first limits and without those of stage 3 is incomplete; with them it is whole', () => {
  const described = 'There are three stages. The team answers within 10 working days. A review panel looks at the investigation.'
  const [finding] = limitsNotTold(sentences(described))
  assert.deepEqual(finding?.check === 'limits-not-told' && finding.limits, ['ask-for-panel-20', 'panel-meets-30', 'panel-report-5', 'response-15'])
  const whole = `${described} Ask for it within 20 working days; it meets within 30 working days, reports within 5 working days, and we answer within 15 working days.`
  assert.deepEqual(limitsNotTold(sentences(whole)), [])
  assert.deepEqual(limitsNotTold(sentences('No review panel met. Complaints were answered within 10 working days.')), [])
})
