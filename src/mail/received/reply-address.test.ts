import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { repliedTo, replyAddressOf, replySecretFrom, type ReplySecrets } from './reply-address.ts'

const SECRETS: ReplySecrets = [replySecretFrom('of this house')]
const AT = { authorityId: '11111111-1111-4111-8111-111111111111', streamId: '0199c0de-7abc-7def-8123-456789abcdef' }
const address = replyAddressOf('complaints@council.example', AT, SECRETS) ?? ''

describe('The address to which answers about one complaint come', () => {
  test('leads back to that complaint, whatever case a mail server gives it', () => {
    assert.match(address, /^complaints\+[a-z2-7]{26}\.[a-z2-7]{16}@council\.example$/)
    assert.equal(repliedTo(address, AT.authorityId, SECRETS), AT.streamId)
    assert.equal(repliedTo(address.toUpperCase(), AT.authorityId, SECRETS), AT.streamId)
  })

  test('leads nowhere in another authority, with another secret, or when one letter of it is another', () => {
    assert.equal(repliedTo(address, '22222222-2222-4222-8222-222222222222', SECRETS), null)
    assert.equal(repliedTo(address, AT.authorityId, [replySecretFrom('of another')]), null)
    const [, key = '', mac = ''] = /\+(.+)\.(.+)@council/.exec(address) ?? []
    for (const [at, letter] of mac.split('').entries()) {
      const other = `${mac.slice(0, at)}${letter === 'a' ? 'b' : 'a'}${mac.slice(at + 1)}`
      assert.equal(repliedTo(`complaints+${key}.${other}@council.example`, AT.authorityId, SECRETS), null)
    }
    assert.equal(repliedTo(`complaints+b${key.slice(1)}.${mac}@council.example`, AT.authorityId, SECRETS), null)
  })

  test('is believed while its secret is among those that were used', () => {
    assert.equal(repliedTo(address, AT.authorityId, [replySecretFrom('a new one'), ...SECRETS]), AT.streamId)
  })

  test('is not made where there is no room for it, and nothing else is taken for one', () => {
    assert.equal(replyAddressOf('childrens-services-complaints@council.example', AT, SECRETS), null)
    assert.equal(replyAddressOf('no address', AT, SECRETS), null)
    for (const other of ['complaints@council.example', 'complaints+2026-0042@council.example', 'a+b.c@d', '', '+.@x']) assert.equal(repliedTo(other, AT.authorityId, SECRETS), null)
  })

  test('leads back for every id, and for no text that anybody types', () => {
    fc.assert(fc.property(fc.uuid(), (streamId) => {
      const made = replyAddressOf('c@council.example', { ...AT, streamId }, SECRETS) ?? ''
      return repliedTo(made, AT.authorityId, SECRETS) === streamId.toLowerCase()
    }))
    fc.assert(fc.property(fc.string(), (text) => repliedTo(text, AT.authorityId, SECRETS) === null))
  })
})
