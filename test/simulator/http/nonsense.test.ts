import { expect } from 'chai'
import { newWorkspace } from '../workspace.ts'

const BODIES = [
  'not json',
  '{}',
  '[]',
  '{"department":null,"agents":null,"customFieldData":null,"visitor":null,"message":null,"rid":null,"token":null}',
  '{"department":"x","agents":{},"customFieldData":[],"visitor":"x","message":{},"rid":{},"token":{},"tags":"x","text":1}',
  '{"department":{},"agents":[{}],"customFieldData":{},"visitor":{"token":"t","customFields":[null]},"rid":"r","token":"t","msg":"m"}',
]
const QUERIES = [
  '',
  '?token=t&rid=r&roomId=r&text=x',
  '?token[]=t&rid[]=r&offset=x&count=-1',
  '?sort={&customFields={&createdAt={',
]

/** Everything of the API but what ends the session that asks. */
async function routes(address: string): Promise<string[][]> {
  const { routes } = await (await fetch(`${address}/_simulator/routes`)).json()
  return (routes as string[]).map((call) => call.split(' ')).filter(([, path]) => !/^\/|^logout$/.test(path ?? ''))
}

describe('Nonsense', () => {
  for (const generation of [6, 9] as const)
    it(`makes no route of version ${generation} fall over`, async () => {
      const workspace = await newWorkspace(generation)
      const { body: login } = await workspace.post('login', { user: 'admin', password: 'admin' })
      const { userId, authToken } = login.data
      const headers = { 'Content-Type': 'application/json', 'X-User-Id': userId, 'X-Auth-Token': authToken }
      const fallen: string[] = []
      for (const [method = '', route = ''] of await routes(workspace.address)) {
        const forms =
          method === 'GET' ? QUERIES.map((query) => ({ query })) : BODIES.map((body) => ({ body, query: '' }))
        const answers = forms.map(async ({ query, ...init }) => {
          const path = `${route.replace(/:\w+/g, 'x')}${query}`
          const { status } = await fetch(`${workspace.api}/${path}`, { method, headers, ...init })
          if (status >= 500) fallen.push(`${status} ${method} ${path} ${'body' in init ? init.body : ''}`)
        })
        await Promise.all(answers)
      }
      expect(fallen).to.deep.equal([])
    })
})
