import type { OutputKind } from '../../domain/reporting/outputs/output-kinds.ts'
import type { OutlineAbout, OutlineSection } from '../../domain/reporting/outputs/output-outline.ts'
import { codeOutline } from './code.ts'
import { OUTPUT_WORDS } from './outputs.ts'
import { youngPeopleOutline } from './young-people.ts'

/** A section of tables: those of them in which anything stands, under one heading; none where nothing does. Those that are `drawn` have their chart above them, where they can be drawn. */
function tables({ hasAny, hasChart }: OutlineAbout, heading: string, ids: readonly string[], { intro = '', drawn = [] }: Readonly<{ intro?: string; drawn?: readonly string[] }> = {}): readonly OutlineSection[] {
  const lines = ids.filter(hasAny).flatMap((id) => [...(drawn.includes(id) && hasChart(id) ? [`[[chart ${id}]]`] : []), `[[table ${id}]]`])
  return lines.length === 0 ? [] : [{ heading, text: [...(intro === '' ? [] : [intro]), ...lines].join('\n\n') }]
}

/** What was said and done, where there is any. */
function saidAndDone({ saidDid }: OutlineAbout, heading = 'You said, we did'): readonly OutlineSection[] {
  return saidDid === 0 ? [] : [{ heading, text: '[[you said we did]]' }]
}

function quotations({ quotations: count }: OutlineAbout): readonly OutlineSection[] {
  return [{
    heading: 'In their words', text: count === 0 ? 'None of these compliments may be quoted: consent is not given, or nobody has checked yet whether somebody could be recognised.' : '[[quotations]]',
  }]
}

/** One page: what a councillor asks first. Numbers that are withheld read as such. */
function briefing(about: OutlineAbout): readonly OutlineSection[] {
  if (!about.hasAny('statutory-complaints')) return nothing(about)
  const big = ['**[[statutory-complaints.received]]** statutory complaints received', '**[[outcomes.upheld]]** upheld in full', '**[[outcomes.partly-upheld]]** upheld in part']
  const quick = about.hasRow('timeliness-percent', 'within-10-working-days') ? ['**[[timeliness-percent.within-10-working-days %]]** answered within 10 working days'] : []
  return [
    { heading: 'The year in numbers', text: [...big, ...quick, '**[[compliments.received]]** compliments'].join('\n\n') },
    { heading: 'What it was about', text: '[[table category-count]]' },
    ...saidAndDone(about, 'What changed'),
    { heading: 'How far complaints went', text: 'Investigations at stage 2: [[stage-2.investigations]]. Review panels at stage 3: [[stage-3.panels-held]]. Corporate complaints beside them: [[corporate.received]].' },
    {
      heading: 'What councillors can ask',
      text: '- What did we change because of these complaints, and did the same thing come back?\n- Do children and young people know how to complain, and who helps them?\n- Which teams had the most to learn from, and what do they need?',
    },
  ]
}

function nothing({ period }: OutlineAbout): readonly OutlineSection[] {
  return [{ heading: 'Complaints', text: OUTPUT_WORDS.nothing(period) }]
}

/** The sections, or one that says that there is nothing. */
function orNothing(about: OutlineAbout, sections: readonly OutlineSection[]): readonly OutlineSection[] {
  return sections.length === 0 ? nothing(about) : sections
}

function corporateParenting(about: OutlineAbout): readonly OutlineSection[] {
  return orNothing(about, [
    ...tables(about, 'Who complained', ['complainant-types', 'children-and-advocacy'], { intro: 'Corporate parents ask first whether children in care and care leavers are heard.' }),
    ...tables(about, 'The children that complaints were about', ['child-statuses', 'disabled-child']), ...tables(about, 'Advocacy', ['advocacy-in-complaints', 'advocacy-offers']),
    ...tables(about, 'What complaints were about, and what was decided', ['category-count', 'divisions', 'outcomes'], { drawn: ['category-count', 'outcomes'] }),
    ...tables(about, 'How quickly', ['timeliness-percent'], { drawn: ['timeliness-percent'] }),
    ...saidAndDone(about), ...tables(about, 'Learning', ['learning', 'learning-actions']),
  ])
}

