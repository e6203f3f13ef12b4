/** A text cut at the web addresses in it: every second part, beginning with the second, is one. */
export const splitAtLinks = (source: string): string[] => source.split(/(https?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]])/)
