/**
 * From the write of the memo to the frame that shows its new words, in Chromium: `tsx tests/preview/page/bench.ts`, after
 * `npm run bundle`. The memo, ten times the memo, and what stays in memory after many saves.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPage, shownPdf, startBrowser } from './browser.ts'
import { startPreview } from '../preview.ts'

const edits = 30
const rebuilds = Number(process.argv[2] ?? 200)
const memo = readFileSync(join(import.meta.dirname, '../../../source/memo.md'), 'utf8')

/** The memo with the sections of its text so many times. */
const times = (count: number): string => {
  const at = memo.indexOf('\n## ')
  const text = memo.slice(at).replace(/<!--[^>]*-->/g, '')
  const more = Array.from({ length: count - 1 }, (_, copy) =>
    text.replace(/^(##+ .*)$/gm, (heading) =>
      /建议|参会者/.test(heading) ? heading : `${heading.trim()} ${copy + 2}`,
    ),
  )
  return memo + more.join('\n')
}

const measure = async (source: string, count: number): Promise<number[]> => {
  const preview = await startPreview(source)
  const browser = await startBrowser()
  const { page } = await openPage(browser, preview.address)
  let shown = await shownPdf(page)
  await page.evaluate(() => {
    const main = document.querySelector('main')!
    new MutationObserver(() =>
      requestAnimationFrame(() => setTimeout(() => (main.dataset['painted'] = String(Date.now())))),
    ).observe(main, { attributeFilter: ['data-drawn'] })
  })
  const found: number[] = []
  for (let edit = 0; edit < count; edit++) {
    await page.waitForTimeout(1500)
    await page.evaluate(() => delete document.querySelector('main')!.dataset['painted'])
    const began = Date.now()
    writeFileSync(preview.source, source.replace('出了重要建议', `出了 ${edit} 项建议`))
    shown = await shownPdf(page, shown)
    const painted = await page.waitForFunction(
      () => document.querySelector('main')!.dataset['painted'],
    )
    found.push(Number(await painted.jsonValue()) - began)
  }
  await browser.close()
  await preview.end()
  return found.sort((a, b) => a - b)
}

const told = (name: string, found: readonly number[]): void =>
  console.log(`${name}: median ${found[Math.floor(found.length / 2)]} ms, p95 ${found[Math.floor(found.length * 0.95)]} ms of ${found.length} edits`) // prettier-ignore

const began = performance.now()
for (let sum = 0, at = 0; at < 3e8; at++) sum += at
console.log(`A loop of 3e8 additions: ${Math.round(performance.now() - began)} ms`)
told('memo', await measure(memo, edits))
told('ten times the memo', await measure(times(10), Math.ceil(edits / 3)))

/** Resident memory of the server, in MB, after some saves and after all. */
const small = '# 备忘录\n\n第 0 稿。\n\n## 能源\n\n### 建议：\n\n- 继续对话。\n'
const preview = await startPreview(small)
const browser = await startBrowser()
const { page } = await openPage(browser, preview.address)
let shown = await shownPdf(page)
for (let save = 1; save <= rebuilds; save++) {
  writeFileSync(preview.source, small.replace('第 0 稿', `第 ${save} 稿`))
  shown = await shownPdf(page, shown)
  if (save % Math.ceil(rebuilds / 8) > 0 && save < rebuilds) continue
  const status = readFileSync(`/proc/${preview.pid}/status`, 'utf8')
  console.log(`${save} saves: ${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)} MB`)
}
await browser.close()
await preview.end()
