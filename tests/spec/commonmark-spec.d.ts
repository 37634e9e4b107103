/** Examples of CommonMark 0.31.2: → stands for a tab. */
declare module 'commonmark-spec' {
  const spec: {
    readonly tests: readonly {
      readonly number: number
      readonly section: string
      readonly markdown: string
    }[]
  }
  export default spec
}
