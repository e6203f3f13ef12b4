import { mount } from 'svelte'
import { server } from '../server.ts'
import LinnetChat from './linnet-chat.svelte'

mount(LinnetChat, { target: document.querySelector('#app') as Element, props: { server } })
