import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'

interface Package {
  version?: string
  optionalDependencies?: Record<string, string>
}

const readJson = (file: string) => JSON.parse(readFileSync(app.makePath(file), 'utf8'))

/** Where a package finds another: beside it, else further up. */
function isLocked(packages: Record<string, Package>, from: string, name: string) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
  ) {
    const place = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`
    if (packages[place]?.version) return true
    if (!folder) return false
  }
}

test.group('Lock file', () => {
  test('names every platform package, else npm ci fails in a fresh clone', ({ assert }) => {
    const packages: Record<string, Package> = readJson('package-lock.json').packages
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(packages, place, name))
        .map((name) => `${place || 'package.json'}: ${name}`)
    )
    assert.deepEqual(missing, [])
  })

  test('every dependency is pinned, and no script runs before or after another', ({ assert }) => {
    const { dependencies, devDependencies, optionalDependencies, scripts } =
      readJson('package.json')
    const versions = { ...dependencies, ...devDependencies, ...optionalDependencies }

    for (const [name, version] of Object.entries<string>(versions)) {
      assert.match(version, /^\d+\.\d+\.\d+$|^file:/, name)
    }
    const names = Object.keys(scripts)
    assert.deepEqual(
      names.filter(
        (name) => /^(pre|post)/.test(name) && names.includes(name.replace(/^(pre|post)/, ''))
      ),
      []
    )
    assert.notInclude(names, 'postinstall')
    assert.notInclude(names, 'preinstall')
  })

  test('nothing is fetched from anywhere but the registry npm is set to', ({ assert }) => {
    const text = readFileSync(app.makePath('package-lock.json'), 'utf8')
    assert.notMatch(text, /"resolved": "(?!https:\/\/registry\.npmjs\.org\/|app\/)/)
  })
})
