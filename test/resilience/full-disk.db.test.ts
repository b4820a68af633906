import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { runsAsRoot } from '../../src/storage/embedded/reach.ts'
import { hiddenFields, httpVisitor, type HttpVisitor } from './http-visitor.ts'
import { PROGRAM_MANAGER, PROGRAM_PASSWORD, ownFolder, program, programWithRegister, until } from './program.ts'
import { addNote, commandForm, noteOf, recordOne } from './recording.ts'

/** A disk of its own in memory, that only root can make. */
function smallDisk(megabytes: number): string | null {
  if (!runsAsRoot() || process.platform !== 'linux') return null
  const folder = ownFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return null
  }
}

const disk = smallDisk(320)
const skip = disk === null ? 'a small disk can only be mounted by root on Linux' : false

describe('When the disk is full', { skip }, async () => {
  if (disk === null) return
  const cleanup: (() => Promise<void>)[] = []
  // In order: first what uses the disk ends, then the disk goes.
  after(async () => {
    for (const work of cleanup) await work()
    execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  })
  const heard = await programWithRegister({ after: (work) => void cleanup.push(work) }, disk)
  const ballast = join(disk, 'ballast')
  const running = heard.start()
  const address = await running.address()

  async function signedIn(): Promise<HttpVisitor> {
    const visitor = httpVisitor(address, new URL(address).host)
    await visitor.signIn(PROGRAM_MANAGER, PROGRAM_PASSWORD)
    return visitor
  }

  /** Takes every free byte but some. */
  function fillBut(bytes: number): void {
    const { bavail, bsize } = statfsSync(ballast, { bigint: false })
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
  }

  test('the page says so, nothing is half saved, and saving goes on when there is room again', async () => {
    const visitor = await signedIn()
    const complaintId = await recordOne(visitor, 'Before the disk was full')
    writeFileSync(ballast, '')
    fillBut(64_000)
    const acknowledged: string[] = []
    let full = null
    let form = {}
    for (let at = 1; full === null && at <= 400; at += 1) {
      // Words that do not compress, so that the disk does fill.
      const words = `note ${at} ${Array.from({ length: 1_500 }, () => Math.random().toString(36)).join(' ').slice(0, 19_000)}`
      form = await commandForm(visitor, complaintId, 'add-note', noteOf(words)).catch(() => form)
      const answer = await visitor.post(`/complaints/${complaintId}/add-note`, form)
      if (answer.status === 303) acknowledged.push(`note ${at} `)
      else full = answer
    }
    assert.ok(full !== null, 'the disk was never full')
    assert.equal(full.status, 503, full.html.slice(0, 500))
    assert.match(full.html, /disk of the server is full|database is away/)
    assert.doesNotMatch(full.html, /ENOSPC|53100|\.ts:\d/)
    const kept = hiddenFields(full.html)
    assert.ok(String(kept['text']).startsWith(`note ${acknowledged.length + 1} `), 'what was typed waits in the page')
    rmSync(ballast)
    await until(() => visitor.get('/health'), ({ status }) => status === 200, 60_000)
    const again = await until(() => visitor.post(`/complaints/${complaintId}/add-note`, kept), ({ status }) => status !== 503, 10_000)
    assert.equal(again.status, 303)
    acknowledged.push(`note ${acknowledged.length + 1} `)
    const page = await visitor.get(`/complaints/${complaintId}`)
    assert.deepEqual(acknowledged.filter((words) => !page.html.includes(words)), [])
    assert.equal(page.html.match(/note \d+ 0\./g)?.length, acknowledged.length)
    assert.equal((await addNote(visitor, complaintId, 'After it')).status, 303)
    visitor.close()
  })

  test('a database that fell over for want of room stands up again by itself when there is some', async () => {
    const visitor = await signedIn()
    const complaintId = await recordOne(visitor, 'Before the second time')
    writeFileSync(ballast, '')
    fillBut(0)
    const pid = heard.databasePid()
    assert.ok(pid !== null)
    process.kill(pid, 'SIGKILL')
    await until(() => visitor.get('/work'), ({ status }) => status === 503, 5_000)
    // Longer than the program waits for a database before it says that it does not come.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    rmSync(ballast)
    await until(() => visitor.get('/work'), ({ status }) => status === 200, 90_000)
    assert.equal((await addNote(visitor, complaintId, 'After the second time')).status, 303)
    visitor.close()
  })

  test('afterwards verify finds nothing and the projections are whole', async () => {
    assert.equal((await heard.run(['verify'])).code, 0)
    assert.equal((await heard.run(['rebuild', '--check'])).code, 0)
    running.kill('SIGTERM')
    assert.equal(await running.ended, 0, running.printed().slice(-2_000))
  })
})

describe('A disk that is full from the beginning', { skip }, () => {
  test('is said where the register is made, with the reason', async () => {
    const tiny = smallDisk(20)
    assert.ok(tiny !== null)
    after(() => {
      execFileSync('umount', ['-l', tiny])
      rmSync(tiny, { recursive: true, force: true })
    })
    const running = program({ after }, tiny).start()
    assert.equal(await running.ended, 1)
    assert.match(running.printed(), /The database could not be made in .*(No space left|exhausted|could not)/)
    assert.doesNotMatch(running.printed(), /\n\s+at /)
  })
})
