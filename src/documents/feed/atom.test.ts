import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOMParser } from 'linkedom'
import { writeAtom, type Feed } from './atom.ts'

const FEED: Feed = { id: 'urn:uuid:0', title: 'Publications', author: 'Testshire', self: 'https://t.example/published/feed.atom', page: 'https://t.example/published', entries: [] }
const entry = { id: 'urn:uuid:1', title: 'Annual report', address: 'https://t.example/published/2019-20/annual-report', publishedAt: '2020-11-01T09:00:00.000Z', updatedAt: '2020-11-02T09:00:00.000Z', summary: 'Edition 1' }

test('a feed has what a reader of Atom needs, and is as new as its newest entry', () => {
  const text = writeAtom({ ...FEED, entries: [entry, { ...entry, id: 'urn:uuid:2', updatedAt: '2021-01-01T00:00:00.000Z' }] })
  const xml = new DOMParser().parseFromString(text, 'text/xml')
  const of = (selector: string) => [...xml.querySelectorAll(selector)].map((each) => each.textContent)
  assert.deepEqual(of('feed > updated'), ['2021-01-01T00:00:00.000Z'])
  assert.deepEqual(of('entry > id'), ['urn:uuid:1', 'urn:uuid:2'])
  assert.equal(xml.querySelector('feed > link[rel="self"]')?.getAttribute('href'), FEED.self)
})

test('a feed with nothing in it still says when it changed', () => {
  assert.match(writeAtom(FEED), /<updated>1970-01-01T00:00:00Z<\/updated>/)
})

test('what a title says is text, whatever is in it', () => {
  const text = writeAtom({ ...FEED, title: '</title><script>alert("&")</script>\u0000\u0008' })
  assert.match(text, /<title>&lt;\/title&gt;&lt;script&gt;alert\(&quot;&amp;&quot;\)&lt;\/script&gt;<\/title>/)
})
