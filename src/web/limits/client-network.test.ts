import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientNetwork, readProxies } from './client-network.ts'

const NONE = readProxies([])
const LOCAL = readProxies(['127.0.0.1', '10.0.0.0/8', '2001:db8:ffff::/48'])

const CASES: readonly (readonly [what: string, peer: string | undefined, forwardedFor: string | undefined, proxies: typeof NONE, network: string | null])[] = [
  ['whoever connects directly is where they are', '192.0.2.7', undefined, NONE, '192.0.2.7'],
  ['what somebody says of themselves is not believed', '192.0.2.7', '198.51.100.1', NONE, '192.0.2.7'],
  ['not even beside known proxies', '192.0.2.7', '198.51.100.1', LOCAL, '192.0.2.7'],
  ['behind a proxy that we were not told of nobody can tell', '127.0.0.1', '198.51.100.1', NONE, null],
  ['a known proxy is believed', '127.0.0.1', '198.51.100.1', LOCAL, '198.51.100.1'],
  ['what came before what the proxy wrote is not believed', '127.0.0.1', '203.0.113.9, 198.51.100.1', LOCAL, '198.51.100.1'],
  ['several known proxies are passed over', '127.0.0.1', '203.0.113.9, 198.51.100.1, 10.1.2.3', LOCAL, '198.51.100.1'],
  ['a proxy that says nothing leaves it unknown', '127.0.0.1', undefined, LOCAL, null],
  ['a proxy that says nonsense too', '127.0.0.1', 'unknown', LOCAL, null],
  ['an IPv4 address that came over IPv6 is that address', '::ffff:192.0.2.7', undefined, NONE, '192.0.2.7'],
  ['and so is a proxy', '::ffff:127.0.0.1', '::ffff:198.51.100.1', LOCAL, '198.51.100.1'],
  ['of an IPv6 address the network counts', '2001:db8:1:2:3:4:5:6', undefined, NONE, '2001:db8:1:2'],
  ['however it is written', '2001:0DB8:0001:0002::6', undefined, NONE, '2001:db8:1:2'],
  ['with noughts left out', '2001:db8::1', undefined, NONE, '2001:db8:0:0'],
  ['a proxy by its network', '2001:db8:ffff::5', '2001:db8:9::1', LOCAL, '2001:db8:9:0'],
  ['a socket without an address', undefined, '198.51.100.1', LOCAL, null],
  ['a header of a megabyte', '127.0.0.1', `${'1.1.1.1,'.repeat(130_000)}198.51.100.1`, LOCAL, '198.51.100.1'],
]
for (const [what, peer, forwardedFor, proxies, network] of CASES) test(what, () => assert.equal(clientNetwork(peer, forwardedFor, proxies), network))

test('what is no address is refused when the list is read', () => {
  for (const one of ['proxy.example', '10.0.0.0/99', '10.0.0.0/', '/8', '300.1.1.1']) assert.throws(() => readProxies([one]), one)
})
