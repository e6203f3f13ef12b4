import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

describe('The example', () => {
  let server: string

  before(async () => {
    server = (await Workspace.open({ Livechat_registration_form: false })).address
  })

  /** The page of the demo, with the server that the demo would write into it. */
  async function opens(name: string): Promise<Visitor> {
    const address = `/dist/demo/examples/${name}/`
    const html = await (await fetch(`${address}index.html`)).text()
    const page = html.replace('https://chat.example.com', server).replace('<head>', `<head><base href="${address}">`)
    return Visitor.opens(`/page/${name}?html=${encodeURIComponent(page)}`)
  }

  const presses = (visitor: Visitor, name: string): void =>
    [...visitor.page.document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click()

  for (const name of ['react', 'vue', 'svelte', 'plain']) {
    it(`in ${name} opens the chat, and words are sent`, async () => {
      const visitor = await opens(name)
      await visitor.finds('button', 'Rocket.Chat')
      presses(visitor, 'Ask us')
      await visitor.writes('Hello')
      await visitor.sees('Chat started')
    })
  }

  it('in a plain page takes the chat away with its element, and brings it back', async () => {
    const visitor = await opens('plain')
    await visitor.finds('button', 'Rocket.Chat')
    presses(visitor, 'Take the chat away')
    await waitFor(() => expect(visitor.widget).to.equal(undefined))
    presses(visitor, 'Bring the chat back')
    await visitor.finds('button', 'Rocket.Chat')
  })
})
