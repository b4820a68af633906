import { childsLetter, letter, OMBUDSMAN, OMBUDSMAN_CHILD } from './parts.ts'

/** Letters of stages 2 and 3 of the statutory procedure, by the rule that owes them. Facts: procedure-facts.md 1.13, 1.14 and 1.18. */
export const STATUTORY_LATER_STAGES: Readonly<Record<string, Readonly<{ adult: string; child: string }>>> = {
  'stage-2-start': {
    adult: letter(
      'You asked us on ((stage 2 requested date)) to have your complaint, ((reference)), investigated. This letter says what will be investigated, by whom and by when.',
      `## What will be investigated

((must: statement))
This is the statement of your complaint as we have agreed it with you:

((statement))

((if outcomes wanted))
What you would like to happen:

((outcomes wanted))
((else))
You have not told us what you would like to happen. You can do so at any time.
((end))
((end))`,
      'If the statement is not right, please tell us at once.',
      `## Who investigates

((must: who-investigates))
The investigating officer is ((investigating officer)). The independent person is ((independent person)): they are not of the council, and see to it that the investigation is fair. Both would like to talk to you.
((end))`,
      `## When you will hear from us

((must: response-due))
You should have our response by ((stage 2 due date)). If the investigation needs longer, up to 65 working days in all, we will tell you before that day and say why.
((end))`,
    ),
    child: childsLetter(
      'You asked for somebody else to look at your complaint, ((reference)). This letter tells you who they are and what they will do.',
      `## What they will look at

((must: statement))
This is what we agreed with you:

((statement))

((if outcomes wanted))
This is what you want to happen:

((outcomes wanted))
((else))
You can tell us at any time what you want to happen.
((end))
((end))`,
      `## Who they are

((must: who-investigates))
((investigating officer)) will find out what happened. ((independent person)) does not work for the council, and makes sure that it is fair. Both would like to talk to you. You can have your advocate with you.
((end))`,
      `## When you will hear from us

((must: response-due))
You will get our answer by ((stage 2 due date)). If they need more time, we will tell you why.
((end))`,
    ),
  },
  'stage-2-extension': {
    adult: letter(
      'The investigation of your complaint, ((reference)), is taking longer than we told you. We are sorry about that.',
      `## Why it takes longer

((must: reason))
((reason))
((end))`,
      `## When you will have our response

((must: new-date))
You should now have our response by ((new date)).
((end))`,
      'We will go on telling you how it is getting on. If the delay causes you a difficulty, please tell us.',
    ),
    child: childsLetter(
      'Finding out what happened takes longer than we told you. Your number is ((reference)). We are sorry that you have to wait.',
      `## Why it takes longer

((must: reason))
((reason))
((end))`,
      `## When you will get our answer

((must: new-date))
You will get our answer by ((new date)). We will tell you how it is going until then.
((end))`,
    ),
  },
  adjudication: {
    adult: letter(
      'Your complaint, ((reference)), has been investigated. I have read both reports with care, and thought about what you wanted to happen. This is our response.',
      `((if answer))
((answer))

((end))`,
      `## What we decided, and what we will do

((must: decision-and-actions))
((findings))

((if what we will do))
This is what we will do, and by when:

((what we will do))
((else))
There are no actions that follow from these decisions.
((end))
((end))`,
      `((if departures))
## Where we differ from the report

((departures))

((end))`,
      `## The reports

((must: reports))
The full report of the investigating officer((if investigating officer)), ((investigating officer)),((end)) and the report of the independent person((if independent person)), ((independent person)),((end)) come with this letter.
((end))`,
      `## If you are not happy with this response

((must: right-to-go-on))
You have the right to ask for a review panel: three people who are independent of the council look at how your complaint was investigated. Please ask within 20 working days of having this letter((if ask for panel by date)), by ((ask for panel by date))((end)). You can ask in writing, by e-mail or by telephone, or have somebody ask for you.
((end))`,
    ),
    child: childsLetter(
      'Your complaint, ((reference)), has been looked at by people who were not part of it. I read what they found out. This is our answer.',
      `((if answer))
((answer))

((end))`,
      `## What we decided, and what we will do

((must: decision-and-actions))
((findings))

((if what we will do))
This is what we will do, and by when:

((what we will do))
((else))
There is nothing more that we have to do after this.
((end))
((end))`,
      `((if departures))
## Where we did not agree with the report

((departures))

((end))`,
      `## The reports

((must: reports))
The two reports come with this letter: one from the person who found out what happened, and one from the person who made sure that it was fair. Your advocate or somebody you trust can read them with you.
((end))`,
      `## If you do not like our answer

((must: right-to-go-on))
You can ask for a panel. Three people who do not work for the council will look at it again. Please ask within 20 working days((if ask for panel by date)), by ((ask for panel by date))((end)). You can write, ring or say it, or your advocate can do it for you.
((end))`,
    ),
  },
  'panel-notice': {
    adult: letter(
      'You asked on ((panel requested date)) for a review panel to look at your complaint, ((reference)).',
      `## When and where

((must: date-place-papers))
The panel meets on ((panel date)) at ((panel place)). The papers that it will have come with this letter. You have them at least 10 working days before the panel, so that you have time to read them.
((end))`,
      `((if panel chair))
The chair of the panel is ((panel chair)).

((end))`,
      `## Your part in it

((must: right-to-attend))
You have the right to come and to speak to the panel. You may bring somebody with you, and either of you may speak. If you have an advocate, they may come too. The panel does not investigate again: it looks at whether your complaint was dealt with properly and fairly.
((end))`,
      'Please tell us if you would like the papers in another form, and what you need to take part: an interpreter, a place without steps, breaks.',
    ),
    child: childsLetter(
      'You asked for a panel to look at your complaint, ((reference)). A panel is three people who do not work for the council.',
      `## When and where

((must: date-place-papers))
The panel meets on ((panel date)) at ((panel place)). The papers that they will read come with this letter, so that you can read them first. Your advocate can help you with them.
((end))`,
      `## You can come

((must: right-to-attend))
You can come and say what you want to say. You do not have to. You can bring somebody you trust, and your advocate can come too. They can speak for you if you want.
((end))`,
      'Tell us what would make it easier for you: a break, a drink, another room, somebody with you.',
    ),
  },
  'panel-report': {
    adult: letter(
      'The review panel met((if panel met date)) on ((panel met date))((end)) to look at your complaint, ((reference)). Its report comes with this letter.',
      `## What you complained about

((must: summary))
((points))
((end))`,
      `## What the panel recommends

((must: recommendations))
((recommendations))
((end))`,
      `## What happens now

The council will answer the panel’s report((if panel answer due date)) by ((panel answer due date))((end)), and will write to you to say what it will do.`,
    ),
    child: childsLetter(
      'The panel met((if panel met date)) on ((panel met date))((end)) and talked about your complaint, ((reference)). They wrote a report. It comes with this letter.',
      `## What you told us

((must: summary))
((points))
((end))`,
      `## What the panel thinks we should do

((must: recommendations))
((recommendations))
((end))`,
      `## What happens now

The council has to say what it will do about it. We will write to you((if panel answer due date)) by ((panel answer due date))((end)).`,
    ),
  },
  'final-response': {
    adult: letter(
      'The review panel has given us its report about your complaint, ((reference)). I have thought about what it recommends. This is the council’s response.',
      `## Our response

((must: response-and-proposals))
((if answer))
((answer))

((end))
((if proposals))
This is what we propose to do:

((proposals))
((else))
((if what we will do))
This is what we will do:

((what we will do))
((else))
((write: what the council proposes to do))
((end))
((end))
((end))`,
      `((must: departures))
((if departures))
## Where we do not follow the panel

((departures))
((else))
We follow all that the panel recommended.
((end))
((end))`,
      OMBUDSMAN,
    ),
    child: childsLetter(
      'The panel wrote a report about your complaint, ((reference)). I have read it. This is what the council says.',
      `## What we will do

((must: response-and-proposals))
((if answer))
((answer))

((end))
((if proposals))
This is what we will do:

((proposals))
((else))
((if what we will do))
This is what we will do:

((what we will do))
((else))
((write: what the council will do))
((end))
((end))
((end))`,
      `((must: departures))
((if departures))
## What we will not do, and why

((departures))
((else))
We will do all that the panel asked for.
((end))
((end))`,
      OMBUDSMAN_CHILD,
    ),
  },
}
