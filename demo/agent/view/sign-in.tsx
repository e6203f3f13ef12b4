import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { RefusedError } from '../../../src/protocol/errors.ts'
import { signIn } from '../session/account.ts'
import { serverAddress } from '../session/server.ts'
import { sentence } from '../words/sentence.ts'
import { Field, type Tie } from './field.tsx'
import { useAttempt } from './use-attempt.ts'

/** Name and password, and the code of a second factor once the server has asked for it. */
export function SignIn({ expired }: { expired: boolean }) {
  const form = useRef<HTMLFormElement>(null)
  const wantsCode = useSignal(false)
  const { busy, error, attempt } = useAttempt()
  const needsCode = error instanceof RefusedError && error.code.startsWith('totp-')
  useEffect(() => form.current?.querySelector<HTMLElement>('[name=user]')?.focus(), [])
  useEffect(() => {
    if (needsCode) wantsCode.value = true
  }, [needsCode, wantsCode])
  const submit = (event: Event): void => {
    event.preventDefault()
    const given = new FormData(form.current ?? undefined)
    const [user, password, code] = ['user', 'password', 'code'].map((name) => String(given.get(name) ?? ''))
    void attempt(() => signIn(user?.trim() ?? '', password ?? '', code?.trim()))
  }
  return (
    <main class="whole">
      <form ref={form} class="sign-in" onSubmit={submit}>
        <header>
          <h1>Agent’s desk</h1>
          <p class="hint">{new URL(serverAddress()).host}</p>
        </header>
        {expired && !error && (
          <p class="notice" role="status">
            Your login has ended. Sign in to go on.
          </p>
        )}
        <Field label="Username or email">
          {(tie) => (
            <input {...tie} name="user" autocomplete="username" autocapitalize="none" spellcheck={false} required />
          )}
        </Field>
        <Field label="Password">
          {(tie) => <input {...tie} name="password" type="password" autocomplete="current-password" required />}
        </Field>
        {wantsCode.value && (
          <Field label="Code" hint="From your authenticator, or from the email that was just sent to you.">
            {(tie) => <CodeInput {...tie} />}
          </Field>
        )}
        <p class="complaint" role="alert">
          {error && sentence(error)}
        </p>
        <button type="submit" class="primary" aria-busy={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </main>
  )
}

/** It comes when it is asked for, and is filled in next. */
function CodeInput(tie: Tie) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return <input {...tie} ref={input} name="code" autocomplete="one-time-code" inputMode="numeric" required />
}
