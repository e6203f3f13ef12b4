import { executeServerCommand } from '@web/test-runner-commands'
import { expect } from 'chai'
import { version } from '../../package.json'
import { pageWith } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

interface Judgement {
  paths: string[]
  complaints: string[]
  wrongTypes: string[]
}

const bundle = (source: string): Promise<string> => executeServerCommand<string, string>('bundle', source)

describe('The package', () => {
  it('has nothing against it, neither its form nor its types, and no demo in it', async () => {
    const { paths, complaints, wrongTypes } = await executeServerCommand<Judgement, void>('package')
    expect({ complaints, wrongTypes }).to.deep.equal({ complaints: [], wrongTypes: [] })
    const wanted = ['linnet.js', 'index.js', 'index.d.ts', 'element.js', 'element.d.ts', 'doctor.js']
    expect(paths).to.include.members(wanted.map((name) => `dist/${name}`))
    expect(paths.filter((path) => /demo|simulator|test|src/.test(path))).to.deep.equal([])
  })

  it('leaves nothing in a bundle that does not use it', async () => {
    expect(await bundle(`import 'linnet'; import { startChat } from 'linnet'`)).to.equal('')
    expect(await bundle(`import { startChat } from 'linnet'; startChat({ server })`)).not.to.equal('')
  })

  it('can be imported where pages are made on a server', async () => {
    expect(await executeServerCommand('import on a server')).to.deep.equal(['startChat', 'LinnetChat'])
  })

  it('can be pinned: the tag takes the hash of its file, and no other', async () => {
    const { address } = await Workspace.open()
    const hashes = (await (await fetch('/dist/integrity.json')).json()) as Record<string, string>
    const pinned = (hash: string | undefined): Promise<Visitor> =>
      Visitor.opens(pageWith(address, { tag: `data-server="${address}" crossorigin integrity="${hash}"` }))
    const page = (await pinned(hashes['linnet.js'])).page as unknown as { Linnet?: { version: string } }
    expect(page.Linnet?.version).to.equal(version)
    const [other] = Object.entries(hashes).find(([path]) => path.startsWith('parts/')) ?? []
    expect((await pinned(hashes[String(other)])).page).not.to.have.property('Linnet')
  })

  it('says which packages are in it', async () => {
    const { components } = (await (await fetch('/dist/sbom.json')).json()) as { components: { purl: string }[] }
    const names = components.map(({ purl }) => purl.replace(/^pkg:npm\/(.+)@.+/, '$1'))
    expect(names).to.include.members(['preact', 'nanostores', '%40preact/signals', 'heroicons', 'ws'])
    expect(names).not.to.include('esbuild')
  })
})
