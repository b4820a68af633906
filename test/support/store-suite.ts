import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { wholeOf } from '../../src/application/access/sight.ts'
import { carryOut } from '../../src/application/carry-out.ts'
import type { Actor, AuthorityId, Role, Services } from '../../src/application/ports.ts'
import { recordComplaint, type ComplaintToRecord } from '../../src/application/record-complaint.ts'
import { viewComplaint } from '../../src/application/view-complaint.ts'
import type { CommandRequest, CommandResult, ComplaintView, WordedCommand } from '../../src/application/worded.ts'
import type { PersonId, UserId } from '../../src/domain/complaint/events.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'

/** A store to test the application on: one authority in it, with the settings of the builders, and today in March 2024. */
export type Opened = Readonly<{ services: Services; authorityId: AuthorityId; today(day: string): void }>

export const on = isoDate('2024-03-04')

export function actor(authorityId: AuthorityId, role: Role, teams: readonly string[] = []): Actor {
  return { authorityId, userId: `user-${role}` as UserId, name: `A ${role}`, role, teams }
}

/** A complaint received by e-mail on 1 March 2024, of a named parent, ready to be recorded. */
export function toRecord(services: Services, commandId = services.ids.next()): ComplaintToRecord {
  const personId = services.ids.next() as PersonId
  return {
    complaintId: services.ids.next(), commandId, newPeople: [{ personId, details: { givenName: 'Ada', familyName: 'Northwood' } }],
    complaint: {
      on: isoDate('2024-03-01'), channel: 'email', said: { words: 'Nobody rang me back.' },
      details: { complainants: [{ personId, type: 'parent' }], points: [{ pointId: 'p1', text: { words: 'Calls were not returned' } }] },
    },
  }
}

/** The complaint as its page is drawn for the complaints manager. Throws where it is not there. */
async function drawn({ services, authorityId }: Opened, complaintId: string, known?: string): Promise<ComplaintView> {
  const view = await viewComplaint(services, actor(authorityId, 'complaints-manager'), complaintId, known === undefined ? {} : { asKnownOn: isoDate(known) })
  if ('kind' in view) throw new Error(view.kind)
  return view
}

