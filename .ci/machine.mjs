import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createConnection } from 'node:net'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/google-chrome']
const MARIADB = ['/usr/sbin/mariadbd', '/usr/sbin/mysqld']

/** Sees to a browser and a database server; what cannot be had makes the steps that need it fail. */
export async function prepareMachine() {
  const missing = []
  const chromium = process.env.CHROMIUM_PATH ?? CHROMIUM.find((path) => existsSync(path))
  if (!chromium || !existsSync(chromium)) missing.push('chromium')
  if (!(await databaseAnswers()) && !MARIADB.some((path) => existsSync(path))) {
    missing.push('mariadb-server')
  }
  if (missing.length > 0) install(missing)

  if (!(await databaseAnswers())) await startDatabase()
  if (!CHROMIUM.some((path) => existsSync(path)) && !process.env.CHROMIUM_PATH) {
    process.stderr.write('There is no Chromium: the browser suite cannot run.\n')
    process.exit(1)
  }
}

function install(packages) {
  process.stdout.write(`Installing ${packages.join(' and ')} …\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { stdio: 'ignore', env })
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...packages],
    { stdio: ['ignore', 'ignore', 'inherit'], env }
  )
  if (status !== 0) process.stderr.write(`${packages.join(', ')} could not be installed.\n`)
}

function databaseAnswers() {
  const { DB_HOST: host = '127.0.0.1', DB_PORT: port = '3306' } = process.env
  return new Promise((resolve) => {
    const socket = createConnection({ host, port: Number(port), timeout: 2000 })
    const answer = (answers) => {
      socket.destroy()
      resolve(answers)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
    socket.once('timeout', () => answer(false))
  })
}

/** A fresh Debian package lets only the system's root in by socket; tests come by network, without password. */
async function startDatabase() {
  spawnSync('service', ['mariadb', 'start'], { stdio: 'ignore' })
  for (let second = 0; second < 30 && !(await databaseAnswers()); second++) await sleep(1000)
  spawnSync('mariadb', [
    '-e',
    "ALTER USER 'root'@'localhost' IDENTIFIED VIA mysql_native_password USING PASSWORD('') OR unix_socket",
  ])
}
