import { productFiles } from '#tests/support/product_files'

/** What people read: pages of the documentation and the texts at the root. */
export function documentation() {
  return productFiles('*.md', 'docs/**/*.md')
}

/** Targets of Markdown links and pictures, outside of code. */
export function linksOf(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1])
}

/** Anchors of a page as they are made from its headings. */
export function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
  )
}

/** Commands of ace that a text tells people to type: 'usage:import'. */
export function aceCommandsOf(text: string): string[] {
  const typed = text.matchAll(/(?:npm run ace -- |node ace(?:\.js)? )([a-z][\w:]*)/g)
  return [...typed].map((match) => match[1])
}

/** Scripts of npm that a text tells people to type: 'start', 'test:mysql'. */
export function npmScriptsOf(text: string): string[] {
  const typed = text.matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)
  return [...typed].map((match) => match[1] ?? match[2])
}
