import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import de from '../../src/locales/languages/de.ts'
import eo from '../../src/locales/languages/eo.ts'
import { openShop, type Scene } from './shop.ts'
import type { Visitor } from './visitor.ts'

const languageAt = (element: Element | null | undefined): string | null | undefined =>
  element?.closest('[lang]')?.getAttribute('lang')

/** The languages that an assistive technology is told for these words; empty for one that it has to find out by itself. */
const languagesOf = async ({ widget }: Visitor, ...all: string[]): Promise<Record<string, unknown>> => {
  const languages: Record<string, unknown> = {}
  for (const words of all)
    await waitFor(
      () => {
        const within = [...(widget?.querySelectorAll('*') ?? [])].filter((one) => one.textContent?.includes(words))
        expect(within, words).not.to.have.lengthOf(0)
        languages[words] = languageAt(within.at(-1))
      },
      { timeout: 8000 },
    )
  return languages
}

const saysOf = (lang: string, ...all: string[]) => Object.fromEntries(all.map((words) => [words, lang]))

async function openGermanShop(settings: Record<string, unknown>): Promise<Scene> {
  const scene = await openShop(settings, { lang: 'de' })
  await scene.workspace.addsField('order', { label: 'Order number', type: 'select', options: 'First one, Second one' })
  await scene.workspace.addsDepartment('Sales and more', { showOnOfflineForm: true })
  await scene.visitor.reloads()
  await scene.visitor.opensPanel()
  return scene
}

describe('In a German chat', () => {
  it('the admin’s words have no language in the form and at the end, and our own are German', async () => {
    const { visitor } = await openGermanShop({
      Livechat_registration_form: true,
      Livechat_registration_form_message: 'Tell us who you are',
      Livechat_conversation_finished_message: 'Thanks for coming',
      Livechat_conversation_finished_text: 'Come again',
      Livechat_enable_transcript: true,
      Livechat_transcript_message: 'Would you like a copy',
    })
    const theirs = ['Tell us who you are', 'Order number']
    expect(await languagesOf(visitor, ...theirs)).to.deep.equal(saysOf('', ...theirs))
    const ours = [de.name, de.optional, de.startChat]
    expect(await languagesOf(visitor, ...ours)).to.deep.equal(saysOf('de', ...ours))
    await visitor.fillsIn({ [de.name]: 'Ada', [de.email]: 'ada@example.com' })
    await visitor.clicks(de.startChat)
    ;(await visitor.finds('textbox', de.message)).focus()
    await sendKeys({ type: 'Hallo' })
    await sendKeys({ press: 'Enter' })
    await visitor.clicks(de.end)
    await visitor.clicks(de.end)
    await visitor.clicks(de.transcript)
    const last = ['Thanks for coming', 'Come again', 'Would you like a copy']
    expect(await languagesOf(visitor, ...last)).to.deep.equal(saysOf('', ...last))
    expect(await languagesOf(visitor, de.endedTitle)).to.deep.equal(saysOf('de', de.endedTitle))
  })

  it('the admin’s words have no language in what the visitor agrees to, and while the team is away', async () => {
    const { visitor, workspace } = await openGermanShop({
      Livechat_force_accept_data_processing_consent: true,
      Livechat_data_processing_consent_text: 'We *keep* your data',
      Livechat_offline_title: 'Out for lunch',
      Livechat_offline_message: 'Back at two',
    })
    expect(await languagesOf(visitor, 'your data')).to.deep.equal(saysOf('', 'your data'))
    expect(await languagesOf(visitor, de.consentForget)).to.deep.equal(saysOf('de', de.consentForget))
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.clicks(de.agree)
    const theirs = ['Out for lunch', 'Back at two', 'Order number']
    expect(await languagesOf(visitor, ...theirs)).to.deep.equal(saysOf('', ...theirs))
    expect(await languagesOf(visitor, de.send)).to.deep.equal(saysOf('de', de.send))
  })

  it('our own words about an absent team are German', async () => {
    const { visitor, workspace } = await openGermanShop({})
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.opensPanel()
    const ours = [de.offlineTitle, de.offlineText]
    expect(await languagesOf(visitor, ...ours)).to.deep.equal(saysOf('de', ...ours))
  })
})

describe('The names of emoji', () => {
  it('are German in a German chat', async () => {
    const { visitor } = await openShop({}, { lang: 'de' })
    await visitor.opensPanel()
    await visitor.clicks(de.emoji)
    await waitFor(() =>
      expect(languageAt(visitor.widget?.querySelector('.emoji-grid [title^="grinsend"]'))).to.equal('de'),
    )
  })

  it('are marked as English in a language that has none for them', async () => {
    const { visitor } = await openShop({}, { lang: 'eo' })
    await visitor.opensPanel()
    await visitor.clicks(eo.emoji)
    await waitFor(() =>
      expect(languageAt(visitor.widget?.querySelector('.emoji-grid [title="grinning"]'))).to.equal('en'),
    )
    expect(languageAt(visitor.widget?.querySelector('.emoji-groups button'))).to.equal('eo')
  })
})
