/** Checks who imports whom (dependency-cruiser.config.mjs) over the whole of the source. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './environment.mjs'

const FOLDERS = ['app', 'plugins', 'start', 'config', 'bin', 'database', 'tests', 'benchmarks']

const cruiser = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
const { status } = spawnSync(
  process.execPath,
  [
    cruiser,
    '--config',
    'dependency-cruiser.config.mjs',
    ...FOLDERS.filter((folder) => existsSync(join(ROOT, folder))),
  ],
  { cwd: ROOT, stdio: 'inherit' }
)
process.exitCode = status ?? 1
