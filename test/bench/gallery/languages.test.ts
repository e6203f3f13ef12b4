import { emulateMedia } from '@web/test-runner-commands'
import ar from '../../../src/locales/languages/ar.ts'
import de from '../../../src/locales/languages/de.ts'
import he from '../../../src/locales/languages/he.ts'
import ja from '../../../src/locales/languages/ja.ts'
import th from '../../../src/locales/languages/th.ts'
import type { Translation } from '../../../src/locales/translation.ts'
import { picture } from '../../story/picture.ts'
import { portray } from '../../story/portrait.ts'
import { openShop } from '../../story/shop.ts'
import type { Visitor } from '../../story/visitor.ts'

interface Talk {
  words: Translation
  departments: [string, string]
  asks: string
  answers: string
  mixes: string
  shows: string
  thanks: string
}

/** What is said: plain words, a list and a quotation, two directions or scripts in one sentence, a caption, an end. */
const talks: Record<string, Talk> = {
  ar: {
    words: ar,
    departments: ['المبيعات', 'الدعم الفني'],
    asks: 'مرحبًا! أين طلبي رقم 1042؟',
    answers: 'أهلًا وسهلًا! لدينا صندوقان:\n- صندوق *أزرق* للعصافير\n- صندوق _أخضر_ للبوم\n> أين طلبي رقم 1042؟',
    mixes: 'الرابط هنا: https://shop.example/boxes/45?colour=blue، والسعر 25.50 € (مع الشحن).',
    shows: 'هذا هو الصندوق رقم 45',
    thanks: 'شكرًا، سآخذ Box No. 45 🙂',
  },
  he: {
    words: he,
    departments: ['מכירות', 'תמיכה טכנית'],
    asks: 'שלום! איפה ההזמנה שלי, מספר 1042?',
    answers:
      'שלום וברוכים הבאים! יש לנו שתי תיבות:\n- תיבה *כחולה* לדרורים\n- תיבה _ירוקה_ לינשופים\n> איפה ההזמנה שלי?',
    mixes: 'הנה הקישור: https://shop.example/boxes/45?colour=blue, והמחיר 25.50 € (כולל משלוח).',
    shows: 'זו תיבה מספר 45',
    thanks: 'תודה, אקח את Box No. 45 🙂',
  },
  ja: {
    words: ja,
    departments: ['販売部', '技術サポート'],
    asks: 'こんにちは。注文番号1042はどこにありますか？',
    answers:
      'お問い合わせありがとうございます。二種類ございます：\n- *青い* 巣箱（スズメ用）\n- _緑の_ 巣箱（フクロウ用）\n> 注文番号1042はどこにありますか？',
    mixes: '詳しくはこちらをご覧ください：https://shop.example/boxes/45?colour=blue 価格は￥4,500（送料込み）です。',
    shows: '45番の巣箱です',
    thanks: 'ありがとうございます。Box No. 45にします🙂',
  },
  de: {
    words: de,
    departments: ['Verkauf und Auftragsannahme', 'Haftpflichtversicherungsangelegenheiten'],
    asks: 'Guten Tag! Wo bleibt meine Nistkastenbestellung Nr. 1042?',
    answers:
      'Guten Tag! Wir haben zwei:\n- die *Halbhöhlenmeisennistkastenvorderwand*\n- das _Hausrotschwanzeinflugloch_\n> Wo bleibt meine Nistkastenbestellung?',
    mixes:
      'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung: https://shop.example/nistkaesten/45?farbe=blau',
    shows: 'Der Gartenrotschwanznistkasten Nr. 45',
    thanks: 'Vielen Dank, ich nehme Nr. 45 🙂',
  },
  th: {
    words: th,
    departments: ['ฝ่ายขาย', 'ฝ่ายสนับสนุนด้านเทคนิค'],
    asks: 'สวัสดีครับ คำสั่งซื้อหมายเลข 1042 อยู่ที่ไหนครับ',
    answers:
      'สวัสดีค่ะ เรามีสองแบบ:\n- กล่อง *สีน้ำเงิน* สำหรับนกกระจอก\n- กล่อง _สีเขียว_ สำหรับนกฮูก\n> คำสั่งซื้อหมายเลข 1042 อยู่ที่ไหนครับ',
    mixes: 'ดูได้ที่นี่: https://shop.example/boxes/45?colour=blue ราคา 990 บาท (รวมค่าจัดส่งและภาษีมูลค่าเพิ่มแล้ว)',
    shows: 'นี่คือกล่องหมายเลข 45',
    thanks: 'ขอบคุณครับ ผมเอา Box No. 45 🙂',
  },
}

