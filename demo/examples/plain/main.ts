import 'linnet/element'
import { server } from '../server.ts'

const chat = document.createElement('linnet-chat')
chat.setAttribute('server', server)
chat.addEventListener('unread', (event) => {
  const output = document.querySelector('output')
  if (output) output.value = String((event as CustomEvent<number>).detail)
})
document.body.append(chat)

document.querySelector('#open')?.addEventListener('click', () => chat.chat?.open())
document.querySelector('#toggle')?.addEventListener('click', ({ currentTarget }) => {
  const here = chat.isConnected
  if (here) chat.remove()
  else document.body.append(chat)
  ;(currentTarget as HTMLElement).textContent = here ? 'Bring the chat back' : 'Take the chat away'
})
