import { seed } from './seed.ts'
import { newWorkspace, type Workspace } from './workspace.ts'

/** The servers that this one process plays, by the name in their address. */
export class Workspaces {
  readonly #byName = new Map<string, Workspace>()

  /** The workspace of that name, made when nobody has asked for it before. */
  named(name: string): Workspace {
    const known = this.#byName.get(name)
    if (known) return known
    const made = seed(newWorkspace(name))
    this.#byName.set(name, made)
    return made
  }

  all(): Iterable<Workspace> {
    return this.#byName.values()
  }
}

const prefix = /^\/w\/([^/?#]+)(?=\/|$)/

/** Tells `/w/shop/api/info` apart: workspace `shop`, path `/api/info`. */
export function splitPath(path: string): { name: string; prefix: string; path: string } {
  const found = prefix.exec(path)
  if (!found?.[1]) return { name: 'default', prefix: '', path }
  return { name: found[1], prefix: found[0], path: path.slice(found[0].length) || '/' }
}