const DESK = { width: '520', height: '660' }
const PHONE = { width: '360', height: '640' }

/** In light beside a page, in dark on a phone. */
async function take(visitor: Visitor, name: string): Promise<void> {
  await portray(visitor, `${name} light`)
  await emulateMedia({ colorScheme: 'dark' })
  Object.assign(visitor.frame, PHONE)
  await new Promise((heard) => visitor.page.requestAnimationFrame(() => visitor.page.requestAnimationFrame(heard)))
  await portray(visitor, `${name} phone`)
  Object.assign(visitor.frame, DESK)
  await emulateMedia({ colorScheme: 'light' })
  await new Promise((heard) => visitor.page.requestAnimationFrame(() => visitor.page.requestAnimationFrame(heard)))
}

async function says(visitor: Visitor, field: string, text: string): Promise<void> {
  const box = (await visitor.finds('textbox', field)) as HTMLTextAreaElement
  box.focus()
  box.setRangeText(text)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

describe('Pictures of a language', function () {
  this.timeout(120_000)

  beforeEach(() => emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' }))

  for (const [lang, { words, ...talk }] of Object.entries(talks)) {
    it(lang, async () => {
      const { visitor, workspace, agent } = await openShop(
        {
          Livechat_registration_form: true,
          Livechat_enable_transcript: true,
          Livechat_offline_email: 'team@example.com',
          Livechat_Routing_Method: 'Manual_Selection',
        },
        { lang, width: 520 },
      )
      Object.assign(visitor.frame, DESK)
      for (const name of talk.departments) await workspace.addsDepartment(name)
      await visitor.reloads()
      await visitor.opensPanel()
      await visitor.sees(words.registerTitle)
      await visitor.clicks(words.startChat)
      await visitor.sees(words.required)
      await take(visitor, `${lang} registration`)
      const [name, email] = visitor.widget!.querySelectorAll('input')
      for (const [field, text] of [[name, 'Ada'] as const, [email, 'ada@example.com'] as const]) {
        field!.value = text
        field!.dispatchEvent(new Event('input', { bubbles: true }))
      }
      await visitor.clicks(words.startChat)
      await visitor.sees(words.greeting)
      await take(visitor, `${lang} greeting`)
      await says(visitor, words.message, talk.asks)
      await visitor.clicks(words.send)
      await visitor.sees(words.waiting)
      await take(visitor, `${lang} waiting`)
      await agent.takes()
      await agent.replies(talk.answers)
      await agent.replies(talk.mixes)
      await agent.sendsFile(await picture(), talk.shows)
      await visitor.finds('button', talk.shows)
      await says(visitor, words.message, talk.thanks)
      await visitor.clicks(words.send)
      await visitor.sees(words.sent)
      await agent.isTyping()
      await visitor.sees('…')
      await take(visitor, `${lang} conversation`)
      visitor.widget!.querySelector('.list')!.scrollTop = 0
      await take(visitor, `${lang} beginning of the conversation`)
      await visitor.clicks(words.options)
      await visitor.finds('menuitem', words.myData)
      await take(visitor, `${lang} menu`)
      await visitor.clicks(words.myData, 'menuitem')
      await visitor.sees('ada@example.com')
      await take(visitor, `${lang} my data`)
      await visitor.clicks(words.back)
      await visitor.clicks(words.emoji)
      await visitor.finds('searchbox')
      await take(visitor, `${lang} emoji`)
      await visitor.presses('Escape')
      visitor.losesNetwork()
      await visitor.sees(words.offline)
      await take(visitor, `${lang} without a network`)
      visitor.findsNetwork()
      await visitor.seesNoMore(words.offline)
      await visitor.clicks(words.end)
      await visitor.finds('alertdialog')
      await take(visitor, `${lang} question`)
      await visitor.clicks(words.end)
      await visitor.finds('button', words.rate)
      await take(visitor, `${lang} the end`)
      await visitor.clicks(words.rate)
      await visitor.finds('button', words.ratingSend)
      await take(visitor, `${lang} rating`)
      await visitor.clicks(words.forget)
      await visitor.finds('alertdialog')
      await take(visitor, `${lang} question whether to forget`)
      await visitor.clicks(words.forget)
      await visitor.sees(words.forgottenTitle)
      await take(visitor, `${lang} forgotten`)
      await workspace.everybodyGoesHome()
      await visitor.reloads()
      await visitor.opensPanel()
      await visitor.finds('textbox', words.message)
      await take(visitor, `${lang} offline`)
    })
  }
})
