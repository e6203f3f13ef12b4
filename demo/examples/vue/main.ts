import { createApp } from 'vue'
import { server } from '../server.ts'
import LinnetChat from './linnet-chat.vue'

createApp(LinnetChat, { server }).mount('#app')
