/** Publishes one set after the other into the folder named, until it is killed. */
import { publish } from '../scripts/publish/publish.ts'
import { setOf } from './sets.ts'

const [, , out] = process.argv

for (let build = 1; ; build++) {
  const names = ['a.pdf', 'a.docx', 'ai/a.pdf', `turn/${build % 3}.pdf`]
  const text = String(build).repeat(50_000)
  const set = setOf(Object.fromEntries(names.map((name) => [name, text])))
  const [message] = await publish(out!, set, { scope: 'all', memo: `${build % 2}.md` })
  if (message) throw new Error(message.en)
  if (build === 1) process.stdout.write('ready\n')
}
