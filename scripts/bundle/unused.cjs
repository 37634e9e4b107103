/** Stands for parts of libraries that nothing here reaches: whatever does would fail, and say so. */
const fail = () => {
  throw new Error('this part of a library is not in the bundle')
}
module.exports = fail
module.exports.cbc = fail
module.exports.ecb = fail
