import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { SUSPENSE_REASONS } from '#app/usage/suspense_reasons'
import { codeOf, productFiles } from '#tests/support/product_files'
import {
  aceCommandsOf,
  anchorsOf,
  documentation,
  linksOf,
  npmScriptsOf,
} from '#tests/support/documentation'

const read = (path: string) => readFileSync(app.makePath(path), 'utf8')

async function aceCommands() {
  await ace.boot()
  return ace.getCommands()
}

/** Commands of the product, which this repository describes itself. */
function ownCommands() {
  return productFiles('app/commands/*.ts').flatMap(({ text }) => {
    const name = /static commandName = '([\w:]+)'/.exec(text)?.[1]
    return name === undefined ? [] : [name]
  })
}

/** A link that leads nowhere, or null. Addresses on the web are not asked. */
function brokenLink(page: string, link: string) {
  if (/^(https?|mailto):/.test(link)) return null
  const [file, anchor] = link.split('#')
  const target = file === '' ? page : join(dirname(page), file)
  if (!existsSync(app.makePath(target))) return `${page}: ${link}`
  const isMissing = anchor !== undefined && !anchorsOf(read(target)).includes(anchor)
  return isMissing ? `${page}: ${link}` : null
}

test.group('Documentation', () => {
  test('every link leads to a page, a picture or a heading', ({ assert }) => {
    const broken = documentation().flatMap(({ path, text }) =>
      linksOf(text).flatMap((link) => brokenLink(path, link) ?? [])
    )
    assert.deepEqual(broken, [])
  })

  test('a link to nothing is found', ({ assert }) => {
    assert.deepEqual(linksOf('[a](b.md) `[c](d.md)` ![e](f.png#g)'), ['b.md', 'f.png#g'])
    assert.equal(brokenLink('README.md', 'docs/nothing.md'), 'README.md: docs/nothing.md')
    assert.equal(brokenLink('README.md', '#nothing'), 'README.md: #nothing')
    assert.isNull(brokenLink('docs/index.md', '../LICENSE'))
  })

  test('every page is reached from the index', ({ assert }) => {
    const linked = linksOf(read('docs/index.md')).map((link) => join('docs', link.split('#')[0]))
    const pages = documentation().filter(({ path }) => path.startsWith('docs/'))
    assert.deepEqual(
      pages.map(({ path }) => path).filter((path) => !linked.includes(path)),
      ['docs/index.md']
    )
  })

  test('every command that people are told to type exists', async ({ assert }) => {
    const commands = await aceCommands()
    const known = commands.map(({ commandName }) => commandName)
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
    const unknown = documentation().flatMap(({ path, text }) => [
      ...aceCommandsOf(text)
        .filter((name) => !known.includes(name))
        .map((name) => `${path}: ace ${name}`),
      ...npmScriptsOf(text)
        .filter((name) => !scripts.includes(name))
        .map((name) => `${path}: npm run ${name}`),
    ])
    assert.deepEqual(unknown, [])
  })

  test('every command of the product is described with all of its options', async ({ assert }) => {
    const sections = read('docs/commands.md').split(/^## /m)
    const described = new Map(sections.map((text) => [/^`([\w:]+)`/.exec(text)?.[1], text]))
    const own = ownCommands()
    const every = await aceCommands()
    const commands = every.filter(({ commandName }) => own.includes(commandName))
    const missing = commands.flatMap(({ commandName, flags }) => {
      const text = described.get(commandName)
      if (text === undefined) return [commandName]
      return flags
        .filter(({ flagName }) => !text.includes(`--${flagName}`))
        .map(({ flagName }) => `${commandName} --${flagName}`)
    })
    assert.deepEqual(missing, [])
    assert.isNotEmpty(commands)
  })

  test('every door for programs is described', ({ assert }) => {
    if (!router.commited) router.commit()
    const doors = Object.values(router.toJSON())
      .flat()
      .filter(({ pattern }) => pattern.startsWith('/api/'))
      .map(({ methods, pattern }) => `${methods.find((method) => method !== 'HEAD')} ${pattern}`)
    const text = read('docs/api.md')
    assert.deepEqual(
      doors.filter((door) => !text.includes(`\`${door}\``)),
      []
    )
  })

  test('every setting of the environment is described to operators', ({ assert }) => {
    const settings = [...read('start/env.ts').matchAll(/^ {2}([A-Z_]+): Env/gm)]
    const text = read('docs/operators.md')
    assert.deepEqual(
      settings.map(([, name]) => name).filter((name) => !text.includes(`\`${name}\``)),
      []
    )
    assert.isNotEmpty(settings)
  })

  test('every reason for suspense comes with what to do about it', ({ assert }) => {
    const plugins = productFiles('plugins/*/services/reasons.ts').flatMap(({ path, text }) =>
      [...codeOf(text).matchAll(/'([A-Z_]+)'/g)].map(([, code]) => `${path.split('/')[1]}.${code}`)
    )
    const text = read('docs/usage.md')
    assert.deepEqual(
      [...SUSPENSE_REASONS, ...new Set(plugins)].filter((code) => !text.includes(`\`${code}\``)),
      []
    )
  })

  test('no page names a folder of one machine', ({ assert }) => {
    const found = documentation().filter(({ text }) =>
      /(?:^|[\s`(])\/(work|tmp|home)\//m.test(text)
    )
    assert.deepEqual(
      found.map(({ path }) => path),
      []
    )
  })
})
