import type { OutlineAbout, OutlineSection } from '../../domain/reporting/outputs/output-outline.ts'

/** The age that the page is written for. The test measures what we ship; the author sees what they make of it. */
export const YOUNG_READERS_AGE = 11

/** Long words that the page itself explains. */
export const EXPLAINED: ReadonlySet<string> = new Set(['advocate', 'advocates', 'compliment', 'complaint', 'complaints', 'ombudsman'])

/** How quickly, by the first band that the authority counts: ten working days are two weeks. */
const QUICK = 'within-10-working-days'

/**
 * The page for young people as we ship it. A paragraph that begins with a figure in bold becomes a big number with a picture.
 *
 * Law: Children Act 1989 s26(3) and s24D (who may complain), s26A (help to complain); confirmed. Childline's number is its own, 0800 1111.
 */
export function youngPeopleOutline(about: OutlineAbout): readonly OutlineSection[] {
  return [
    {
      heading: 'What is a complaint?',
      text: [
        'Are you not happy with the help you get from us? You can tell us. That is called a complaint.', 'Did we do well? You can tell us that too. That is called a compliment.',
        'It is your right to speak up. You will not get into trouble for it.',
      ].join('\n\n'),
    },
    { heading: `What happened in ${about.period}`, text: numbers(about) },
    {
      heading: 'What changed',
      text: about.saidDid > 0 ? 'This is what people told us, and what we did.\n\n[[you said we did]]' : 'We do not have a change to show you yet. You can ask us what we learned.',
    },
    {
      heading: 'Who can help you?',
      text: [
        'You do not have to do it on your own. You can ask for an advocate. An advocate is on your side. They help you say what you want to say. They do not work for us. It is free.',
        'Ask us, or ask any grown-up you trust. We will find someone for you.',
      ].join('\n\n'),
    },
    {
      heading: 'Where can you go?',
      text: [
        `- Tell your social worker, your carer or your teacher. They will pass it on.\n- Or ask ${about.authority} for the complaints manager. That is the person who makes sure you get a reply.`,
        '- Are you sad or scared? Call Childline on 0800 1111. You can call by day or by night, and it is free.\n- Still not happy with our reply? The Ombudsman can look at what we did. They do not work for us.',
      ].join('\n'),
    },
  ]
}

/** Each figure with words that read the same for none, one and many. */
function numbers({ hasAny, hasRow }: OutlineAbout): string {
  if (!hasAny('statutory-complaints') && !hasAny('compliments')) return 'No one made a complaint to us this year. That does not mean that all was well. If you were not happy, tell us.'
  const complaints = hasAny('statutory-complaints')
  return [
    '**[[statutory-complaints.received]]** is how many complaints we got.',
    ...(complaints ? ['**[[children-and-advocacy.by-child-under-18]]** is how many came from a child or a young person.'] : []),
    ...(complaints ? ['**[[outcomes.upheld]]** is how many times we said: “You are right. We got it wrong.”', '**[[outcomes.partly-upheld]]** is how many times we said: “We got some of it wrong.”'] : []),
    ...(complaints && hasRow('timeliness-percent', QUICK) ? [`**[[timeliness-percent.${QUICK} %]]** is the share that got a reply in two weeks.`] : []),
    ...(hasAny('compliments') ? ['**[[compliments.received]]** is how many times people said: “Well done.”'] : []),
    'We hide some numbers. If a number is very small, someone might guess who it is about.',
  ].join('\n\n')
}
