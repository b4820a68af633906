import type { PrintedSection } from '../printed-report.ts'

/** Sentences of the founding report that state a figure or the law, section by section, without anybody's name. Its tables are `FOUNDING_REPORT`. */
export const FOUNDING_TEXT: readonly PrintedSection[] = [
  {
    id: 's1', heading: 'Introduction', text: `
The Children's Act 1989 require all local authorities with Children Social responsibilities in England and Wales to have a complaints procedure.

Statutory complaints are handled in line with the national regulations referred to above: stage 1 - local resolution; stage 2 – investigation; stage 3 - review panel and section 4 - referral to the Local Government and Social Care Ombudsman.`,
  },
  {
    id: 's2', heading: 'The Statutory Complaints Process', text: `
We aim to acknowledge complaints within 3 working days of being received.

STAGE 1 – We always aim to resolve the problem as quickly as possible (within 10 working days) however, sometimes the complaint is complex so may take up to 20 working days.

STAGE 2 - An external Independent Person is commissioned by Children's Services to further investigate the complaint. The Investigating Officer and Independent Person will aim to produce a report within 25 working days. However, if the case is complex, they can have a maximum of 65 working days in which to produce their reports.

STAGE 3 -. The Complaints Review Panel is made up of three external people who will review the complaint, but they will not reinvestigate or consider new complaints.

STAGE 4 – If a complaint cannot be resolved locally, it can be investigated by the Local Government and Social Care Ombudsman (LGSCO).`,
  },
  {
    id: 's3', heading: 'Complaints received', text: `
- 33 Statutory complaints were made. A 25% decrease but more in comparison to previous years
- No complaints were received from children or young people under 18 years of age
- 1 complaint was received from a care leaver who was supported by Advocacy
- 7 complaints were upheld
- 11 were partly upheld
- 14 were not upheld
- 1 of the 33 complaints progressed to Stage 2 Independent Investigation.
- None progressed to Stage 3
- 4 Local Government and Social Care Ombudsman enquiries did not progress to investigation
- 67 expressions of positive feedback were received.
- 18 complaints were managed under a corporate process, a 37% decrease from previous year.
- 1 was reviewed at Stage 2`,
  },
  {
    id: 's4-1', heading: 'Number of Statutory Children Social Care complaints', text: `
Complaints is a difficult service to measure, on one hand we want to try to reduce customer complaints to improve our services, but then on the other hand we question why they have reduced.

Complaints represented less than 3% of open cases to Children in Need, Children in Care and Care Leavers at 31st March 2020, the same as the previous year. There was a further 104 enquiries received that were resolved outside of the complaints process.`,
  },
  {
    id: 's4-2', heading: 'The teams the complaints are made about', text: `
The greatest number of complaints continues to be in the Children in Need and Child Protection Division (26 of 33). The complaints were fairly evenly spread across CIN Widnes (15) and CIN Runcorn (11), this is usually the case. Of these 33 cases, 3 involved a child with a disability (9%).`,
  },
  {
    id: 's4-3', heading: 'How complaints are made and who makes them', text: `
E-mailing complaints continues to be the preferred method to make a complaint. 32 of the 33 complaints were received by parents. The 1 care leaver who made a complaint was supported by an advocate. There were also a further 100 contacts recorded that were resolved at point of contact.

We have a 97.8% white population. No complaints were from an ethnic minority.`,
  },
  {
    id: 's4-4', heading: 'How quickly do we respond to complaints', text: `
On the 24th February 2020 we became the subject of a three week Ofsted Inspection during which staff resources were diverted. When examining some of the delays that took responses over 20 days prior to COVID-19, we have to factor in office closures during the Christmas break.`,
  },
  {
    id: 's4-5', heading: 'Stage 2 investigations', text: `
One Stage 2 complaint investigation was undertaken within the extended timescale of 65 working days, this was due to the complexity and availability of staff. The investigation found that five complaints were upheld with three further complaints partially upheld.`,
  },
  {
    id: 's4-6', heading: 'Stage 3 Review Panels', text: 'No Stage 3 Review Panels were held in this year, there was one last year but prior to that the last one was held in 2013.',
  },
  {
    id: 's4-8', heading: 'Why complaints have been upheld', text: `
(* more than 1)

- Appointment or home visit cancelled or not attended*, safeguarding prioritised
- All avenues were assessed, perceived as delay
- Communication and availability of the social worker*, very little contact
- One party told but not the other
- The correct decision was not made at the time
- Lack of practical support due to staff sickness
- Understanding and explanation of consent
- Delay in assessment and reallocation, social worker left
- Reports for the conference should have been provided 2 days in advance but were given on the day*
- Christmas contact rearranged after longstanding plans were made*
- Staff late for meetings*
- Conference cancelled, paperwork not completed
- Spelling errors, factual accuracy in reports
- Letter dated 27th August 2019 received early October 2019
- Nobody informed of a change to contact
- Delays in making contact during the inspection
- Views of the child not in the assessment, report not given in a timely manner
- Content of the assessments disputed, source cannot be determined
- 1 assessment missing, the other 3 assessments focus on the same child
- Social worker absent, drift, agreed to reimburse £1300.00`,
  },
  {
    id: 's4-10', heading: 'The Ombudsman', text: `
We received 4 enquiries from the LGSCO. They responded to 3 in agreement with the Local Authorities decision not to engage the Statutory Complaint Process and not to investigate further, the other one was advised to access the statutory process which they subsequently did.`,
  },
  { id: 's4-11', heading: 'Corporate Complaints', text: 'The number of Corporate Complaints have decreased, more comparable to previous years.' },
  { id: 's4-12', heading: 'Complaints Training and Procedures', text: 'Two training sessions were undertaken in February 2020 for front line staff.' },
  {
    id: 's4-13', heading: 'COVID-19', text: `
We continued to take complaints at Stage 1 however there was a temporary hold on any new escalation requests.

The Local Government Ombudsman temporarily suspended its central telephone line and would not accept new complaints.`,
  },
  {
    id: 's5', heading: 'Compliments',
    text: 'Whilst the number of compliments passed to the Principal Policy Officer has decreased this year it is more comparative to the previous two years.',
  },
]
