import { existsSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { parse } from 'yaml'

interface Service {
  command?: string[]
  environment?: Record<string, unknown>
  volumes?: string[]
  depends_on?: Record<string, { condition: string }>
}

interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

const read = (path: string) => readFileSync(app.makePath(path), 'utf8')
const compose = (): Compose => parse(read('docker-compose.yml'), { merge: true })

/** Services that run this product rather than a database. */
const ours = () => Object.entries(compose().services).filter(([name]) => name !== 'db')

/** What keeps a command from running, or null: `node FILE`, or `node ace.js COMMAND`. */
async function problemOf([program, file, command]: readonly string[]) {
  if (program !== 'node' || !existsSync(app.makePath(file))) return `${program} ${file}`
  if (file !== 'ace.js') return null
  await ace.boot()
  const known = ace.getCommands().some(({ commandName }) => commandName === command)
  return known ? null : `ace ${command}`
}

test.group('Containers', () => {
  test('every service starts a script or a command that exists', async ({ assert }) => {
    const problems = await Promise.all(ours().map(([, { command }]) => problemOf(command!)))
    assert.deepEqual(problems, [null, null, null])
    assert.equal(await problemOf(['node', 'ace.js', 'no:such']), 'ace no:such')
    assert.equal(await problemOf(['node', 'scripts/none.mjs']), 'node scripts/none.mjs')
  })

  test('the database is migrated before anything serves or works', ({ assert }) => {
    const { prepare, web, worker } = compose().services
    assert.deepEqual(prepare.command, ['node', 'ace.js', 'app:prepare'])
    assert.equal(prepare.depends_on?.db.condition, 'service_healthy')
    for (const service of [web, worker]) {
      assert.equal(service.depends_on?.prepare.condition, 'service_completed_successfully')
    }
  })

  test('services are given settings that the application knows', ({ assert }) => {
    const known = read('start/env.ts')
    for (const [name, { environment = {} }] of ours()) {
      for (const key of Object.keys(environment)) assert.include(known, `  ${key}: Env`, name)
    }
  })

  test('services share a declared storage', ({ assert }) => {
    const declared = Object.keys(compose().volumes)
    for (const [name, { volumes = [] }] of Object.entries(compose().services)) {
      for (const volume of volumes) assert.include(declared, volume.split(':')[0], name)
    }
    assert.match(read('Dockerfile'), /STORAGE_PATH=\/data\b/)
    assert.isTrue(ours().every(([, { volumes }]) => volumes?.includes('storage:/data')))
  })

  test('no password stands in the files, and none goes into the image', ({ assert }) => {
    const secrets = Object.values(compose().services).flatMap(({ environment = {} }) =>
      Object.entries(environment).filter(([key]) => /PASSWORD$|_KEY$/.test(key))
    )
    assert.isNotEmpty(secrets)
    for (const [key, value] of secrets) {
      assert.match(String(value), /^\$\{\w+:\?|^yes$/, key)
    }
    assert.notMatch(read('Dockerfile'), /PASSWORD|APP_KEY|TOKEN/)
    const kept = read('.dockerignore').split('\n')
    assert.includeMembers(kept, ['.env', 'storage', 'node_modules', '.git'])
  })

  test('the image runs as a user without rights, and says whether it is well', ({ assert }) => {
    const lines = read('Dockerfile').split('\n')
    const user = lines.findLastIndex((line) => line.startsWith('USER '))
    assert.notInclude(['USER root', 'USER 0'], lines[user])
    assert.isBelow(
      user,
      lines.findLastIndex((line) => line.startsWith('CMD '))
    )
    assert.match(read('Dockerfile'), /npm ci/)
    assert.match(read('Dockerfile'), /HEALTHCHECK[\s\S]+\/health\b/)
    if (!router.commited) router.commit()
    const patterns = Object.values(router.toJSON())
      .flat()
      .map(({ pattern }) => pattern)
    assert.include(patterns, '/health')
  })
})
