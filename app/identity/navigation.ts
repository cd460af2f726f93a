import router from '@adonisjs/core/services/router'
import type { Permission } from '#app/identity/permissions'

/** One entry of the sidebar. `label` is a language key, `icon` one of the bundled icons. */
export interface NavigationEntry {
  /** Entries of one section stand together, its first entry at the head. */
  section: string
  label: string
  icon: string
  route: string
  permission: Permission
}

export type NavigationLink = {
  label: string
  icon: string
  route: string
  href: string
  /** Whether it stands below the head of its section. */
  nested: boolean
}

/**
 * The sidebar by work. Core sections are listed in start/navigation.ts, in their order; plugins add theirs to
 * one of these sections or after them. An entry shows only where its page exists and the reader may open it.
 */
class Navigation {
  #sections = new Map<string, NavigationEntry[]>()

  add(...entries: NavigationEntry[]) {
    for (const entry of entries) {
      const section = this.#sections.get(entry.section) ?? []
      this.#sections.set(entry.section, [...section, entry])
    }
  }

  for(permissions: ReadonlySet<string>): NavigationLink[] {
    return [...this.#sections.values()].flatMap((section) =>
      section
        .filter(({ route, permission }) => permissions.has(permission) && router.has(route))
        .map(({ label, icon, route }, index) => ({
          label,
          icon,
          route,
          href: router.makeUrl(route),
          nested: index > 0,
        }))
    )
  }

  get entries(): readonly NavigationEntry[] {
    return [...this.#sections.values()].flat()
  }
}

export const navigation = new Navigation()
