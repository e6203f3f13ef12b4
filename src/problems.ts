// What the owner of a page or the admin of a server can do about what stands in the way, by its code.

export const cors =
  'The browser may not talk to the chat server from this site. Switch on “Enable CORS” in Rocket.Chat under Administration → Settings → General → REST API, or put the server behind an address of this site.'
