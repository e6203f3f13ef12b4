import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import receiptWords from '../../locales/later/receipt.ts'
import { announce } from '../../session/announcements.ts'
import type { Receipt as Proof } from '../../session/forget.ts'
import { download } from './download.ts'
import { LaterStyle } from './style.tsx'
import { wordsWith } from './words.ts'

/** What the server said when it had forgotten the visitor, under each token that they had, to take along; it is kept nowhere. */
export default function Receipt({ proofs }: { proofs: readonly Proof[] }) {
  const list = useRef<HTMLDListElement>(null)
  const copied = useSignal(false)
  const texts = wordsWith(receiptWords)
  const rowsOf = ({ deletion, server }: Proof): [label: string, value: string][] => [
    ...((deletion
      ? [
          [texts.receiptId, deletion.id],
          [texts.receiptTime, new Date(deletion.at).toISOString()],
        ]
      : []) as [string, string][]),
    [texts.receiptServer, server],
  ]
  const known = proofs.filter(({ deletion }) => deletion)
  const rows = (known.length ? known : proofs.slice(0, 1)).flatMap(rowsOf)
  const asText = (): string =>
    [texts.forgottenTitle, ...rows.map(([label, value]) => `${label}: ${value}`), ''].join('\n')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(asText())
      copied.value = true
      announce(texts.copied)
    } catch {
      // No clipboard for this page: the words are marked, for the visitor to copy themselves.
      if (list.current) getSelection()?.selectAllChildren(list.current)
    }
  }
  return (
    <>
      <LaterStyle />
      <dl ref={list}>
        {rows.map(([label, value]) => (
          <div key={label + value}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <button type="button" class="quiet" onClick={() => void copy()}>
          {copied.value ? texts.copied : texts.copyReceipt}
        </button>
        <button type="button" class="quiet" onClick={() => download('receipt.txt', 'text/plain', asText())}>
          {texts.downloadReceipt}
        </button>
      </div>
    </>
  )
}
