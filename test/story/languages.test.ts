import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import en from '../../src/locales/en.ts'
import enLater from '../../src/locales/en-later.ts'
import ar from '../../src/locales/languages/ar.ts'
import da from '../../src/locales/languages/da.ts'
import de from '../../src/locales/languages/de.ts'
import fr from '../../src/locales/languages/fr.ts'
import it_ from '../../src/locales/languages/it.ts'
import pl from '../../src/locales/languages/pl.ts'
import zhHant from '../../src/locales/languages/zh-Hant.ts'
import { MovedPage } from '../embed/moved-page.ts'
import { Inspector } from './inspector.ts'
import { openShop, pageWith } from './shop.ts'
import { Visitor } from './visitor.ts'

/** Words of ours that are English and nothing else. */
const english = new Set(
  Object.entries({ ...en, ...enLater }).flatMap(([key, text]) =>
    text === (de as Record<string, string>)[key] ? [] : [text],
  ),
)

/** Everything that can be read or heard in the widget: texts, and the names of things. */
function* said({ widget }: Visitor): Generator<string> {
  for (const element of widget?.querySelectorAll('*') ?? []) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) yield element.getAttribute(name)?.trim() ?? ''
    for (const node of element.childNodes) if (node.nodeType === 3) yield node.textContent?.trim() ?? ''
  }
}

const saidInEnglish = (visitor: Visitor): string[] => [...said(visitor)].filter((text) => english.has(text))

const fetched = ({ page }: Visitor): string =>
  page.performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .join()

/** What the visitor's browser says about its owner. */
const speaks = (...languages: string[]) => ({
  head: `<script>Object.defineProperty(navigator, 'languages', { value: ${JSON.stringify(languages)} })</script>`,
})

async function writes(visitor: Visitor, field: string, text: string): Promise<void> {
  ;(await visitor.finds('textbox', field)).focus()
  await sendKeys({ type: text })
  await sendKeys({ press: 'Enter' })
}

