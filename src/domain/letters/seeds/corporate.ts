import { childsLetter, letter, OMBUDSMAN, OMBUDSMAN_CHILD } from './parts.ts'

const GO_ON = 'Please do so by letter, e-mail or telephone within 20 working days if you can.'

/** Letters of the corporate procedures, the council's own and that of the Ombudsman's Code, by the rule that owes them. */
export const CORPORATE: Readonly<Record<string, Readonly<{ adult: string; child: string }>>> = {
  acknowledgement: {
    adult: letter(
      'Thank you for your complaint, which we received on ((received date)). We are sorry that you had reason to complain. Please quote ((reference)) when you write or call.',
      `((if points))
## What we understand your complaint to be

((points))

If we have got this wrong, please tell us.

((end))`,
      `## What happens now

((must: how-handled))
We deal with your complaint under the council’s own complaints procedure, because the law’s procedure for children’s social care does not cover it. ((if responder))((responder)) will look into it and write to you.((else))((if team))The manager of ((team)) will look into it and write to you.((else))A manager will look into it and write to you.((end))((end))((if stage 1 due date)) You should have our answer by ((stage 1 due date)).((end))
((end))`,
      'If you think that we chose the wrong procedure, tell us and we will explain why we chose it.',
    ),
    child: childsLetter(
      'Thank you for telling us that you are not happy. You told us on ((received date)). Your number is ((reference)).',
      `((if points))
## What you told us

((points))

Did we get it right? If not, please tell us.

((end))`,
      `## What happens now

((must: how-handled))
((if responder))((responder)) will look into it.((else))A manager will look into it.((end)) They may want to talk to you. Then they will write to you.((if stage 1 due date)) You will get our answer by ((stage 1 due date)).((end)) You can have an advocate. An advocate is on your side and helps you to say what you want.
((end))`,
    ),
  },
  'stage-1-extension': {
    adult: letter(
      'We are still looking into your complaint, ((reference)). We are sorry that it takes longer than we told you.',
      '## Why it takes longer\n\n((must: reason))\n((reason))\n((end))',
      '## When you will have our answer\n\n((must: new-date))\nYou should now have our answer by ((new date)).\n((end))',
      OMBUDSMAN,
    ),
    child: childsLetter(
      'We are still looking into what you told us. Your number is ((reference)). We are sorry that you have to wait.',
      '## Why it takes longer\n\n((must: reason))\n((reason))\n((end))',
      '## When you will get our answer\n\n((must: new-date))\nYou will get our answer by ((new date)).\n((end))',
      OMBUDSMAN_CHILD,
    ),
  },
  'stage-1-answer': {
    adult: letter(
      'We have looked into your complaint, ((reference)), which we received on ((received date)). This is our answer.',
      '((if answer))\n((answer))\n\n((end))',
      '## What we found\n\n((must: finding-per-point))\n((findings))\n((end))',
      '((if what we will do))\n## What we will do\n\n((what we will do))\n\n((end))',
      `## If you are not happy with this answer

((must: right-to-go-on))
You can ask for stage 2. Somebody who did not deal with your complaint then looks at it again. ${GO_ON}
((end))`,
    ),
    child: childsLetter(
      'You told us that you were not happy. Your number is ((reference)). We looked into it. This is our answer.',
      '((if answer))\n((answer))\n\n((end))',
      '## What we found\n\n((must: finding-per-point))\n((findings))\n((end))',
      '((if what we will do))\n## What we will do\n\n((what we will do))\n\n((end))',
      `## If you do not like our answer

((must: right-to-go-on))
You can ask for somebody else to look at it. They were not part of it before. This is called stage 2. Just tell us, or your social worker, or your advocate. Please try to tell us within four weeks.
((end))`,
    ),
  },
  'corporate-review-extension': {
    adult: letter(
      'We are still reviewing your complaint, ((reference)). We are sorry that it takes longer than we told you.',
      '## Why it takes longer\n\n((must: reason))\n((reason))\n((end))',
      '## When you will have our answer\n\n((must: new-date))\nYou should now have our answer by ((new date)).\n((end))',
      OMBUDSMAN,
    ),
    child: childsLetter(
      'We are still looking at your complaint again. Your number is ((reference)). We are sorry that you have to wait.',
      '## Why it takes longer\n\n((must: reason))\n((reason))\n((end))',
      '## When you will get our answer\n\n((must: new-date))\nYou will get our answer by ((new date)).\n((end))',
      OMBUDSMAN_CHILD,
    ),
  },
  'corporate-review-answer': {
    adult: letter(
      'You asked us((if review requested date)) on ((review requested date))((end)) to look again at your complaint, ((reference)). ((if reviewer))((reviewer)), who did not deal with it before, has done so.((else))Somebody who did not deal with it before has done so.((end)) This is our answer.',
      '((if answer))\n((answer))\n\n((end))',
      '## What we found\n\n((must: finding-per-point))\n((findings))\n((end))',
      '((if what we will do))\n## What we will do\n\n((what we will do))\n\n((end))',
      '((must: last-stage))\nThis was the last stage of the council’s complaints procedure.\n((end))',
      OMBUDSMAN,
    ),
    child: childsLetter(
      'You asked us to look at your complaint again. Your number is ((reference)). Somebody who was not part of it before has done it. This is our answer.',
      '((if answer))\n((answer))\n\n((end))',
      '## What we found\n\n((must: finding-per-point))\n((findings))\n((end))',
      '((if what we will do))\n## What we will do\n\n((what we will do))\n\n((end))',
      '((must: last-stage))\nThis is the last time that the council looks at it.\n((end))',
      OMBUDSMAN_CHILD,
    ),
  },
  withdrawal: {
    adult: letter(
      '((must: withdrawn))\nYou told us that you do not want to go on with your complaint, ((reference)). We recorded that you withdrew it on ((withdrawn date)), and we have closed it.\n((end))',
      'You do not have to give a reason. If you change your mind, tell us, and we will open it again.',
    ),
    child: childsLetter(
      '((must: withdrawn))\nYou told us that you want to stop your complaint, ((reference)). So we stopped it on ((withdrawn date)).\n((end))',
      'That is all right. If you change your mind, tell us and we will start again. Nobody will be cross with you.',
    ),
  },
}
