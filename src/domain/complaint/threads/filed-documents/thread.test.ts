import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, type Story } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { ComplaintCommand } from '../../commands.ts'
import { documentOf } from './thread.ts'

const on = (day: string) => ({ happenedOn: isoDate(day) })
const fileOf = (fileId: string) => ({ fileId, digest: `digest of ${fileId}` })
const filing = { kind: 'report', audience: 'internal', isSensitive: false } as const
const filed = aComplaint().and({ type: 'DocumentFiled', ...on('2024-03-10'), documentId: 'd1', file: fileOf('f1'), ...filing })
const answerTo = (story: Story, command: ComplaintCommand) => codeOf(decideAfter(story.events, command))
const warned = (story: Story, command: ComplaintCommand) => warningsOf(decideAfter(story.events, command))

describe('the documents of a complaint', () => {
  test('are there as they were filed, the last version of each being what is meant', () => {
    const later = filed.and({ type: 'DocumentVersionFiled', ...on('2024-03-12'), documentId: 'd1', file: fileOf('f2') })
    assert.deepEqual(documentOf(later.complaint, 'd1')?.versions.map(({ file, filedOn }) => [file.fileId, filedOn]), [['f1', '2024-03-10'], ['f2', '2024-03-12']])
  })

  test('may be filed after the complaint has ended', () => {
    const closed = aComplaint().answered({ on: '2024-03-14', whole: 'not-upheld' }).and({ type: 'ComplaintClosed', ...on('2024-05-20') })
    assert.equal(answerTo(closed, { type: 'file-document', on: isoDate('2024-05-22'), documentId: 'd9', file: fileOf('f9'), ...filing }), 'accepted')
  })

  test('are for those to whom they were opened last', () => {
    const shared = filed.and({ type: 'DocumentShared', ...on('2024-03-12'), documentId: 'd1', audience: 'complainant' })
    assert.equal(documentOf(shared.complaint, 'd1')?.audience, 'complainant')
    assert.equal(answerTo(shared, { type: 'share-document', on: isoDate('2024-03-13'), documentId: 'd1', audience: 'complainant' }), 'already-for-them')
  })

  test('that were taken away are no longer there, and nothing more is done to them', () => {
    const gone = filed.and({ type: 'DocumentTakenAway', ...on('2024-03-12'), documentId: 'd1', because: 'wrong-complaint' })
      .and({ type: 'DocumentFiled', ...on('2024-03-12'), documentId: 'd2', file: fileOf('f3'), ...filing })
    assert.equal(documentOf(gone.complaint, 'd1'), undefined)
    assert.equal(gone.complaint.threads.documents.length, 2)
    const on13 = isoDate('2024-03-13')
    for (const command of [
      { type: 'share-document', on: on13, documentId: 'd1', audience: 'panel' }, { type: 'file-document-version', on: on13, documentId: 'd1', file: fileOf('f4') },
      { type: 'take-document-away', on: on13, documentId: 'd1', because: 'other' },
    ] as const) assert.notEqual(answerTo(gone, command), 'accepted', command.type)
  })

  test('marked OFFICIAL-SENSITIVE are for others only with a reason', () => {
    const file = { type: 'file-document', on: isoDate('2024-03-11'), documentId: 'd2', file: fileOf('f2'), kind: 'report', isSensitive: true } as const
    assert.deepEqual(warned(filed, { ...file, audience: 'internal' }), [])
    assert.deepEqual(warned(filed, { ...file, audience: 'panel' }), ['sensitive-document-shared'])
    const sensitive = filed.and({ type: 'DocumentFiled', ...on('2024-03-11'), documentId: 'd2', file: fileOf('f2'), kind: 'report', isSensitive: true, audience: 'internal' })
    assert.deepEqual(warned(sensitive, { type: 'share-document', on: isoDate('2024-03-12'), documentId: 'd2', audience: 'complainant' }), ['sensitive-document-shared'])
  })

  test('that bear a later day than the one on which they came are asked about', () => {
    const file = { type: 'file-document', on: isoDate('2024-03-11'), documentId: 'd2', file: fileOf('f2'), ...filing } as const
    assert.deepEqual(warned(filed, { ...file, datedOn: isoDate('2024-08-01') }), ['document-dated-later'])
    assert.deepEqual(warned(filed, { ...file, datedOn: isoDate('2023-08-01') }), [])
  })
})
