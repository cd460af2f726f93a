import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'

interface Violation {
  rule: { name: string }
  from: string
}

/** A tree in which nothing is wrong, to plant one forbidden import at a time into. */
const SOUND = {
  'app/kernel/money.ts': 'export const one = 1n\n',
  'app/sdk/money.ts': "export { one } from '../kernel/money.js'\n",
  'app/database/clock.ts': 'export const clock = 1\n',
  'app/identity/models/user.ts': 'export const user = 1\n',
  'app/billing/actions/run.ts': "export { user } from '#app/identity/models/user'\n",
  'app/billing/controllers/run_controller.ts': "export { user } from '#app/billing/actions/run'\n",
  'plugins/alpha/plugin.ts': "export { one } from '#sdk/money'\n",
  'plugins/beta/plugin.ts': "export { one } from '#sdk/money'\n",
}

const PLANTED = [
  ['kernel-stands-alone', 'app/kernel', '#app/database/clock'],
  ['kernel-stands-alone', 'app/kernel', 'luxon'],
  ['sdk-uses-the-kernel-only', 'app/sdk', '#app/identity/models/user'],
  ['core-does-not-know-plugins', 'app/billing/actions', '#plugins/alpha/plugin'],
  ['plugins-use-the-sdk-only', 'plugins/alpha', '#app/database/clock'],
  ['plugins-do-not-reach-past-the-sdk', 'plugins/alpha', '#kernel/money'],
  ['plugins-do-not-know-each-other', 'plugins/alpha', '#plugins/beta/plugin'],
  ['plugins-use-few-packages', 'plugins/alpha', 'exceljs'],
  ['identity-uses-earlier-domains-only', 'app/identity/actions', '#app/billing/actions/run'],
  ['actions-do-not-speak-http', 'app/billing/actions', '#app/billing/controllers/run_controller'],
  ['nothing-unresolvable', 'app/billing/actions', '#app/billing/actions/nowhere'],
  ['no-circles', 'app/rating', '#app/rating/planted_11'],
] as const

const plantedFile = (folder: string, index: number) => `${folder}/planted_${index}.ts`

/** What the command reports, as `rule file`. */
function violations(root: string) {
  const { stdout } = spawnSync(
    process.execPath,
    [
      app.makePath('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', app.makePath('dependency-cruiser.config.mjs'), '--output-type', 'json'],
      ...['app', 'plugins', 'start'],
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
  )
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } }
  return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)
}

function write(root: string, path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

test.group('Import rules', (group) => {
  const root = app.makePath('tmp', `imports-${process.pid}`)

  group.each.setup(() => {
    mkdirSync(join(root, 'start'), { recursive: true })
    for (const file of ['tsconfig.json', 'tsconfig.imports.json', 'package.json']) {
      cpSync(app.makePath(file), join(root, file))
    }
    symlinkSync(app.makePath('node_modules'), join(root, 'node_modules'))
    for (const [path, text] of Object.entries(SOUND)) write(root, path, text)

    return () => rmSync(root, { recursive: true, force: true })
  })

  test('a sound tree passes', ({ assert }) => {
    assert.deepEqual(violations(root), [])
  })

  test('every kind of forbidden import is found where it is planted', ({ assert }) => {
    PLANTED.forEach(([, folder, target], index) => {
      write(root, plantedFile(folder, index), `import '${target}'\nexport {}\n`)
    })

    const found = violations(root)
    PLANTED.forEach(([rule, folder], index) => {
      assert.include(found, `${rule} ${plantedFile(folder, index)}`)
    })
  })
})
