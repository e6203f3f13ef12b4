import { expect } from 'chai'
import { newWorkspace } from '../workspace.ts'

const TYPES = '/node_modules/@rocket.chat/rest-typings/dist/v1/omnichannel.d.ts'

const read = async (path: string): Promise<string> => (await fetch(path)).text()

/** Names of parameters differ. */
const unnamed = (route: string): string => route.replace(/:\w+/g, ':x')

/** Routes as the README writes them; `…` is the beginning of several. */
async function leftOut(): Promise<string[]> {
  const [, table = ''] = (await read('/demo/README.md')).split('| Missing routes |')
  const rows = table.split('\n\n')[0]?.split('\n').slice(2) ?? []
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, route = '']) => route))
}

const isMeant = (route: string, written: string): boolean =>
  written.endsWith('…') ? route.startsWith(written.slice(0, -1)) : unnamed(written) === unnamed(route)

describe('The routes', () => {
  it('are all those of the published types, but for what the README leaves out', async () => {
    const { routes } = await (await newWorkspace()).backstage('routes')
    const here = (routes as string[]).map((call) => unnamed(call.replace(/^\S+ /, '')))
    const published = [...(await read(TYPES)).matchAll(/'\/v1\/((?:livechat|omnichannel|voip)\/[^']+)'/g)]
    expect(published.length).to.be.greaterThan(100)
    const patterns = here.map((route) => new RegExp(`^${route.replace(/:x/g, '[^/]+')}$`))
    const missing = published.map(([, route = '']) => route).filter((route) => !patterns.some((one) => one.test(route)))
    const notes = await leftOut()
    const silent = missing.filter((route) => !notes.some((written) => isMeant(route, written)))
    expect(silent).to.deep.equal([])
  })

  it('of the README’s list are really missing', async () => {
    const { routes } = await (await newWorkspace()).backstage('routes')
    const here = (routes as string[]).map((call) => call.replace(/^\S+ /, ''))
    const notes = await leftOut()
    expect(notes.length).to.be.greaterThan(30)
    expect(here.filter((route) => notes.some((written) => isMeant(route, written)))).to.deep.equal([])
  })
})
