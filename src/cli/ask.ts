import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { passwordProblem, SHORTEST_PASSWORD } from '../application/access/password-rules.ts'
import { PASSWORD_PROBLEMS } from '../words/sign-in.ts'
import type { CliIo } from './command.ts'

/** Asks the person at the terminal, or reads line after line where the input is a pipe. */
export type Asker = Readonly<{
  /** The answer without blanks around it. Empty where the input has ended. */
  ask(question: string): Promise<string>
  /** The same without showing what is typed, and with its blanks. */
  askHidden(question: string): Promise<string>
  close(): void
}>

/** Questions on `io`. Nothing that is typed hidden reaches the screen. */
export function makeAsker(io: CliIo, isTerminal: boolean): Asker {
  return isTerminal ? terminalAsker() : pipeAsker(io)
}

function terminalAsker(): Asker {
  let isMuted = false
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isMuted) process.stdout.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  const question = (text: string): Promise<string> => {
    const { promise, resolve } = Promise.withResolvers<string>()
    lines.once('close', () => resolve(''))
    lines.question(text, resolve)
    return promise
  }
  return {
    ask: async (text) => (await question(`${text} `)).trim(),
    askHidden: async (text) => {
      process.stdout.write(`${text} `)
      isMuted = true
      const answer = await question('')
      isMuted = false
      process.stdout.write('\n')
      return answer
    },
    close: () => lines.close(),
  }
}

function pipeAsker(io: CliIo): Asker {
  const lines = linesOf(io.stdin)
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next()
    return done === true ? '' : value
  }
  return { ask: async () => (await next()).trim(), askHidden: next, close: () => undefined }
}

async function* linesOf(input: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of input) {
    const parts = (rest + chunk.toString()).split(/\r?\n/)
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') yield rest
}

/** A new password, typed twice at a terminal and once in a pipe; or what is wrong with it. `about` is what anybody would guess. */
export async function askNewPassword(asker: Asker, isTerminal: boolean, about: readonly string[]): Promise<Readonly<{ password: string }> | string> {
  const password = await asker.askHidden(`Password (at least ${SHORTEST_PASSWORD} characters):`)
  if (password.length < SHORTEST_PASSWORD) return `the password must have at least ${SHORTEST_PASSWORD} characters.`
  const problem = passwordProblem(password, about)
  if (problem !== null) return PASSWORD_PROBLEMS[problem]
  if (isTerminal && (await asker.askHidden('The same again:')) !== password) return 'the two passwords are not the same.'
  return { password }
}
