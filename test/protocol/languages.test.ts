import { expect } from 'chai'
import { emojiNames } from '../../src/locales/emoji-names.ts'
import en from '../../src/locales/en.ts'
import enLater from '../../src/locales/en-later.ts'
import { languages } from '../../src/locales/languages.ts'
import { ourTag } from '../../src/session/our-tag.ts'

const english: Record<string, string> = { ...en, ...enLater }

/** What is filled in, but for the number, which a language may put into words. */
const placeholders = (sentence = ''): string => (sentence.match(/\{(?!n\})\w+\}/g) ?? []).sort().join()

/** Every sentence that a language needs, with the English one that says the same: one for each of its plural forms. */
function neededIn(tag: string): Map<string, string> {
  const rules = new Intl.PluralRules(tag)
  const forms = new Set(Array.from({ length: 1000 }, (_, n) => rules.select(n)))
  return new Map(
    Object.entries(english).flatMap(([key, sentence]) => {
      if (key.endsWith('_one')) return []
      if (!key.endsWith('_other')) return [[key, sentence]]
      return [...forms, 'other'].map((form): [string, string] => [key.replace(/other$/, form), sentence])
    }),
  )
}

describe('Languages', () => {
  it('are at least forty besides English', () => {
    expect(Object.keys(languages).length).to.be.above(40)
  })

  it('have names for emoji, but for Esperanto', () => {
    expect(Object.keys(languages).filter((tag) => !Object.hasOwn(emojiNames, tag))).to.deep.equal(['eo'])
  })

  for (const [tag, load] of Object.entries(languages)) {
    it(`have every sentence, in ${new Intl.DisplayNames('en', { type: 'language' }).of(tag)}`, async () => {
      const words = (await load()).default as unknown as Record<string, string>
      const needed = neededIn(tag)
      expect(Object.keys(words)).to.have.members([...needed.keys()])
      for (const [key, sentence] of needed) {
        expect(words[key]?.trim(), key).not.to.equal('')
        expect(placeholders(words[key]), key).to.equal(placeholders(sentence))
        if (!sentence.includes('{n}')) expect(words[key], key).not.to.include('{n}')
      }
      expect(words['lang']).to.equal(tag)
      // Words of the same spelling there are; whole sentences of the same spelling there are not.
      const copied = [...needed].filter(([key, sentence]) => sentence.length > 24 && words[key] === sentence)
      expect(copied).to.deep.equal([])
    })
  }

  it('are found by whatever they are called', () => {
    const names = {
      de: ['de', 'de-AT', 'de_CH', 'DE', 'de_DE.UTF-8', 'deu', 'ger', ' de ', 'GER-at'],
      pt: ['pt', 'pt-PT', 'pt-AO', 'por'],
      'pt-BR': ['pt-BR', 'pt-br', 'pt_BR'],
      zh: ['zh', 'zh-CN', 'zh-Hans', 'zh-SG', 'zho', 'chi', 'cmn'],
      'zh-Hant': ['zh-TW', 'zh-HK', 'zh-Hant-MO', 'zh_tw', 'yue'],
      no: ['no', 'nb', 'nn', 'nb-NO'],
      sr: ['sr', 'sr-RS', 'sr-Cyrl'],
      'sr-Latn': ['sr-Latn', 'sr-Latn-RS', 'sh', 'sr-ME'],
      cs: ['cs', 'ces', 'cze'],
      fr: ['fr', 'fra', 'fre', 'fr-CA'],
      he: ['he', 'iw'],
      id: ['id', 'in'],
      en: ['en', 'en-GB', 'eng'],
    }
    for (const [ours, theirs] of Object.entries(names))
      for (const name of theirs) expect(ourTag(name), name).to.equal(ours)
    for (const name of ['tlh', 'constructor', '', '?', 'de-', 'German language'])
      expect(ourTag(name), name).to.equal(undefined)
  })
})
