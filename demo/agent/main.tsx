import { render } from 'preact'
import { inBackground } from '../../src/session/background.ts'
import { resumeLogin } from './session/account.ts'
import { followAccount } from './session/desk.ts'
import { findServer } from './session/server.ts'
import { App } from './view/app.tsx'

findServer()
followAccount()
inBackground(resumeLogin())
render(<App />, document.body)