describe('The chat speaks the visitor’s language', () => {
  it('throughout, in a German page', async () => {
    const { visitor, workspace, agent } = await openShop(
      {
        Livechat_registration_form: true,
        Livechat_force_accept_data_processing_consent: true,
        Livechat_enable_transcript: true,
        Livechat_Routing_Method: 'Manual_Selection',
      },
      { lang: 'de-AT' },
    )
    await workspace.addsDepartment('Verkauf')
    await workspace.addsDepartment('Technik', {}, ['agent2'])
    await visitor.reloads()
    // Not even for a moment.
    const flashes: string[] = []
    const watch = async (): Promise<void> => {
      await waitFor(() => expect(!!visitor.widget).to.equal(true))
      const look = (): void => void flashes.push(...saidInEnglish(visitor))
      new visitor.page.MutationObserver(look).observe(visitor.widget as ShadowRoot, { childList: true, subtree: true })
    }
    const isGerman = (where: string): void => {
      expect(saidInEnglish(visitor), where).to.deep.equal([])
    }
    await watch()
    await visitor.opensPanel()
    await visitor.clicks(de.agree)
    await visitor.sees(de.registerTitle)
    isGerman('registration')
    await visitor.clicks(de.startChat)
    await visitor.sees(de.required)
    isGerman('complaints')
    await visitor.fillsIn({ [de.name]: 'Ada', [de.email]: 'ada@example.com' })
    await visitor.clicks(de.startChat)
    await visitor.sees(de.greeting)
    await writes(visitor, de.message, 'Hallo')
    await visitor.sees(de.waiting)
    isGerman('waiting')
    await agent.takes()
    await visitor.sees(de.joined.replace('{name}', 'Amira Haddad'), de.started)
    const day = new Intl.DateTimeFormat('de-AT', { weekday: 'long', day: 'numeric', month: 'long' }).format()
    await visitor.sees(day)
    await visitor.clicks(de.changeMessage)
    await visitor.finds('button', de.edit)
    await visitor.finds('button', de.emoji)
    isGerman('conversation')
    await visitor.clicks(de.options)
    await visitor.finds('menuitem', de.soundOff)
    isGerman('menu')
    await visitor.clicks(de.myData, 'menuitem')
    await visitor.sees(de.knownAs)
    isGerman('My data')
    await visitor.clicks(de.back)
    await visitor.clicks(de.options)
    await visitor.clicks(de.changeDepartment, 'menuitem')
    await visitor.sees(de.changeDepartmentText)
    isGerman('change of department')
    await visitor.clicks(de.back)
    const files = visitor.collectsDownloads()
    await visitor.clicks(de.options)
    await visitor.clicks(de.download, 'menuitem')
    await waitFor(() => expect(files[0]?.text).to.contain('<html lang="de').and.contain(de.started))
    await visitor.clicks(de.end)
    await visitor.sees(de.endText)
    isGerman('question')
    await visitor.clicks(de.end)
    await visitor.clicks(de.rate)
    await visitor.finds('button', de.ratingSend)
    await visitor.finds('button', de.transcript)
    isGerman('the end')
    await visitor.clicks(de.forget)
    await visitor.sees(de.forgetText)
    await visitor.clicks(de.forget)
    await visitor.finds('button', de.copyReceipt)
    isGerman('receipt')
    expect(flashes).to.deep.equal([])
    await workspace.sets('Livechat_force_accept_data_processing_consent', false)
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.sees(de.offlineText)
    await visitor.finds('combobox', new RegExp(de.department))
    isGerman('offline form')
  })

  it('and is English without asking for anything in an English page', async () => {
    const { visitor } = await openShop({ Language: 'de' }, speaks('de'))
    await visitor.opensPanel()
    await visitor.sees(en.greeting)
    await visitor.finds('button', 'Emoji')
    expect(saidInEnglish(visitor)).not.to.deep.equal([])
    expect(fetched(visitor))
      .to.contain('linnet.js')
      .and.not.match(/translator|locales/)
  })

  it('as the server has it, in a page that does not say', async () => {
    const { visitor } = await openShop({ Language: 'fr' }, { lang: '', ...speaks('de') })
    await visitor.opensPanel()
    await visitor.sees(fr.greeting)
    expect(fetched(visitor)).not.to.contain('locales/de')
  })

  it('as the browser has it where nobody else says anything', async () => {
    const { visitor } = await openShop({ Language: 'en' }, { lang: '', ...speaks('tlh', 'it-CH', 'de') })
    await visitor.opensPanel()
    await visitor.sees(it_.greeting)
    expect(visitor.widget?.querySelector('.widget')?.getAttribute('lang')).to.equal('it-CH')
  })

  it('as the script’s tag has it, before anything else', async () => {
    const { workspace } = await openShop()
    const tag = `data-server="${workspace.address}" data-language="zh-TW"`
    const visitor = await Visitor.opens(pageWith(workspace.address, { lang: 'de', tag }))
    await visitor.opensPanel()
    await visitor.sees(zhHant.greeting)
  })

  it('from right to left where it is written so, and stays in its corner', async () => {
    const { visitor, agent } = await openShop({}, { lang: 'ar' })
    await visitor.opensPanel()
    await writes(visitor, ar.message, 'Hello')
    await agent.serves()
    await visitor.sees(ar.joined.replace('{name}', 'Amira Haddad'))
    const panel = await visitor.finds('dialog')
    expect(visitor.page.getComputedStyle(panel).direction).to.equal('rtl')
    const send = (await visitor.finds('button', ar.send)).getBoundingClientRect()
    const field = (await visitor.finds('textbox', ar.message)).getBoundingClientRect()
    expect(send.right).to.be.below(field.left + 1)
    expect(panel.getBoundingClientRect().left).to.be.above(visitor.frame.clientWidth / 2)
    const own = (await visitor.finds('article')).querySelector('.bubble') as Element
    expect(visitor.page.getComputedStyle(own).direction).to.equal('ltr')
    await agent.replies('One')
    await agent.replies('Two')
    await visitor.sees('Two')
    const second = [...(visitor.widget?.querySelectorAll('.theirs .bubble') ?? [])].at(-1) as Element
    const { borderTopLeftRadius, borderTopRightRadius } = visitor.page.getComputedStyle(second)
    expect([borderTopLeftRadius, borderTopRightRadius]).to.deep.equal(['16px', '4px'])
    const inspector = await Inspector.accompanies(visitor)
    await inspector.sees('conversation in Arabic')
  })

  it('with the plural that each number wants', async () => {
    const { visitor, agent } = await openShop({}, { lang: 'pl' })
    await visitor.opensPanel()
    await writes(visitor, pl.message, 'Hello')
    await agent.serves()
    await agent.readsEventually('Hello')
    await visitor.clicks(pl.minimize)
    const unread = (form: string | undefined, n: number): string => (form ?? '').replace('{n}', String(n))
    await agent.replies('1')
    await visitor.finds('status', unread(pl.unread_one, 1))
    await agent.replies('2')
    await visitor.finds('status', unread(pl.unread_few, 2))
    for (const word of ['3', '4', '5']) await agent.replies(word)
    await visitor.finds('status', unread(pl.unread_many, 5))
  })

  it('and is English for as long as the language cannot be fetched', async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is the test's own server that reads it
    document.cookie = 'languages=away; path=/'
    const { visitor, agent } = await openShop({}, { lang: 'da' })
    await visitor.opensPanel()
    await visitor.sees(en.greeting)
    await visitor.writes('Hello')
    await agent.serves()
    await agent.readsEventually('Hello')
    // biome-ignore lint/suspicious/noDocumentCookie: the same
    document.cookie = 'languages=; path=/; max-age=0'
    // On a slow machine the first try may still be under way when the panel is opened again.
    const opensAgain = async (): Promise<void> => {
      await visitor.closesPanel()
      await visitor.opensPanel()
      await waitFor(() => expect(visitor.has('textbox', da.message)).to.equal(true), { timeout: 5000 })
    }
    await opensAgain().catch(opensAgain)
    await visitor.sees(da.started)
  })

  it('that the page has set during a conversation, at once and from then on', async () => {
    const { visitor, calls, agent } = await spokenTo()
    calls('setLanguage', 'de')
    await visitor.sees(de.started)
    expect(visitor.storedValue('language')).to.equal('de')
    await visitor.reloads()
    await visitor.sees(de.started)
    await agent.replies('Still there?')
    await visitor.sees('Still there?')
    await visitor.clicks(de.options)
    await visitor.clicks(de.forget, 'menuitem')
    await visitor.clicks(de.forget)
    await visitor.finds('button', de.copyReceipt)
    expect(visitor.stored()).to.deep.equal([])
  })
})

async function spokenTo() {
  const page = await MovedPage.opens()
  const { visitor, agent } = page
  await visitor.opensPanel()
  await visitor.writes('Hello')
  await agent.serves()
  await agent.readsEventually('Hello')
  await visitor.sees('Amira Haddad joined')
  return { visitor, agent, calls: page.calls.bind(page) }
}
