/** Invented sentences from which complaints are put together. None describes a real family. */
export const OPENINGS: readonly string[] = [
  'I am writing because I do not know who else to turn to.',
  'I want to make a complaint about how my family has been treated.',
  'I have tried to sort this out with the team and got nowhere.',
  'Please treat this as a formal complaint.',
  'I rang three times last week and was told someone would call me back.',
  'I am sorry to have to complain, because some of the workers have been very good.',
  'This has been going on since before the summer and I have had enough.',
  'I was told to put my concerns in writing, so here they are.',
  'I do not want anyone to get into trouble, I just want things put right.',
  'I would like someone who is not part of the team to look at this.',
  'I am not happy with the service my son is getting.',
  'I feel that nobody listens to me because of what is written in my file.',
]

/** How a child or young person, or a care leaver, begins. */
export const OWN_OPENINGS: readonly string[] = [
  'My advocate is helping me to write this.', 'I am sixteen and I want to complain about how I am treated.', 'I want someone to listen to me for once.',
  'My foster carer said I could write to you.',
]

/** How the note of a telephone call begins. */
export const TELEPHONE_OPENINGS: readonly string[] = [
  'Caller was upset and asked for the complaint to be written down.', 'Taken down over the telephone and read back to the caller.',
  'The caller has rung before and says that nothing has changed.', 'Call transferred from the contact centre.',
]

/** What was complained about, by main category: a sentence for the complaint, a heading for the point, a sentence for the answer. */
export type Grievance = Readonly<{ said: string; point: string; answer: string }>

/** What children and care leavers complain of themselves, in every category. */
export const OWN_GRIEVANCES: readonly Grievance[] = [
  { said: 'My leaving care grant has been held up for months and I am sleeping on a mattress on the floor.', point: 'The leaving care grant was delayed.', answer: 'The grant has now been paid, and the delay is being raised with the finance team.' },
  { said: 'My social worker said she would come on Tuesday and she did not, again.', point: 'A promised visit did not take place.', answer: 'You were right to expect the visit. Your worker will come this week and has apologised.' },
  { said: 'I was moved to a new placement and nobody asked me.', point: 'My views on moving were not asked.', answer: 'The move could not wait, but you should have been told why before it happened.' },
  { said: 'I do not see my brother as often as it says in my plan.', point: 'Time with my brother is less than was agreed.', answer: 'The visits are now every fortnight, as the plan says.' },
  { said: 'My plan was written without me and there are things in it that are not true.', point: 'The plan was written without me.', answer: 'Your personal adviser has gone through the plan with you and changed three parts.' },
]

