import router from '@adonisjs/core/services/router'
import type { Permission } from '#app/identity/permissions'

/** One entry of the sidebar. `label` is a language key, `icon` one of the bundled icons. */
export interface NavigationEntry {
  label: string
  icon: string
  route: string
  permission: Permission
  order: number
}

export type NavigationLink = { label: string; icon: string; route: string; href: string }

/**
 * The sidebar by work. Core sections are listed in start/navigation.ts; plugins add theirs when they are
 * loaded. An entry shows only where its page exists and the reader may open it.
 */
class Navigation {
  #entries: NavigationEntry[] = []

  add(...entries: NavigationEntry[]) {
    this.#entries.push(...entries)
    this.#entries.sort((left, right) => left.order - right.order)
  }

  for(permissions: ReadonlySet<string>): NavigationLink[] {
    return this.#entries
      .filter(({ route, permission }) => permissions.has(permission) && router.has(route))
      .map(({ label, icon, route }) => ({ label, icon, route, href: router.makeUrl(route) }))
  }

  get entries(): readonly NavigationEntry[] {
    return this.#entries
  }
}

export const navigation = new Navigation()
