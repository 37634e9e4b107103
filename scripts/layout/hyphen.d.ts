declare module 'hyphen/en-us/index.js' {
  export function hyphenateSync(text: string, options: { hyphenChar: string }): string
}
