import { executeServerCommand } from '@web/test-runner-commands'
import { expect } from 'chai'

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
})
