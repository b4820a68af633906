import { childsLetter, letter, OMBUDSMAN, OMBUDSMAN_CHILD } from './parts.ts'

/** Letters of the statutory procedure until the end of stage 1, by the rule that owes them. Facts: procedure-facts.md 1.18. */
export const STATUTORY_STAGE_ONE: Readonly<Record<string, Readonly<{ adult: string; child: string }>>> = {
  acknowledgement: {
    adult: letter(
      'Thank you for telling us about your complaint. We are sorry that you had reason to complain. Please quote ((reference)) when you write or call.',
      `((if points))
## What we understand your complaint to be

((points))

If we have got this wrong, or left something out, please tell us.

((end))`,
      `## What happens now

((must: how-handled))
Your complaint is at stage 1 of the procedure for complaints about children’s social care. ((if responder))((responder)) will look into it and write to you.((else))((if team))The manager of ((team)) will look into it and write to you.((else))We are choosing the manager who will look into it, and will tell you who it is.((end))((end)) We may ring you to make sure that we have understood.
((end))`,
      `((must: days))
We received your complaint on ((received date)). You should have our answer by ((stage 1 due date)). If we need longer we will tell you before that day, and say why.
((end))`,
      `## The procedure, and help

((must: procedure-and-help))
There are three stages: an answer from the service, an independent investigation, and a review panel. You can ask for the next stage if you are not happy with the answer. A leaflet about the procedure comes with this letter. Children and young people have a right to an advocate: somebody independent who helps them to say what they want to say. We can arrange one, free of charge. You may also have a friend or somebody else to help you.
((end))`,
    ),
    child: childsLetter(
      'Thank you for telling us that you are not happy. It was right to tell us. Your number is ((reference)).',
      `((if points))
## What you told us

((points))

Did we get it right? If not, please tell us.

((end))`,
      `## What happens now

((must: how-handled))
((if responder))((responder)) will look into what you told us.((else))A manager will look into what you told us.((end)) They may want to talk to you. You can say where, and who should be with you. Then they will write to you.
((end))`,
      `((must: days))
You told us on ((received date)). You will get our answer by ((stage 1 due date)). If we need more time, we will tell you.
((end))`,
      `## Who can help you

((must: procedure-and-help))
You can have an advocate. An advocate is on your side and helps you to say what you want. It is free. Ask us and we will find one for you. If you do not like our answer, you can ask somebody else to look at it again. There are three steps. A leaflet that tells you more comes with this letter.
((end))`,
    ),
  },
  'sufficient-interest-refused': {
    adult: letter(
      'Thank you for getting in touch with us about children’s social care. Our reference is ((reference)).',
      `## What we decided

((must: decision))
Some people have a right to use this procedure. Others may use it if the council decides that they have a sufficient interest in the child’s welfare. We have decided that you do not have a sufficient interest, so we will take no further action under this procedure.
((end))`,
      `((if reason))
## Why

((reason))

((end))`,
      `## What else you can do

((must: other-routes))
You can ask us to look at it under the council’s own complaints procedure. You can also ask the Local Government and Social Care Ombudsman to look at our decision: [www.lgo.org.uk](https://www.lgo.org.uk/make-a-complaint), telephone 0300 061 0614. If you are worried that a child is not safe, please tell us at once.
((end))`,
    ),
    child: childsLetter(
      'Thank you for writing to us. Your number is ((reference)).',
      `## What we decided

((must: decision))
There are rules about who can use these complaint steps. We looked at the rules. They do not let us use these steps for what you told us. So we will not do anything more with it in this way.
((end))`,
      `((if reason))
## Why

((reason))

((end))`,
      `## What you can do

((must: other-routes))
You can still tell us what is wrong, and we will find another way to look at it. You can ask for an advocate to help you. You can also ask the Ombudsman if we were right: [www.lgo.org.uk](https://www.lgo.org.uk/make-a-complaint), telephone 0300 061 0614. If you or another child is not safe, tell us now.
((end))`,
    ),
  },
  'refused-as-prejudicial': {
    adult: letter(
      'Thank you for your complaint. Our reference is ((reference)).',
      `## What we decided

((must: reason-and-proceedings))
We cannot consider your complaint at the moment, because doing so could affect ((proceedings)) that are going on now.

((reason))
((end))`,
      `## You can bring it again

((must: right-to-bring-again))
When the proceedings have ended you can make your complaint again. Please do so within one year of the day on which they end. ((if proceedings end))We expect them to end around ((proceedings end)).((end))
((end))`,
      'If some of your complaint has nothing to do with the proceedings, tell us, and we will look at that part now.',
    ),
    child: childsLetter(
      'Thank you for telling us that you are not happy. Your number is ((reference)).',
      `## What we decided

((must: reason-and-proceedings))
We have to wait before we look at what you told us. There are ((proceedings)) going on. If we looked at it now, it could make problems there.

((reason))
((end))`,
      `## You can tell us again

((must: right-to-bring-again))
When that is over, you can tell us again. You have one year to do it. ((if proceedings end))We think it will be over around ((proceedings end)).((end)) Your advocate can help you.
((end))`,
    ),
  },
  'refused-as-late': {
    adult: letter(
      'Thank you for your complaint. Our reference is ((reference)).',
      `## What we decided

((must: reason))
A complaint has to be made within one year. We may look at an older one where it would not have been reasonable to make it earlier, and where we can still look into it fairly. We thought about both, and decided not to consider your complaint, for this reason.

((reason))
((end))`,
      OMBUDSMAN,
    ),
    child: childsLetter(
      'Thank you for telling us that you are not happy. Your number is ((reference)).',
      `## What we decided

((must: reason))
What you told us about happened more than a year ago. We thought hard about whether we can still find out what happened. We decided that we cannot. This is why.

((reason))
((end))`,
      OMBUDSMAN_CHILD,
    ),
  },
  'stage-1-extension': {
    adult: letter(
      'We are still looking into your complaint, ((reference)). We are sorry that it takes longer than we told you.',
      `## Why it takes longer

((must: reason))
((reason))
((end))`,
      `## When you will have our answer

((must: new-date))
You should now have our answer by ((new date)). That is the longest the rules give us at this stage: 20 working days in all.
((end))`,
      'If you do not want to wait, you can ask for stage 2, an independent investigation. Please talk to us first if you can.',
    ),
    child: childsLetter(
      'We are still looking into what you told us. Your number is ((reference)). We are sorry that you have to wait.',
      `## Why it takes longer

((must: reason))
((reason))
((end))`,
      `## When you will get our answer

((must: new-date))
You will get our answer by ((new date)). We may not take more time than that.
((end))`,
    ),
  },
  'stage-1-resolved': {
    adult: letter(
      'Thank you for talking with us about your complaint, ((reference)). We are glad that we could put it right together.',
      `## What we agreed

((must: terms))
((terms of resolution))
((end))`,
      `((if what we will do))
## What we will do

((what we will do))

((end))`,
      'If we do not do what we agreed, or if you are not happy after all, please tell us. You can still ask for stage 2.',
    ),
    child: childsLetter(
      'Thank you for talking with us. Your number is ((reference)). We are glad that we could sort it out with you.',
      `## What we agreed

((must: terms))
((terms of resolution))
((end))`,
      `((if what we will do))
## What we will do

((what we will do))

((end))`,
      'If we do not do it, tell us. You can also ask somebody else to look at it.',
    ),
  },
  'stage-1-answer': {
    adult: letter(
      'We have looked into your complaint, ((reference)), which we received on ((received date)). This is our answer.',
      `((if answer))
((answer))

((end))`,
      `## What we found

((must: finding-per-point))
((findings))
((end))`,
      `((if what we will do))
## What we will do

((what we will do))

((end))`,
      `## If you are not happy with this answer

((must: right-to-go-on))
You have the right to ask for stage 2. Somebody who did not deal with your complaint then investigates it, together with an independent person from outside the council. Tell us by letter, e-mail or telephone, or tell your social worker or advocate. Please do so by ((if ask for stage 2 by date))((ask for stage 2 by date))((else))20 working days from now((end)) if you can. A later request will be accepted.
((end))`,
    ),
    child: childsLetter(
      'You told us that you were not happy. Your number is ((reference)). We looked into it. This is our answer.',
      `((if answer))
((answer))

((end))`,
      `## What we found

((must: finding-per-point))
((findings))
((end))`,
      `((if what we will do))
## What we will do

((what we will do))

((end))`,
      `## If you do not like our answer

((must: right-to-go-on))
You can ask for somebody else to look at it. This is called stage 2. They were not part of it before. Somebody from outside the council helps them. Just tell us, or your social worker, or your advocate. You can write, ring or say it. Please try to tell us by ((if ask for stage 2 by date))((ask for stage 2 by date))((else))four weeks from now((end)). If you are later, that is all right.
((end))`,
    ),
  },
  withdrawal: {
    adult: letter(
      `((must: withdrawn))
You told us that you do not want to go on with your complaint, ((reference)). We recorded that you withdrew it on ((withdrawn date)), and we have closed it.
((end))`,
      'You do not have to give a reason. If you change your mind, tell us, and we will open it again. Nothing that you told us will be held against you or your family.',
    ),
    child: childsLetter(
      `((must: withdrawn))
You told us that you want to stop your complaint, ((reference)). So we stopped it on ((withdrawn date)).
((end))`,
      'That is all right. If you change your mind, tell us and we will start again. Nobody will be cross with you.',
    ),
  },
}
