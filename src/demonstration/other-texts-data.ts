/** Invented words of enquiries, compliments and contacts with the Ombudsman. */
export const ENQUIRIES: readonly string[] = [
  'Asked how to get a copy of an assessment. Explained how to make a request.', 'Wanted to know who the new social worker is. Name and number given.',
  'Asked for a change of contact time. Passed to the team, who rang back the same day.', 'Unsure whether to complain or to wait for the review. Options talked through.',
  'Councillor asked for an update for a resident. Manager replied.', 'Asked why a letter was late. Posted again and apology given by telephone.',
  'Wanted to speak to a manager. Call arranged for the next morning.', 'Asked about short breaks. Signposted to the disabled children’s service.',
  'Neighbour worried about noise; not a matter for this service. Signposted to housing.', 'Grandparent asked about financial help. Information pack sent.',
  'Asked how to appeal against a school place. Signposted to admissions.', 'Care leaver asked about council tax. Personal adviser rang back.',
  'Parent could not reach the worker. Duty worker took the call.', 'Asked for meeting papers in larger print. Sent.', 'MP enquiry about waiting times. Answered by the head of service.',
  'Foster carer asked about travel expenses. Paid in the next run.', 'Asked what is written about them. Subject access explained.', 'Wanted an interpreter for a meeting. Booked.',
]

export const POINTS_OF_CONTACT: readonly string[] = [
  'Worker had not called back. Call made while the parent held on.', 'Upset about a cancelled visit. New date agreed there and then.', 'Wrong date in a letter. Corrected and sent again.',
  'Contact venue was locked. Manager rang and contact was made up the same week.', 'Unhappy about tone of a text message. Worker rang to apologise.',
  'Report not received. E-mailed while on the telephone.', 'Expenses unpaid. Finance confirmed payment for Friday.', 'Did not understand the plan. Team manager went through it by telephone.',
  'Asked for the worker to stop calling at work. Noted and agreed.', 'Key worker on leave and no cover named. Cover named.', 'Late taxi to contact. Firm spoken to.',
  'Mistake in a name. Put right in the record.',
]

export const CLIENT_COMPLIMENTS: readonly string[] = [
  'You never once made me feel judged, and I will not forget that.', 'Thank you for sitting with me until I could say it.', 'We are managing so much better since the group and the children laugh again.',
  'She always rings when she says she will. That means everything.', 'He explained the court papers line by line until I understood them.', 'You got us the beds, the school places and some hope.',
  'My foster son wanted you to know he passed his first exam.', 'The family centre was the only place I felt safe to go.', 'Thank you for believing me.',
  'I was dreading the assessment and you made it bearable.', 'The short breaks let me sleep. I cannot thank the staff enough.', 'You came out on a Friday night and stayed until it was sorted.',
  'I did not like social workers before I met you.', 'The parenting course gave me the words I did not have.', 'You kept every promise, even the small ones.',
  'Thanks for the birthday card, nobody else remembered.', 'Since you helped with the forms we are not in debt any more.', 'My advocate and my worker were a great team.',
  'He made my daughter feel like the most important person in the room.', 'You are straight with me and I needed that.', 'Thank you for getting me my own front door.',
  'The crèche workers are angels, both of them.', 'We have our family back.', 'I rang in a panic and came off the phone calm.', 'Best meeting we ever had, and everyone came.',
]

export const PROFESSIONAL_COMPLIMENTS: readonly string[] = [
  'The court thanked the social worker for a clear and balanced statement.', 'School wishes to record how well the early help worker kept everyone informed.',
  'The health visitor praised joint visits that were planned around the family.', 'The guardian described the care plan as thorough and child-centred.',
  'Police colleagues noted the calm handling of a difficult evening.', 'The reviewing officer commended the quality of the life-story work.',
  'The head teacher was grateful for a quick answer in the last week of term.', 'A barrister commented on the worker’s measured evidence.',
]

export const OMBUDSMAN_MATTERS: readonly string[] = [
  'Asked for the history of the complaint and the reasons for not using the statutory procedure.', 'Asked whether the matter had been through the council’s procedure.',
  'Asked for copies of the correspondence.', 'Asked why an adult’s complaint was handled as a corporate one.',
]

export const CORPORATE_COMPLAINTS: readonly Readonly<{ said: string; point: string }>[] = [
  { said: 'I was kept waiting an hour at reception and nobody said why.', point: 'Long wait at reception.' },
  { said: 'My request for information was answered six weeks late.', point: 'Late answer to a request for information.' },
  { said: 'The section 47 enquiry was started on gossip and I was treated like a criminal.', point: 'How an enquiry was begun.' },
  { said: 'A court report describes my home wrongly and I want it changed.', point: 'Content of a court report.' },
  { said: 'My application to foster was turned down without a proper explanation.', point: 'Explanation of a fostering decision.' },
  { said: 'The worker told my employer what I do in my own time.', point: 'What was said to an employer.' },
  { said: 'The car park charges make it impossible to attend meetings.', point: 'Cost of attending meetings.' },
  { said: 'Nobody told me as the new partner that I was being checked.', point: 'Checks on a household member.' },
  { said: 'The invoice for the hire of the room was wrong twice.', point: 'Wrong invoice.' },
]
