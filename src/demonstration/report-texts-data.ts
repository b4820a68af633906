/** A section of the demonstration's reports: its heading, and what it says in each year. All of it is invented; the figures are the register's. */
export type InventedSection = Readonly<{
  heading: string
  /** What the report of 2018-19 says. */
  before: string
  /** What that of 2019-20 says. `carried`: the same words, confirmed. `unconfirmed`: the same words, and nobody has looked at them yet. */
  now: string
}>

export const INVENTED_SECTIONS: readonly InventedSection[] = [
  {
    heading: 'Introduction',
    before: 'This report tells what people said about our work with children and families from April 2018 to March 2019, and what we did about it.',
    now: 'This report tells what people said about our work with children and families from April 2019 to March 2020, and what we did about it. It is written for the public, for councillors and for the people who do the work.\n\nIn short:\n\n- we received [[statutory-complaints.received]] statutory complaints, after [[statutory-complaints.received 2018-19]] the year before;\n- [[outcomes.upheld]] were upheld, [[outcomes.partly-upheld]] partly upheld and [[outcomes.not-upheld]] not upheld;\n- [[progress.stage-2]] went on to an investigation and [[progress.stage-3]] to a review panel;\n- [[compliments.received]] people took the time to thank somebody.',
  },
  {
    heading: 'How complaints are handled',
    before: 'Complaints about how we help a child are handled in three stages, under regulations that Parliament made in 2006.\n\n1. **Local resolution.** The manager of the team answers within 10 working days, or 20 where it is complex.\n2. **Investigation.** Somebody outside the team investigates, with an independent person at their side, within 25 working days or an agreed 65.\n3. **Review panel.** Three independent people look at how the investigation was done.\n\nAt any time people may go to the Local Government and Social Care Ombudsman. The complaints manager answers for the procedure and has no part in the work that is complained about.',
    now: 'unconfirmed',
  },
  {
    heading: 'Complaints received',
    before: 'There were [[statutory-complaints.received]] statutory complaints in the year.\n\n[[chart statutory-complaints]]\n\n[[table statutory-complaints]]',
    now: 'Complaints came down from [[statutory-complaints.received 2018-19]] to [[statutory-complaints.received]]. One year says little: the number is small, and it goes up and down by chance. A fall is no proof that all is well, and a rise may mean that people know how to complain.\n\n[[chart statutory-complaints]]\n\n[[table statutory-complaints]]\n\nMany things are settled before they become a complaint. In the year [[before-a-complaint.enquiries-resolved-outside-the-procedure]] enquiries were answered and [[before-a-complaint.contacts-resolved-at-point-of-contact]] matters were put right on the spot.\n\n[[table share-of-open-cases]]',
  },
  {
    heading: 'Who complained, and how',
    before: 'Most people write to us by e-mail.\n\n[[table channel-count]]\n\n[[table complainant-types]]',
    now: 'E-mail is still the way in which most people reach us: 20 complaints came by it this year.\n\n[[table channel-count]]\n\n[[complainant-types.parent]] of the complaints were made by a parent, and [[complainant-types.care-leaver]] by a care leaver, who was helped by an advocate. No child under 18 complained by themselves. Few do anywhere, and we ask ourselves each year whether they know that they may.\n\n[[table complainant-types]]\n\n[[table children-and-advocacy]]',
  },
  {
    heading: 'What complaints were about',
    before: '[[table category-count]]\n\n[[table divisions]]',
    now: 'A complaint is seldom about one thing. Each is counted under what mattered most to the person who made it.\n\n[[chart category-count]]\n\n[[table category-count]]\n\nThe division that works with most families in difficulty has most complaints: [[divisions.children-in-need]] were about Children in Need.\n\n[[table divisions]]\n\n[[table teams]]\n\n[[disabled-child.about-a-disabled-child]] complaints ([[disabled-child.about-a-disabled-child %]]) were about a disabled child.',
  },
  {
    heading: 'Outcomes',
    before: '[[chart outcomes]]\n\n[[table outcomes]]',
    now: 'Where a complaint is upheld we say so, we say sorry, and we say what will change.\n\n[[chart outcomes]]\n\n[[table outcomes]]',
  },
  {
    heading: 'How quickly we responded',
    before: '[[table timeliness-percent]]',
    now: '[[timeliness-percent.within-10-working-days %]] of the complaints had their answer within 10 working days and [[timeliness-percent.within-20-working-days %]] within 20. Some waited for the office to open after Christmas; in others a manager went to see the family first.\n\n[[chart timeliness-percent]]\n\n[[table timeliness-percent]]\n\nOther authorities publish their figures too, each counted in its own way.\n\n[[benchmarks]]\n\n# Investigations and review panels\n\nWhat was investigated was answered within an agreed extension. Of its points [[stage-2.points-upheld]] were upheld and [[stage-2.points-partly-upheld]] partly upheld.\n\n[[table stage-2]]\n\n[[table stage-3]]',
  },
  {
    heading: 'The Ombudsman',
    before: '[[table ombudsman]]',
    now: 'The Ombudsman asked us about [[ombudsman.total]] matters and investigated none of them.\n\n[[table ombudsman]]',
  },
  {
    heading: 'Corporate complaints',
    before: 'Complaints by adults about how they themselves were treated go another way: the council’s own procedure, with a review as its second stage.\n\n[[table corporate]]',
    now: 'carried',
  },
  {
    heading: 'What we learned',
    before: 'Every team talks about its complaints. What is learned is written down with who sees to it and by when.\n\n[[you said we did]]',
    now: 'Every team talks about its complaints, whether or not they were upheld. What is learned is written down with who sees to it and by when, and we look back after six months.\n\n[[you said we did]]\n\n# Training\n\n[[training.sessions-held]] sessions were held for those who work with families.',
  },
  {
    heading: 'The spring of 2020',
    before: '',
    now: 'At the end of the year a pandemic began. We went on taking complaints, and told people when an answer would be late and why. New requests for an investigation had to wait for some weeks. No limit in the regulations stopped for it, and the figures in this report leave nothing out.',
  },
  {
    heading: 'Compliments',
    before: '[[compliments.received]] compliments reached the complaints manager.\n\n[[chart compliments]]\n\n[[table compliments]]',
    now: 'Praise is feedback too: it says what works. [[compliments.received]] compliments reached the complaints manager, after [[compliments.received 2018-19]] the year before. Here is some of it, from people who agreed to be quoted.\n\n[[quotations]]\n\n[[table compliments]]\n\n[[table compliments-by-division-percent]]',
  },
  {
    heading: 'How well the procedure works',
    before: 'We asked the people who complained whether they were told what would happen next. Most were.',
    now: '',
  },
]
