import { useSignal } from '@preact/signals'
import afterChatWords from '../../locales/later/after-chat.ts'
import { sentence } from '../../locales/sentence.ts'
import { RequestError } from '../../protocol/errors.ts'
import { announce } from '../../session/announcements.ts'
import { inBackground } from '../../session/background.ts'
import { rateConversation } from '../../session/rating.ts'
import { useOwnId } from '../use-own-id.ts'
import { furtherConfig } from './further-config.ts'
import { wordsWith } from './words.ts'

/** The server's questions, each from one to five, and room for a remark. */
export function Rating() {
  const state = useSignal<'closed' | 'open' | 'empty' | 'done' | RequestError>('closed')
  const id = useOwnId()
  const texts = wordsWith(afterChatWords)
  const { items, values } = furtherConfig().survey
  if (state.value === 'done') return <p>{texts.ratingThanks}</p>
  if (state.value === 'closed') {
    return (
      <button type="button" class="quiet" onClick={() => (state.value = 'open')}>
        {texts.rate}
      </button>
    )
  }
  const send = async (form: HTMLFormElement): Promise<void> => {
    const answers = [...new FormData(form)].flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
    if (!answers.length) {
      state.value = 'empty'
      return form.querySelector('input')?.focus()
    }
    try {
      await rateConversation(Object.fromEntries(answers))
      state.value = 'done'
      announce(texts.ratingThanks)
    } catch (error) {
      if (error instanceof RequestError) state.value = error
      throw error
    }
  }
  return (
    <form class="rating" onSubmit={({ currentTarget }) => inBackground(send(currentTarget))}>
      <small id={id}>{texts.ratingScale}</small>
      {items.map((item) => (
        <fieldset key={item} aria-describedby={id}>
          <legend>{texts[`rating_${item}` as keyof typeof texts] ?? item}</legend>
          {values.map((value) => (
            <label key={value}>
              <input type="radio" name={item} value={value} />
              <span>{value}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <label>
        {texts.ratingComment}
        <textarea name="additionalFeedback" rows={2} dir="auto" />
      </label>
      <p role="alert" class="complaint">
        {state.value === 'empty' && texts.required}
        {state.value instanceof RequestError && sentence(state.value, texts)}
      </p>
      <button type="submit" class="quiet">
        {texts.ratingSend}
      </button>
    </form>
  )
}
