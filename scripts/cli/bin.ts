#!/usr/bin/env node
/** The command `memopress`: the program, unless this Node is too old to read it. */

/** As `engines` in `package.json` says. */
const [major, minor] = [20, 19]
const [ofNode = 0, minorOfNode = 0] = process.versions.node.split('.').map(Number)

if (ofNode > major || (ofNode === major && minorOfNode >= minor)) {
  void import('./main.js').then(({ main }) => main(process.argv.slice(2)))
} else {
  process.stderr.write(
    `memopress needs Node.js ${major}.${minor} or later, and this is ${process.versions.node}: install a later one / 需要 Node.js ${major}.${minor} 或更高版本，当前为 ${process.versions.node}：请升级\n`,
  )
  process.exitCode = 1
}
