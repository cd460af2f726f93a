import { globSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

/** Source files of the product by glob, with their text; tests of the house rules read them. */
export function productFiles(...patterns: string[]) {
  return globSync(patterns, { cwd: app.makePath() })
    .sort()
    .map((path) => ({ path, text: readFileSync(app.makePath(path), 'utf8') }))
}

/** The text without its comments, for rules about code. */
export function codeOf(text: string) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}