function inspection(about: OutlineAbout): readonly OutlineSection[] {
  return orNothing(about, [
    ...tables(about, 'What came in', ['statutory-complaints', 'before-a-complaint', 'not-accepted', 'divisions', 'teams', 'category-count'], { drawn: ['statutory-complaints', 'category-count'] }),
    ...tables(about, 'Who complained, and who helped', ['complainant-types', 'children-and-advocacy', 'advocacy-in-complaints']),
    ...tables(about, 'How far it went', ['at-each-stage', 'progress', 'escalation', 'stage-2', 'stage-3', 'ombudsman', 'ombudsman-decisions']),
    ...tables(about, 'What was decided, and why', ['outcomes', 'outcomes-by-stage', 'causes'], { drawn: ['outcomes'] }),
    ...tables(about, 'How quickly', ['timeliness-percent', 'timeliness-extension', 'days-late', 'stage-2-time', 'stage-3-time'], { drawn: ['timeliness-percent'] }),
    ...tables(about, 'Where a rule was broken', ['breaches'], { intro: 'Breaches are recorded as they happened, each with its rule, and never counted as compliant.' }),
    ...tables(about, 'Putting things right, and learning', ['remedies', 'remedies-kept', 'learning', 'learning-actions', 'learning-shared', 'themes']), ...saidAndDone(about),
    ...tables(about, 'Compliments', ['compliments', 'compliments-from'], { drawn: ['compliments'] }),
  ])
}

function quarterly(about: OutlineAbout): readonly OutlineSection[] {
  const sections = [
    ...tables(about, 'What came in', ['statutory-complaints', 'corporate', 'before-a-complaint', 'member-enquiries', 'teams', 'category-count'], { drawn: ['statutory-complaints', 'category-count'] }),
    ...tables(about, 'How quickly', ['timeliness-percent', 'timeliness-extension', 'days-late'], { drawn: ['timeliness-percent'] }),
    ...tables(about, 'What was decided', ['outcomes', 'causes', 'remedies'], { drawn: ['outcomes'] }),
    ...tables(about, 'How far it went', ['at-each-stage', 'stage-2', 'stage-3', 'ombudsman']), ...tables(about, 'Where a rule was broken', ['breaches']),
    ...tables(about, 'Learning', ['learning', 'learning-actions']), ...saidAndDone(about), ...tables(about, 'Compliments', ['compliments', 'compliments-by-team'], { drawn: ['compliments'] }),
  ]
  return orNothing(about, sections)
}

function teamSheet(about: OutlineAbout): readonly OutlineSection[] {
  const sections = [
    ...tables(about, 'What came in about the team', ['statutory-complaints', 'corporate', 'category-count', 'complainant-types', 'channel-count']),
    ...tables(about, 'How quickly it was answered', ['timeliness-percent', 'timeliness-extension', 'days-late']),
    ...tables(about, 'What was decided', ['outcomes', 'causes', 'breaches']), ...tables(about, 'How far it went', ['stage-2', 'stage-3']),
    ...tables(about, 'What is to be learned', ['learning', 'learning-actions']), ...tables(about, 'Compliments', ['compliments', 'compliments-from']),
  ]
  return orNothing(about, sections)
}

function compliments(about: OutlineAbout): readonly OutlineSection[] {
  if (!about.hasAny('compliments')) return [{ heading: 'Compliments', text: OUTPUT_WORDS.nothing(about.period) }]
  return [
    { heading: 'How many, and from whom', text: `Compliments recorded: [[compliments.received]].\n\n${about.hasChart('compliments') ? '[[chart compliments]]\n\n' : ''}${['compliments', 'compliments-from', 'compliments-by-sort'].filter(about.hasAny).map((id) => `[[table ${id}]]`).join('\n\n')}` },
    ...tables(about, 'What they were about', ['compliments-by-division-percent', 'compliments-by-team'], { drawn: ['compliments-by-division-percent'] }), ...tables(about, 'Whether the thanks arrived', ['compliments-passed-on']), ...quotations(about),
  ]
}

/** What requests for information ask most often. Tables only: a return explains nothing that was not asked. */
const RETURNED = [
  'statutory-complaints', 'not-accepted', 'outcomes', 'progress', 'at-each-stage', 'complainant-types', 'channel-count', 'category-count', 'timeliness-percent', 'timeliness-extension',
  'stage-2', 'stage-2-time', 'stage-3', 'ombudsman', 'ombudsman-decisions', 'remedies', 'payments', 'corporate', 'compliments',
] as const

function dataReturn(about: OutlineAbout): readonly OutlineSection[] {
  return orNothing(about, tables(about, 'Tables', RETURNED, { intro: 'A number marked c is withheld: it is so small that somebody could be recognised by it, or such a number would follow from it. A withheld number is held by the authority.' }))
}

/** What each document says, in its order, in Markdown in which figures and tables stand by their names. */
export const OUTLINES: Readonly<Record<OutputKind, (about: OutlineAbout) => readonly OutlineSection[]>> = {
  'young-people': youngPeopleOutline, briefing, 'corporate-parenting': corporateParenting, inspection, 'quarterly-report': quarterly, 'monthly-team-sheet': teamSheet, compliments,
  'code-self-assessment': codeOutline, 'data-return': dataReturn,
}
