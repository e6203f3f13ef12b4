/** Whether a text has nothing to be seen in it: spaces, control characters, and those without a width. */
export const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{DI}]/u.test(text)