/** The same promises of the application on every store: what `open` gives is the memory store or PostgreSQL. */
export function storeSuite(name: string, open: () => Promise<Opened>): void {
  describe(`the application on ${name}`, () => {
    async function withComplaint() {
      const opened = await open()
      opened.today('2024-03-04')
      const manager = actor(opened.authorityId, 'complaints-manager')
      const input = toRecord(opened.services)
      const result = await recordComplaint(opened.services, manager, input)
      assert.equal(result.kind, 'done')
      const { services } = opened
      const request = (command: WordedCommand, expectedSeq: number, more: Partial<CommandRequest> = {}): CommandRequest =>
        ({ complaintId: input.complaintId, expectedSeq, commandId: services.ids.next(), command, ...more })
      return { ...opened, opened, manager, input, complaintId: input.complaintId, request, result, by: (who: Actor, asked: CommandRequest) => carryOut(services, who, asked) }
    }

    test('a complaint is recorded with its words and people, and gets the first number of its year', async () => {
      const { opened, complaintId, result } = await withComplaint()
      assert.ok(result.kind === 'done')
      assert.match(result.reference, /^2024-\d{4}$/)
      const view = await drawn(opened, complaintId)
      assert.equal(view.complaint.reference, result.reference)
      assert.deepEqual([...view.texts.values()].toSorted(), ['Calls were not returned', 'Nobody rang me back.'])
      assert.deepEqual([...view.people.values()].map((person) => person.familyName), ['Northwood'])
      assert.ok(view.clocks.length > 0)
      assert.ok(view.next.some(({ command }) => command === 'acknowledge'))
      assert.deepEqual(view.toComplete, ['child', 'category', 'division', 'team'])
    })

    test('a double click records one complaint', async () => {
      const { services, manager, input, result } = await withComplaint()
      const again = await recordComplaint(services, manager, input)
      assert.deepEqual({ ...again, breaches: [] }, { ...result, breaches: [] })
      const elsewhere = await recordComplaint(services, manager, { ...toRecord(services, input.commandId) })
      assert.deepEqual({ ...elsewhere, breaches: [] }, { ...result, breaches: [] })
    })

    test('two clicks at the same moment make one event', async () => {
      const { opened, by, manager, request, complaintId } = await withComplaint()
      const asked = request({ type: 'acknowledge', on }, 1)
      const results = await Promise.all([by(manager, asked), by(manager, asked), by(manager, asked)])
      assert.deepEqual(results.map((each) => each.kind), ['done', 'done', 'done'])
      assert.equal((await drawn(opened, complaintId)).timeline.length, 2)
    })

    test('two people saving the same complaint: the slower one sees what changed', async () => {
      const { opened, by, manager, request, complaintId } = await withComplaint()
      const results = await Promise.all([
        by(manager, request({ type: 'acknowledge', on }, 1)), by(manager, request({ type: 'add-note', on, text: { words: 'Rang' } }, 1)),
      ])
      assert.deepEqual(results.map((each) => each.kind).toSorted(), ['done', 'stale'])
      const stale = results.find((each): each is Extract<CommandResult, { kind: 'stale' }> => each.kind === 'stale')
      assert.equal(stale?.since.length, 1)
      assert.equal(stale?.seq, 2)
      assert.equal((await drawn(opened, complaintId)).timeline.length, 2)
    })

    test('a refusal leaves nothing behind', async () => {
      const { opened, by, manager, request, complaintId, services } = await withComplaint()
      const before = await drawn(opened, complaintId)
      const personId = services.ids.next() as PersonId
      const result = await by(manager, request(
        { type: 'record-details', on: isoDate('2024-02-01'), details: { complainants: [{ personId, type: 'parent' }], safeTimes: { words: 'After six' } } },
        1, { newPeople: [{ personId, details: { familyName: 'Nobody' } }] },
      ))
      assert.equal(result.kind, 'refused')
      assert.deepEqual(await drawn(opened, complaintId), before)
      const people = await services.store.read(wholeOf(opened.authorityId), (reads) => reads.people([personId]))
      assert.deepEqual(people, [])
    })

    test('a refused complaint uses up no number', async () => {
      const { services, manager, result } = await withComplaint()
      const bad = toRecord(services)
      assert.equal((await recordComplaint(services, manager, { ...bad, complaint: { ...bad.complaint, channel: 'pigeon' } })).kind, 'refused')
      const next = await recordComplaint(services, manager, toRecord(services))
      assert.ok(next.kind === 'done' && result.kind === 'done')
      assert.equal(Number(next.reference.slice(5)), Number(result.reference.slice(5)) + 1)
    })

    test('corporate complaints are numbered by themselves', async () => {
      const { services, manager } = await withComplaint()
      const input = toRecord(services)
      const result = await recordComplaint(services, manager, { ...input, complaint: { ...input.complaint, procedure: 'corporate-council' } })
      assert.ok(result.kind === 'done')
      assert.match(result.reference, /^CC-2024-\d{4}$/)
    })

    test('a warning is shown first, and asks for its reason', async () => {
      const { by, manager, request } = await withComplaint()
      const close = { type: 'close', on } as const
      const warned = await by(manager, request(close, 1))
      assert.ok(warned.kind === 'warned')
      const acceptedWarnings = warned.warnings.map((warning) => warning.code)
      assert.ok(acceptedWarnings.includes('closed-without-answer'))
      assert.equal((await by(manager, request(close, 1, { acceptedWarnings }))).kind, 'warned')
      assert.equal((await by(manager, request({ ...close, reason: { words: '  ' } }, 1, { acceptedWarnings }))).kind, 'warned')
      const done = await by(manager, request({ ...close, reason: { words: 'A duplicate' } }, 1, { acceptedWarnings }))
      assert.ok(done.kind === 'done')
      assert.deepEqual(done.breaches.map((breach) => breach.code), ['closed-without-answer'])
    })

    test('a note needs its words', async () => {
      const { by, manager, request } = await withComplaint()
      const result = await by(manager, request({ type: 'add-note', on, text: { words: ' \n ' } }, 1))
      assert.equal(result.kind === 'refused' && result.code, 'words-needed')
    })

    test('somebody who is not known cannot be named', async () => {
      const { by, manager, request, services } = await withComplaint()
      const details = { others: [{ personId: services.ids.next() as PersonId, role: 'advocate' as const }] }
      const result = await by(manager, request({ type: 'record-details', on, details }, 1))
      assert.equal(result.kind === 'refused' && result.code, 'no-such-person')
    })

    test('a team manager sees and works on what is allocated to their team, and nothing else', async () => {
      const { services, authorityId, by, manager, request, complaintId } = await withComplaint()
      const mine = actor(authorityId, 'team-manager', ['assessment'])
      assert.deepEqual(await viewComplaint(services, mine, complaintId), { kind: 'not-found' })
      assert.equal((await by(mine, request({ type: 'add-note', on, text: { words: 'Mine?' } }, 1))).kind, 'not-found')
      assert.equal((await by(manager, request({ type: 'allocate', on, team: 'assessment' }, 1))).kind, 'done')
      assert.equal((await by(mine, request({ type: 'add-note', on, text: { words: 'Mine' } }, 2))).kind, 'done')
      assert.equal((await by(mine, request({ type: 'close', on }, 3))).kind, 'not-allowed')
      const view = await viewComplaint(services, mine, complaintId)
      assert.deepEqual('next' in view && view.next.map(({ command }) => command), ['draft-answer', 'log-contact', 'add-note', 'file-document', 'raise-safeguarding-concern'])
      const other = actor(authorityId, 'team-manager', ['fostering'])
      assert.deepEqual(await viewComplaint(services, other, complaintId), { kind: 'not-found' })
      assert.equal((await by(other, request({ type: 'add-note', on, text: { words: 'Not mine' } }, 0))).kind, 'not-found')
    })

    test('a complaint is drawn as it was known on a past day', async () => {
      const { opened, by, manager, request, complaintId, today } = await withComplaint()
      await by(manager, request({ type: 'acknowledge', on }, 1))
      today('2024-03-11')
      await by(manager, request({ type: 'correct', on: isoDate('2024-03-11'), corrects: 2, changes: { happenedOn: '2024-03-05' }, reason: { words: 'Posted a day later' } }, 2))
      assert.equal((await drawn(opened, complaintId)).complaint.acknowledgedOn, '2024-03-05')
      assert.equal((await drawn(opened, complaintId, '2024-03-10')).complaint.acknowledgedOn, '2024-03-04')
      assert.deepEqual(await viewComplaint(opened.services, manager, complaintId, { asKnownOn: isoDate('2024-03-03') }), { kind: 'not-found' })
    })

    test('what has ended is not suggested for acknowledgement, but a late entry of one is taken', async () => {
      const { opened, by, manager, request, complaintId } = await withComplaint()
      assert.equal((await by(manager, request({ type: 'withdraw', on }, 1))).kind, 'done')
      const offered = (await drawn(opened, complaintId)).next.map(({ command }) => command)
      assert.ok(!offered.includes('acknowledge'))
      for (const command of ['record-details', 'log-contact', 'add-note', 'reopen', 'confirm-withdrawal', 'correct', 'strike-out'] as const) assert.ok(offered.includes(command), command)
      assert.equal((await by(manager, request({ type: 'acknowledge', on: isoDate('2024-03-01') }, 2))).kind, 'done')
    })

    test('clocks are drawn as they stood on the past day', async () => {
      const { opened, complaintId, today } = await withComplaint()
      today('2024-04-30')
      const taken = async (day?: string) => (await drawn(opened, complaintId, day)).clocks.find((clock) => clock.id === 'stage-1-answer')?.workingDaysTaken
      assert.equal(await taken('2024-03-05'), 2)
      assert.ok((await taken() ?? 0) > 30)
      assert.equal(await taken('2030-01-01'), await taken(), 'a day to come is today')
    })

    test('somebody who is known keeps what is known of them, whatever a form sends', async () => {
      const { opened, by, manager, request, input, complaintId } = await withComplaint()
      const [known] = input.newPeople ?? []
      assert.ok(known)
      const newPeople = [{ personId: known.personId, details: { familyName: 'Overwritten' } }]
      assert.equal((await by(manager, request({ type: 'acknowledge', on }, 1, { newPeople }))).kind, 'done')
      assert.equal((await drawn(opened, complaintId)).people.get(known.personId)?.familyName, 'Northwood')
    })

    test('a page from the future, or of nothing, is told so', async () => {
      const { by, manager, request, services } = await withComplaint()
      assert.equal((await by(manager, request({ type: 'acknowledge', on }, 99))).kind, 'stale')
      assert.equal((await by(manager, { ...request({ type: 'acknowledge', on }, 0), complaintId: services.ids.next() })).kind, 'not-found')
      assert.equal((await by(manager, { ...request({ type: 'acknowledge', on }, 1), complaintId: 'not an id' })).kind, 'not-found')
    })

    test('another authority sees nothing of it', async () => {
      const { services, complaintId } = await withComplaint()
      const elsewhere = await open()
      assert.deepEqual(await viewComplaint(services, actor(elsewhere.authorityId, 'complaints-manager'), complaintId), { kind: 'not-found' })
    })
  })
}

