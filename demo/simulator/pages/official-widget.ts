import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Page } from './pages.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
}

/**
 * Rocket.Chat's own widget, from the folder of its npm build, where every server has it: a page for a frame, and the files of that page.
 * The page is told whose it is.
 */
export function officialWidget(folder: string): Page[] {
  const packed = new Map<string, Promise<Buffer<ArrayBuffer>>>()
  // As small as a real server sends it, and packed once: it is measured beside others.
  const pack = async (file: string): Promise<Buffer<ArrayBuffer>> =>
    Buffer.from(await promisify(gzip)(await readFile(join(folder, file))))

  return [
    {
      method: 'GET',
      path: '/livechat',
      route: 'livechat',
      async show({ site }) {
        const page = await readFile(join(folder, 'index.html'), 'utf8')
        const told = `<head><script>SERVER_URL = ${JSON.stringify(site)}</script>`
        return new Response(page.replace('<head>', told), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
      },
    },
    {
      method: 'GET',
      path: '/livechat/:file',
      route: 'livechat/:file',
      async show({ params }) {
        const file = basename(params['file'] ?? '')
        const text = packed.get(file) ?? pack(file)
        packed.set(file, text)
        try {
          const headers = { 'Content-Type': types[extname(file)] ?? 'text/plain', 'Content-Encoding': 'gzip' }
          return new Response(await text, { headers: { ...headers, 'Cache-Control': 'public, max-age=0' } })
        } catch {
          packed.delete(file)
          return new Response(null, { status: 404 })
        }
      },
    },
  ]
}
