import type { ReportRequirement } from '../procedure.ts'
import { guidance, law } from '../cite.ts'

const REG_13 = law('SI 2006/1738 reg. 13', true)
const PART_5 = guidance('Getting the Best from Complaints, part 5', false)

/** What the annual report has to contain: R by law, G by guidance. */
export const REPORT: readonly ReportRequirement[] = [
  { id: 'R1', contains: 'The number of representations recorded under the procedure', ...REG_13 },
  { id: 'R2', contains: 'The outcome of each: the decision made and any action to be taken', ...REG_13 },
  { id: 'R3', contains: 'Whether time limits were met', ...REG_13 },
  { id: 'R4', contains: 'It is produced every year and available to the public', ...law('SI 2006/1738 reg. 13(3)', true) },
  { id: 'R5', contains: 'Nothing from which an individual complainant can be identified', ...REG_13 },
  { id: 'G1', contains: 'Representations made to the authority', ...PART_5 },
  { id: 'G2', contains: 'The number of complaints at each stage, and any considered by the Ombudsman', ...PART_5 },
  { id: 'G3', contains: 'Which customer groups made them', ...PART_5 },
  { id: 'G4', contains: 'Types of complaint', ...PART_5 },
  { id: 'G5', contains: 'Outcomes', ...PART_5 },
  { id: 'G6', contains: 'Details about advocacy services provided', ...PART_5 },
  { id: 'G7', contains: 'Compliance with timescales, and complaints resolved within an agreed extended timescale', ...PART_5 },
  { id: 'G8', contains: 'Learning and service improvement: changes made, and any not made', ...PART_5 },
  { id: 'G9', contains: 'Summary statistics on complainants: age, gender, disability, sexual orientation, ethnicity', ...PART_5 },
  { id: 'G10', contains: 'A review of the effectiveness of the complaints procedure', ...PART_5 },
  { id: 'G11', contains: 'It is presented to staff and the relevant committee, and available to the regulator and the public', ...PART_5 },
]
