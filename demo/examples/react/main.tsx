/** @jsxImportSource react */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { server } from '../server.ts'
import { LinnetChat } from './chat.tsx'

// Strict mode starts every effect twice, and the chat must not mind.
createRoot(document.querySelector('#app') as Element).render(
  <StrictMode>
    <p>The chat is a component. It goes when the component goes.</p>
    <LinnetChat server={server} />
  </StrictMode>,
)
