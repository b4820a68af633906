import type { LearningOfComplaint } from '../../../application/learning-from-complaint.ts'
import { shortDate } from '../../../words/dates.ts'
import { LEARNING, LEARNING_SOURCE_LABELS } from '../../../words/learning.ts'
import { urls } from '../../urls.ts'

/** What was learned from a complaint, as a line of its page. */
export function learnedRow({ streamId, learning: { reference, from, notedOn }, text, standing }: LearningOfComplaint) {
  return { reference, href: urls.learningOne(streamId), text, from: LEARNING_SOURCE_LABELS[from], notedOn: shortDate(notedOn), standing: LEARNING.standing[standing] }
}
