/** Publishes one set after the other into the folder named, until it is killed. */
import { publish } from '../scripts/publish/publish.ts'

const [, , out] = process.argv
const big = (build: number): Uint8Array => new Uint8Array(200_000).fill(build)

for (let build = 1; ; build = (build % 200) + 1) {
  const names = ['a.pdf', 'a.docx', 'ai/a.pdf', `turn/${build % 3}.pdf`]
  const files = new Map(names.map((name) => [name, big(build)]))
  const manifest = { build, files: names.map((name) => ({ path: name })) }
  files.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
  const message = await publish(out!, files, { scope: 'all' })
  if (message) throw new Error(message.en)
  if (build === 1) process.stdout.write('ready\n')
}
