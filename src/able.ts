import { document } from './unclobbered.ts'

/**
 * Whether this browser can have a chat. These came last of what it needs, to one engine or another (Chrome 123, Firefox 128, Safari 17.5), so
 * that whoever has them has the rest.
 */
export const isAble = (): boolean =>
  !!document.adoptedStyleSheets && !!AbortSignal.any && CSS.supports('color', 'light-dark(red,oklch(from red l c h))')
