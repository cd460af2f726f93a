/**
 * Renders each page of a JSON file many times with the built server bundle, and prints how many bytes a
 * render leaves behind. Runs alone, under --expose-gc, so that nothing else is measured.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'

const [, , bundle, pagesFile, times] = process.argv
const { default: render } = await import(bundle)
const pages = JSON.parse(readFileSync(pagesFile, 'utf8'))

async function renderTimes(page, count) {
  for (let turn = 0; turn < count; turn++) await render(structuredClone(page))
  globalThis.gc()
  await new Promise((resolve) => setTimeout(resolve, 20))
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

const result = []
for (const page of pages) {
  const before = await renderTimes(page, 60)
  const started = process.hrtime.bigint()
  const after = await renderTimes(page, Number(times))
  const elapsed = Number(process.hrtime.bigint() - started) / 1e6
  result.push({
    component: page.component,
    leftBytes: Math.max(0, (after - before) / Number(times)),
    milliseconds: elapsed / Number(times),
  })
}
process.stdout.write(JSON.stringify(result))
