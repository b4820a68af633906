import type { Complaint } from '../../state.ts'
import type { Paper } from './events.ts'

/** Whether the complaint has the paper. */
export function isPaperOf({ said, points, answers, details, threads: { stageTwo, stageThree } }: Complaint, paper: Paper): boolean {
  switch (paper) {
    case 'people': return details.complainants.length > 0 || details.children.length > 0
    case 'said': return said !== null
    case 'points': return points.length > 0
    case 'stage-1-answer': return answers['stage-1'] !== undefined
    case 'statement': return stageTwo.statement.sentOn !== null || stageTwo.statement.amendedOn.length > 0
    case 'investigation-report': return stageTwo.report !== null
    case 'independent-person-report': return stageTwo.independentReport !== null
    case 'adjudication': return answers['stage-2'] !== undefined
    case 'panel-report': return stageThree.reportOn !== null
    case 'panel-response': return answers['stage-3'] !== undefined
  }
}