export const GRIEVANCES: Readonly<Record<string, readonly Grievance[]>> = {
  service: [
    { said: 'Two home visits were cancelled on the day and the third never happened.', point: 'Home visits were cancelled or missed.', answer: 'The visits were cancelled because of urgent work, and you should have been told sooner.' },
    { said: 'The social worker does not answer her phone and her voicemail is full.', point: 'The social worker could not be reached.', answer: 'You have been given the number of the duty desk, which is staffed all day.' },
    { said: 'I have had four social workers in a year and have to start again with each of them.', point: 'There were too many changes of worker.', answer: 'I am sorry for the changes of worker and have asked that the present one stays until the review.' },
    { said: 'Contact was changed at an hour’s notice and nobody told the foster carer.', point: 'Contact was changed without notice.', answer: 'The carer was told by text and you were not told at all, which was wrong.' },
    { said: 'The Christmas contact that had been agreed since October was moved without asking us.', point: 'Christmas contact was rearranged after it had been agreed.', answer: 'The venue closed early, but the new date should have been agreed with you.' },
    { said: 'I was promised help with the school run while I was in hospital and it never came.', point: 'Practical support that was promised was not given.', answer: 'The request was made but nobody followed it up.' },
    { said: 'The respite hours were cut without anyone explaining why.', point: 'Short breaks were reduced without explanation.', answer: 'The hours follow the new assessment; the reasons should have been explained to you in person.' },
    { said: 'I paid for childcare myself because the financial assessment was never done.', point: 'The financial assessment was not done.', answer: 'The assessment was not completed while the worker was away, and the cost will be looked at.' },
    { said: 'The meeting started forty minutes late and then had to be cut short.', point: 'Staff were late for the meeting.', answer: 'The chair was delayed at court; an apology was given at the time.' },
    { said: 'Letters still go to my old address although I have told them three times.', point: 'Letters were sent to the wrong address.', answer: 'The address has been corrected on every record.' },
    { said: 'My daughter’s travel to college was not arranged until three weeks into term.', point: 'Travel was arranged late.', answer: 'The form was sent to the wrong panel and came back too late for the start of term.' },
    { said: 'They told her dad about the plan and never told me.', point: 'One parent was told and the other was not.', answer: 'Both of you should have had the same letter on the same day.' },
    { said: 'The support worker came for two weeks and then it just stopped.', point: 'Support stopped without an ending.', answer: 'The programme ended as planned, but nobody told you when it would.' },
  ],
  'assessment-or-review': [
    { said: 'The assessment has my son’s name spelt wrong on every page and the wrong school.', point: 'The assessment contained errors of fact.', answer: 'The name and the school have been corrected and a new copy sent to you.' },
    { said: 'We were handed the conference report as we walked into the room.', point: 'The conference report was given on the day.', answer: 'Reports should reach you two working days before, and this one did not.' },
    { said: 'It says in the report that I agreed to something I never agreed to.', point: 'The report says that something was agreed when it was not.', answer: 'Your view has been added to the record and will be read with the report.' },
    { said: 'Nobody asked my children what they wanted before writing it.', point: 'The children’s views were not included.', answer: 'The children have since been seen on their own and an addendum has been written.' },
    { said: 'The decision to step the case down was made without us being there.', point: 'A decision was made without the family.', answer: 'The decision was within the professional judgement of the team, but you should have been invited.' },
    { said: 'It took eleven weeks from the visit to get a copy of the assessment.', point: 'The assessment was shared late.', answer: 'The worker left and the assessment was not reallocated for a month.' },
    { said: 'They have written opinions about me as if they were facts.', point: 'Opinions are recorded as facts.', answer: 'Social workers may record an opinion where it is marked as one; two passages have been reworded.' },
    { said: 'The review was put off twice and we still have no date.', point: 'The review was postponed.', answer: 'A date has been set and will not be moved again.' },
    { said: 'I signed a form that nobody explained to me and now it is used as consent.', point: 'Consent was not explained.', answer: 'Consent should have been explained in plain words; the form has been gone through with you again.' },
    { said: 'My side is not in the report at all, only his.', point: 'One parent’s account is missing.', answer: 'Your account has been added as an appendix and sent to everyone who had the report.' },
    { said: 'We were told the panel would decide in June and it was not even on the list.', point: 'The case was not put to the panel.', answer: 'The papers were not ready in time; it went to the panel the month after.' },
    { said: 'The minutes of the meeting came eight weeks later and miss out what the school said.', point: 'Minutes were late and incomplete.', answer: 'The minutes have been corrected with the school’s contribution.' },
    { said: 'They say he is not entitled to an assessment and will not tell me why.', point: 'An assessment was refused without reasons.', answer: 'The threshold was applied rightly, and the reasons have now been set out in writing.' },
  ],
  staff: [
    { said: 'The worker raised her voice at me in front of my children.', point: 'The worker’s manner was unprofessional.', answer: 'The worker accepts that the conversation should have been held elsewhere.' },
    { said: 'He rolled his eyes when I asked for the interpreter.', point: 'A request for an interpreter was met with impatience.', answer: 'This has been taken up in supervision.' },
  ],
}

export const WISHES: readonly string[] = [
  'I want an apology and for someone to ring me when they say they will.',
  'I would like the report to be put right and sent to everyone who had it.',
  'I want a different social worker.',
  'I want somebody to explain to me how this was decided.',
  'I would like this looked at again by someone new.',
  'I just want it not to happen to another family.',
  'I want the money back that I had to spend.',
  'I would like to know what happens next and when.',
  'I want my views to be put on the file.',
  'Please let me know who is dealing with this.',
]

export const ANSWER_ENDINGS: readonly string[] = [
  'I am sorry for the distress this caused.', 'I hope this explains how the decision was reached.', 'I have spoken to the team about it.',
  'Thank you for bringing this to our attention.', 'If you are not satisfied you may ask for an independent investigation.', 'The learning has been shared in the team meeting.',
]
