/** True for a line such as `| --- | :-: |`: what makes a table of the line above it (GFM §4.10). */
export const isTableRule = (line: string): boolean =>
  /^[ \t>|:-]+$/.test(line) && line.includes('|') && line.includes('-')
