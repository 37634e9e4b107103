declare module 'hyphen/en-us/index.js' {
  const patterns: { hyphenateSync(text: string, options: { hyphenChar: string }): string }
  export default patterns
}
