import { mkdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import app from '@adonisjs/core/services/app'
import type { Assert } from '@japa/assert'
import type { SessionData } from '@adonisjs/session/types'
import type { Browser, BrowserContextOptions, Page } from 'playwright'

/** Each page is looked at twice: light on a desk, dark in the hand. */
export const VIEWS = {
  light: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>

export type View = keyof typeof VIEWS

export interface Opened {
  page: Page
  /** What the console of the browser complained about, and what it asked other hosts for. */
  complaints: string[]
  close: () => Promise<void>
}

export const url = (path: string) => `http://${process.env.HOST}:${process.env.PORT}${path}`

/** Addresses that never leave the browser; the last two are its own viewer of PDFs. */
const INSIDE = ['data:', 'blob:', 'chrome:', 'chrome-extension:']

/** A browser window that is signed in with `session`, or a guest's. */
export async function openWindow(
  browser: Browser,
  view: View,
  session?: SessionData,
  options: BrowserContextOptions = {}
): Promise<Opened> {
  const context = await browser.newContext({ locale: 'en-GB', ...VIEWS[view], ...options })
  if (session) await context.setSession(session)

  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    const own = hostname === process.env.HOST || INSIDE.includes(protocol)
    if (!own) complaints.push(`asks ${hostname}`)
  })
  return { page, complaints, close: () => context.close() }
}

/** Opens a page and waits until it listens to clicks; before that they would be lost. */
export async function visit(page: Page, path: string) {
  await page.goto(url(path))
  await hydrated(page)
}

export async function hydrated(page: Page) {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
}

/** The bar for every page: no complaint, no serious barrier, no sideways scrolling. Leaves a picture. */
export async function assertSound(assert: Assert, { page, complaints }: Opened, name: string) {
  await page.evaluate(() => document.fonts.ready)
  mkdirSync(app.makePath('tmp/screenshots'), { recursive: true })
  await page.screenshot({ path: app.makePath('tmp/screenshots', `${name}.png`) })

  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  assert.deepEqual(barriers, [], name)

  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  )
  assert.equal(overflow, 0, `${name} scrolls sideways`)
  assert.deepEqual(complaints, [], name)
}
