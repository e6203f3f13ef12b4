import { fact } from './fact.ts'

/** What the page's owner says; the server's admin is asked where they say nothing. */
export interface Site {
  title?: string | undefined
  color?: string | undefined
  position?: 'left' | 'right' | undefined
  /** Kinds of system messages that are not shown. */
  hiddenKinds?: string[] | undefined
  /** Who should serve the next conversation, and who invites to it. */
  agent?: { id: string; name: string; username: string } | undefined
  /** Where the visitor is, when it is not the page's own address: for invitations. */
  address?: string | undefined
  /** Which pages agents see while they talk with the visitor: none, addresses without query (default), or whole addresses. */
  visits?: 'off' | 'path' | 'full' | undefined
  /** The language that the page wants, e.g. `de`; where it says nothing, that of the page's `<html lang>` is taken, then that of the server, then the browser's. */
  language?: string | undefined
  /** The element of the page that the panel is a part of, as a selector. */
  inline?: string | undefined
  /** Whether the panel is in that element; false while the page has none, so that the chat stands in the corner meanwhile. */
  placed?: boolean | undefined
  /** The element of the page that holds the chat where that is not the body. */
  home?: Element | undefined
  /** What a service that writes invitations is told about the visitor. */
  metadata?: Record<string, string> | undefined
  /** Looks that only further files know; CSS values. */
  theme?: Theme | undefined
}

export interface Theme {
  /** Text and icons in the header. */
  fontColor?: string | undefined
  /** The sign on the launcher. */
  iconColor?: string | undefined
  /** Title while nobody is there. */
  offlineTitle?: string | undefined
  background?: string | undefined
  ownBubble?: string | undefined
  theirBubble?: string | undefined
  hideOwnAvatar?: boolean | undefined
  hideAgentAvatar?: boolean | undefined
}

export const $site = fact<Site>({})

/** The page says something about itself; what it does not mention stays. */
export const describeSite = (news: Site): void => $site.set({ ...$site.get(), ...news })
