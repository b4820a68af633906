import type { DELAYS_EVENTS, DELAYS_WARNINGS } from '../../domain/complaint/threads/delays/events.ts'
import type { Disruption } from '../../domain/register/disruption/disruption.ts'
import { shortDate } from '../dates.ts'
import { DISRUPTION_KIND_LABELS } from '../disruptions.ts'
import type { ThreadWords } from './thread-words.ts'

const WHICH = { asks: 'Which disruption or hold?', hint: 'Record it in the register first, where it is not there.' }

export const DELAYS_WORDS: ThreadWords<typeof DELAYS_EVENTS> = {
  title: 'Delay',
  events: {
    LatenessExplained: 'Reason for lateness', DelayInformed: 'Told of a delay', DelayConsidered: 'Impact of a delay considered',
    DelayExplained: 'Delay explained',
  },
  commands: {
    'explain-lateness': {
      title: 'Record why it is late', when: 'When was the reason recorded?', know: 'A reason is kept for the report. It moves no date and excuses nothing.',
      asks: {
        clock: { asks: 'What is late?' }, disruption: { ...WHICH, asks: 'Was it a disruption or hold of the register? (optional)' },
        reason: { asks: 'Why is it late?' },
      },
    },
    'inform-of-delay': {
      title: 'Record that the complainant was told of a delay', when: 'When were they told?',
      asks: { disruption: WHICH, text: { asks: 'What were they told? (optional)' } },
    },
    'consider-delay': {
      title: 'Record the impact of a delay', when: 'When was it considered?',
      asks: { disruption: WHICH, text: { asks: 'What does the delay mean for the child and the complainant?' } },
    },
    'explain-delay': {
      title: 'Record how a delay was explained', when: 'When was it explained?',
      asks: { disruption: WHICH, text: { asks: 'What was the complainant told of the reasons and of what happens next?' } },
    },
  },
}

export const DELAYS_WARNING_WORDS: Readonly<Record<keyof typeof DELAYS_WARNINGS, string>> = {
  'delay-not-considered': 'Nothing says yet that the impact of this delay was considered.',
}

/** A disruption by what it was and when: "Inspection, from 3 March 2026 to 9 March 2026". */
export function disruptionName({ kind, from, until }: Pick<Disruption, 'kind' | 'from' | 'until'>): string {
  return `${DISRUPTION_KIND_LABELS[kind]}, from ${shortDate(from)}${until === null ? '' : ` to ${shortDate(until)}`}`
}
