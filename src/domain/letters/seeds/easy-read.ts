import { DEAR, DEAR_CHILD } from './parts.ts'

/**
 * Letters in easy read: one thought in a sentence, one sentence in a line. Guidance: NHS England, Accessible Information
 * Standard (not seen); pictures are put in by whoever makes it up.
 */
export const EASY_READ: Readonly<Record<string, Readonly<{ adult: string; child: string }>>> = {
  acknowledgement: bothReaders(`You told us that you are not happy.

Thank you for telling us.

Your number is ((reference)).

((if points))
## What you told us

((points))

Is this right?

Tell us if it is not.

((end))
## What we will do

((must: how-handled))
((if responder))((responder)) will look into it.((else))A manager will look into it.((end))

They may ask to talk to you.

Then they will write to you.
((end))

## When

((must: days))
You told us on ((received date)).

We will answer by ((stage 1 due date)).
((end))

## Help

((must: procedure-and-help))
An advocate can help you.

An advocate is on your side.

It is free.

You can have a leaflet that says how we deal with complaints.
((end))`),
  'stage-1-extension': bothReaders(`We are still looking into your complaint.

Your number is ((reference)).

We need more time.

We are sorry.

## Why

((must: reason))
((reason))
((end))

## When

((must: new-date))
We will answer by ((new date)).
((end))`),
  'stage-1-answer': bothReaders(`You told us that you are not happy.

Your number is ((reference)).

We looked into it.

## What we found

((must: finding-per-point))
((findings))
((end))

((if what we will do))
## What we will do

((what we will do))

((end))
## If you do not like our answer

((must: right-to-go-on))
You can ask somebody else to look at it.

This is called stage 2.

Tell us. You can write or ring.

Please try to tell us within 20 working days.

Later is all right too.
((end))`),
}

function bothReaders(body: string): Readonly<{ adult: string; child: string }> {
  const end = '((if team contact))\n## How to talk to us\n\n((team contact))\n\n((end))\nFrom ((writer name))\n\nComplaints team, ((authority name))\n'
  return { adult: `${DEAR}\n\n${body}\n\n${end}`, child: `${DEAR_CHILD}\n\n${body}\n\n${end}` }
}
