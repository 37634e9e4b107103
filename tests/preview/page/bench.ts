/**
 * From the write of the memo to the frame that shows its new words, in Chromium: `tsx tests/preview/page/bench.ts`, after
 * `npm run bundle`. The memo, ten times the memo, and what stays in memory after 200 saves, or as many as are named.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { awaitChange } from '../../../scripts/project/changes.ts'
import { openPage, shownPdf, stage, startBrowser } from './browser.ts'
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

/** The same text with one sentence edited. */
const edited = (source: string, edit: number): string =>
  source.replace('出了重要建议', `出了 ${edit} 项建议`)

/** Milliseconds of one edit: until the page hears of new pages, until it has them, until a frame shows them. */
type Parts = { readonly told: number; readonly fetched: number; readonly drawn: number }

const measure = async (source: string, count: number): Promise<Parts[]> => {
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
  const found: Parts[] = []
  for (let edit = 0; edit < count; edit++) {
    await stage(page, 'proved')
    await page.waitForTimeout(1000)
    await page.evaluate(() => {
      delete document.querySelector('main')!.dataset['painted']
      performance.clearResourceTimings()
    })
    const began = Date.now()
    writeFileSync(preview.source, edited(source, edit))
    shown = await shownPdf(page, shown)
    const handle = await page.waitForFunction(() => {
      const painted = document.querySelector('main')!.dataset['painted']
      const [pdf] = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      if (painted === undefined || !pdf) return null
      const { timeOrigin } = performance
      return {
        asked: timeOrigin + pdf.startTime,
        got: timeOrigin + pdf.responseEnd,
        painted: Number(painted),
      }
    })
    const { asked, got, painted } = (await handle.jsonValue())!
    found.push({ told: asked - began, fetched: got - asked, drawn: painted - got })
  }
  await browser.close()
  await preview.end()
  return found
}

/** From the write of a file until its change is told. */
const watched = async (count: number): Promise<number[]> => {
  const file = join(mkdtempSync(join(tmpdir(), 'memopress-watch-')), 'memo.md')
  const found: number[] = []
  for (let edit = 0; edit < count; edit++) {
    const change = awaitChange({ files: [file], folders: [] }, { poll: false })
    const began = performance.now()
    writeFileSync(file, `${edit}`)
    await change.happened
    found.push(performance.now() - began)
  }
  return found
}

const quantile = (found: readonly number[], part: number): number =>
  Math.round([...found].sort((a, b) => a - b)[Math.floor(found.length * part)]!)

const told = (name: string, found: readonly Parts[]): void => {
  const all = found.map(({ told, fetched, drawn }) => told + fetched + drawn)
  const parts = (['told', 'fetched', 'drawn'] as const).map(
    (part) =>
      `${part} ${quantile(
        found.map((each) => each[part]),
        0.5,
      )}`,
  )
  console.log(
    `${name}: median ${quantile(all, 0.5)} ms, p95 ${quantile(all, 0.95)} ms of ${found.length} edits (${parts.join(', ')})`,
  )
}

const began = performance.now()
for (let sum = 0, at = 0; at < 3e8; at++) sum += at
console.log(
  `A loop of 3e8 additions: ${Math.round(performance.now() - began)} ms; load ${loadavg()[0]}`,
)
console.log(`A change is told after ${quantile(await watched(edits), 0.5)} ms`)
told('memo', await measure(memo, edits))
told('ten times the memo', await measure(times(10), Math.ceil(edits / 3)))

const preview = await startPreview(memo)
const browser = await startBrowser()
const { page } = await openPage(browser, preview.address)
let shown = await shownPdf(page)
for (let save = 1; save <= rebuilds; save++) {
  writeFileSync(preview.source, edited(memo, save))
  shown = await shownPdf(page, shown)
  if (save % Math.ceil(rebuilds / 8) > 0 && save < rebuilds) continue
  await stage(page, 'proved')
  const status = readFileSync(`/proc/${preview.pid}/status`, 'utf8')
  const megabytes = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
  console.log(`${save} saves: ${megabytes} MB resident in the server`)
}
await browser.close()
await preview.end()
