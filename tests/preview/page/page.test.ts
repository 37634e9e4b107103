/** The page of the preview in a real browser. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lineAt } from '../../../scripts/preview/page/lines.ts'
import { readMemo, readTemplates, toDocx, toFlow } from '../../../scripts/index.ts'
import { root } from '../../cli.ts'
import { edited, retype, textsOf, track } from '../../review/word-edits.ts'
import { hasChromium, openPage, shownPdf, stage, startBrowser, type Opened } from './browser.ts'
import { drawnWith, startPreview, stateAt, type Preview } from '../preview.ts'

const source = readFileSync(join(root, 'source/memo.md'), 'utf8')
const templates = readTemplates(root).value!
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let preview: Preview
let opened: Opened
let page: Page

const save = (text: string): void => writeFileSync(preview.source, text)

describe.skipIf(!hasChromium)('the page of a preview', () => {
  beforeAll(async () => {
    browser = await startBrowser()
    preview = await startPreview(source)
    opened = await openPage(browser, preview.address)
    page = opened.page
    await shownPdf(page)
    await stage(page, 'proved')
  })
  afterAll(async () => {
    await browser?.close()
    await preview?.end()
  })

  /** What a canvas shows, as a hash. */
  const pictures = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.sheet')].map((sheet) => {
        const canvas = sheet.querySelector('canvas')
        if (!canvas) return ''
        canvas.dataset['seen'] ??= String(Math.random())
        return canvas.dataset['seen']
      }),
    )

  test('a page is drawn, as sharp as the screen', async () => {
    const drawn = await page.evaluate(() => {
      const canvas = document.querySelector('canvas')!
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      const inked = data.filter((value, at) => at % 4 === 0 && value < 128).length
      return { inked, ratio: canvas.width / canvas.clientWidth }
    })
    expect(drawn.inked).toBeGreaterThan(1000)
    expect(drawn.ratio).toBeCloseTo(1, 1)
    await page.locator('header button[data-key="in"]').click()
    await page.waitForFunction(() => {
      const canvas = document.querySelector('canvas')!
      return Math.abs(canvas.width / canvas.clientWidth - 1) < 0.02 && canvas.clientWidth > 900
    })
    await page.locator('header button[data-key="fit"]').click()
  })

  test('a click on any line says where it stands in the source', async () => {
    const lines = source.split('\n')
    const { boxes } = await drawnWith(preview.address, '共识备忘录')
    const clicks = await page.evaluate(async () => {
      const main = document.querySelector('main')!
      const found: { name: string; place: string }[] = []
      for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) {
        main.scrollTop = sheet.offsetTop
        while (!sheet.querySelector('.line')) await new Promise((go) => setTimeout(go, 20))
        for (const line of sheet.querySelectorAll<HTMLElement>('.line')) {
          line.click()
          const place = [...document.querySelectorAll('.selection dd')].at(-1)!.textContent!
          found.push({ name: line.getAttribute('aria-label')!, place })
        }
      }
      return found
    })
    expect(clicks.length).toBe(boxes.length)
    const plain = (text: string): string => text.replace(/[\s*_`\\]/g, '')
    const wrong = clicks.flatMap(({ place }, at) => {
      const { text, unit, line } = boxes[at]!
      if (line === null) return unit === null && !/:\d+$/.test(place) ? [] : [text]
      const [, row, column] = /:(\d+):(\d+)$/.exec(place)!.map(Number)
      const there = plain(lines[row! - 1]!.slice(column! - 1))
      // Behind a number or a label, the words of the line stand at its place; of a list of contents, those of the unit.
      const words = plain(text).slice(-Math.min(6, plain(text).length))
      const isThere = [...Array(plain(text).length).keys()].some((from) =>
        there.startsWith(plain(text).slice(from, from + 6)),
      )
      const isImprint = text.startsWith('《中美')
      return isThere || (words !== '' && /[●○\d]$/.test(text)) || isImprint ? [] : [text]
    })
    expect(wrong).toEqual([])
  })

  test('each place in the source that a line begins at leads back to that line', async () => {
    const { boxes } = await drawnWith(preview.address, '共识备忘录')
    const quoted = boxes.filter(({ line, isQuoted }) => line !== null && isQuoted)
    expect(quoted.length).toBeGreaterThan(200)
    const wrong = quoted.filter((box) => {
      const found = lineAt(boxes, { line: box.line!, column: box.column! })
      return found?.line !== box.line || found.column !== box.column
    })
    expect(wrong).toEqual([])
  })

  test('a saved change is shown, lit, and only its pages are drawn anew', async () => {
    const before = await shownPdf(page)
    await page.evaluate(() => (document.querySelector('main')!.scrollTop = 0))
    await page.waitForFunction(() =>
      [1, 2].every((number) => {
        const canvas = document.querySelector<HTMLCanvasElement>(
          `.sheet[data-page="${number}"] canvas`,
        )
        // Not one that the last zoom has left too large.
        return canvas && Math.abs(canvas.width / canvas.clientWidth - 1) < 0.02
      }),
    )
    const old = await pictures()
    save(source.replace('出了重要建议', '出了极重要建议'))
    await shownPdf(page, before)
    await page.waitForFunction(() => document.querySelector('.line.lit'))
    const now = await pictures()
    expect(now[0]).not.toBe(old[0])
    expect(now[1]).toBe(old[1])
    expect(await page.locator('.line.lit[aria-label*="出了极重要"]').count()).toBe(1)
  })

  test('where one reads stays when the text changes', async () => {
    const before = await shownPdf(page)
    await page.evaluate(() => (document.querySelector('main')!.scrollTop = 2345))
    save(source.replace('出了重要建议', '出了很重要建议'))
    await shownPdf(page, before)
    expect(await page.evaluate(() => document.querySelector('main')!.scrollTop)).toBe(2345)
  })

  test('a page that slept through several saves shows the last of them', async () => {
    const before = await shownPdf(page)
    await page.evaluate(() => (document.querySelector('main')!.scrollTop = 0))
    const session = await page.context().newCDPSession(page)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    for (const words of ['双方甲回顾了', '双方乙回顾了', '双方丙回顾了']) {
      save(source.replace('双方回顾了', words))
      await stateAt(preview.address, 'proved', words)
    }
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await shownPdf(page, before)
    await page.waitForFunction(() => document.querySelector('.line[aria-label*="双方丙回顾了"]'))
    await stage(page, 'proved')
  })

  test('an error keeps the last good pages, stands at its line, and goes when it is mended', async () => {
    const good = await shownPdf(page)
    save(source.replace('出了重要建议', '出了<b>重要</b>建议'))
    await stage(page, 'failed')
    expect(await page.locator('.alert').innerText()).toMatch(/memo\.md:21 /)
    expect(await page.locator('.findings .error').count()).toBeGreaterThan(0)
    expect(await shownPdf(page)).toBe(good)
    expect(await page.locator('canvas').count()).toBeGreaterThan(0)
    save(source)
    await stage(page, 'proved')
    expect(await page.locator('.alert').isVisible()).toBe(false)
  })

  test('a finding leads to its place on the pages', async () => {
    await page.evaluate(() => (document.querySelector('main')!.scrollTop = 0))
    await page.locator('.findings button', { hasText: ':63:' }).click()
    const current = page.locator('.line[aria-current]')
    expect(await current.getAttribute('aria-label')).toMatch(/63/)
    expect(await current.isVisible()).toBe(true)
    const link = await page.locator('.selection a').getAttribute('href')
    expect(link).toBe(`vscode://file${preview.source}:63:73`)
    expect(await page.locator('.selection button').innerText()).toMatch(/source\/memo\.md:63$/)
  })

  test('another document of the set, and back, by keys alone', async () => {
    const before = await shownPdf(page)
    await page.locator('body').press('Tab')
    await page.locator('.skip').focus()
    const focusedKey = () =>
      page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? '')
    const tabTo = async (key: string): Promise<void> => {
      for (let at = 0; at < 80 && (await focusedKey()) !== key; at++)
        await page.keyboard.press('Tab')
      expect(await focusedKey()).toBe(key)
    }
    await tabTo('document handout ai')
    await page.keyboard.press('Enter')
    const handout = await shownPdf(page, before)
    expect(await focusedKey()).toBe('document handout ai')
    // Into the pages, and along their lines.
    for (let at = 0; at < 80; at++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.id === 'pages')) break
    }
    await page.keyboard.press('ArrowDown')
    const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    const second = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(second).not.toBe(first)
    expect(await page.locator('.line[aria-current]').getAttribute('aria-label')).toBe(second)
    await page.keyboard.press('+')
    await page.keyboard.press('0')
    await page.locator('.document').first().focus()
    await page.keyboard.press('Enter')
    expect(await shownPdf(page, handout)).not.toBe(handout)
    await stage(page, 'proved')
  })

  test('a unit is listed once, and leads to a document that holds it', async () => {
    expect(await page.locator('.units button', { hasText: '两国应继续致力于' }).count()).toBe(1)
    await page.locator('.units button[data-key="unit standards-6g"]').click()
    // Where its words are, not where the overview lists it.
    const current = await page.locator('.line[aria-current]').getAttribute('aria-label')
    expect(current).toMatch(/^建议 4\.1 两国应继续致力于/)
    expect(await page.locator('.selection').innerText()).toMatch(/4\.1/)
  })

  test('files are saved under their names, and the set as a whole', async () => {
    const saved = async (selector: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(selector).first().click(),
      ])
      return download.suggestedFilename()
    }
    const word = page.locator('.files a[href="files/memo.docx"]')
    expect(await word.textContent()).toBe('Word')
    expect(await saved('.files a[href="files/memo.docx"]')).toBe('memo.docx')
    expect(await saved('header a[href="set.zip"]')).toBe('memo.zip')
  })

  test('a copy that came back: each change with its texts, and what is accepted is on the pages', async () => {
    const memo = readMemo(source, { path: 'memo.md', folder: join(root, 'source') }).value!
    const sent = toDocx(toFlow(memo, templates, { template: 'review' }).value!, templates)
    const words = textsOf(sent).filter((text) => text.length > 30 && source.includes(text))
    const [first, second] = [words[2]!, words[6]!]
    const back = edited(
      sent,
      track(first, [0, 2], '新文字', 'Wang'),
      retype(second, `${second.slice(0, 8)}某处${second.slice(8)}`),
    )
    const send = (name: string, buffer: Buffer): Promise<void> =>
      page.locator('.door input').setInputFiles({ name, mimeType: '', buffer })
    await send('<b>收回.docx', Buffer.from(back))
    await page.locator('.change').nth(1).waitFor()
    expect(await page.locator('.change ins').allInnerTexts()).toEqual(['新文字', '某处'])
    expect(await page.locator('.change .about').first().innerText()).toMatch(/Wang · <b>收回\.docx/)
    expect(readFileSync(preview.source, 'utf8')).toBe(source)
    // By keys alone: accepted, edited, written.
    await page.locator('[data-key="accept 0.0"]').press('Enter')
    await page.locator('[data-key="accept 0.0"][aria-pressed="true"]').waitFor()
    await page.locator('[data-key="edit 0.1"]').press('Enter')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('改写的一段。')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.edited').waitFor()
    const before = await shownPdf(page)
    await page.locator('[data-key="write memo"]').press('Enter')
    await shownPdf(page, before)
    const now = readFileSync(preview.source, 'utf8')
    expect(now).toContain(`新文字${first.slice(2)}`)
    expect(now).toContain('改写的一段。')
    expect(await page.locator('.fate.written').count()).toBe(2)
    await send(
      '图.svg',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
      ),
    )
    await page.locator('.pictures button').first().waitFor()
    await send('a.exe', Buffer.from(''))
    await page.locator('.notice', { hasText: 'a.exe' }).waitFor()
    save(source)
    await stage(page, 'proved')
  })

  test('another edition: both in one document, and side by side, level with one another', async () => {
    const old = source.replace('出了重要建议', '出了许多建议')
    const buffer = Buffer.from(old)
    await page.locator('.door input').setInputFiles({ name: '上一版.md', mimeType: '', buffer })
    const before = await shownPdf(page)
    await page.locator('[data-key^="document redline"]').click()
    const merged = await shownPdf(page, before)
    await page.locator('.line[aria-label*="许多重要建议"]').first().waitFor({ state: 'attached' })
    await page.locator('[data-key="beside"]').click()
    await shownPdf(page, merged)
    await page
      .locator('#beside .line[aria-label*="出了许多建议"]')
      .first()
      .waitFor({ state: 'attached' })
    await page.locator('main').hover()
    await page.mouse.wheel(0, 1500)
    await page.waitForFunction(() => {
      const tops = ['main', '#beside'].map((each) => document.querySelector(each)!.scrollTop)
      return tops[0]! > 1000 && Math.abs(tops[0]! - tops[1]!) < 100
    })
  })

  test('of a text that is being read no findings are counted', async () => {
    const state = await stateAt(preview.address, 'proved')
    const shown = async (told: typeof state): Promise<string> => {
      const other = await browser.newPage()
      const body = `event: state\ndata: ${JSON.stringify({ ...told, language: 'en' })}\n\n`
      await other.route('**/events*', (route) =>
        route.fulfill({ contentType: 'text/event-stream', body }),
      )
      await other.goto(preview.address)
      await stage(other, told.stage)
      const text = await other.locator('aside').innerText()
      await other.close()
      return text
    }
    expect(await shown({ ...state, stage: 'drawing', findings: [] })).toMatch(
      /Findings\s+Being read/,
    )
    expect(await shown({ ...state, findings: [] })).toMatch(/Findings \(0\)\s+Nothing to ask\./)
  })

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in either language, %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const language of ['zh-CN', 'en']) {
        if ((await page.evaluate(() => document.documentElement.lang)) !== language)
          await page.locator('header button[data-key="language"]').click()
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language)
        for (const text of [source, source.replace('出了重要建议', '出了<b>重要</b>建议')]) {
          save(text)
          await stage(page, text === source ? 'proved' : 'failed')
          // By the protocol of the browser, past the policy of the page.
          await page.evaluate(axe)
          const found = await page.evaluate(async () => {
            const { violations } = await (
              window as unknown as {
                axe: {
                  run(
                    o: object,
                  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
                }
              }
            ).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
            return violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 200)])
          })
          expect(found).toEqual([])
        }
        save(source)
        await stage(page, 'proved')
      }
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
    },
  )

  test('a review is closed, and what was open is gone', async () => {
    await page.locator('[data-key="close review"]').click()
    await page.locator('.changes').waitFor({ state: 'detached' })
    await page.locator('[data-key="close pictures"]').click()
    await page.locator('.pictures').waitFor({ state: 'detached' })
    await page.locator('select[data-key="compare"]').selectOption('')
    await page.locator('#beside').waitFor({ state: 'hidden' })
    await page.locator('[data-key^="document redline"]').waitFor({ state: 'detached' })
  })

  test('a source that is moved away and comes back, saves by rename, bursts and half-written front matter', async () => {
    renameSync(preview.source, `${preview.source}.aside`)
    await stage(page, 'failed')
    expect(await page.locator('canvas').count()).toBeGreaterThan(0)
    renameSync(`${preview.source}.aside`, preview.source)
    await stage(page, 'proved')
    save(source.replace(/^---[\s\S]*?\n---/, '---\ntitle: "半'))
    await stage(page, 'failed')
    const before = await shownPdf(page)
    for (let at = 0; at < 20; at++) {
      writeFileSync(`${preview.source}.new`, source.replace('出了重要建议', `出了 ${at} 项建议`))
      renameSync(`${preview.source}.new`, preview.source)
      await new Promise((go) => setTimeout(go, at % 5 ? 10 : 90))
    }
    await shownPdf(page, before)
    // Lines are there where pages are in sight, and tests before have scrolled on.
    await page.evaluate(() => {
      document.querySelector('main')!.scrollTop = 0
    })
    await page.locator('.line[aria-label*="出了 19"]').first().waitFor({ state: 'attached' })
    save(source)
    await page.locator('.line[aria-label*="出了重要"]').first().waitFor({ state: 'attached' })
    await stage(page, 'proved')
  })

  test('a page of another origin gets nothing', async () => {
    const foreign = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<p>foreign</p>'),
    ).listen(0, '127.0.0.1')
    await new Promise((go) => foreign.once('listening', go))
    const { port } = foreign.address() as { port: number }
    const other = await browser.newPage()
    await other.goto(`http://localhost:${port}/`)
    const got = await other.evaluate(async (address) => {
      const fetched = async (path: string, init?: RequestInit): Promise<string> =>
        fetch(address + path, init).then(
          ({ status, type }) => `${type} ${status}`,
          () => 'refused',
        )
      const loaded = (make: () => HTMLElement): Promise<string> =>
        new Promise((resolve) => {
          const element = make()
          element.onload = () => resolve('loaded')
          element.onerror = () => resolve('refused')
          document.body.append(element)
        })
      return [
        await fetched('files/memo.json'),
        await fetched('build', { method: 'POST', body: '' }),
        await loaded(() =>
          Object.assign(document.createElement('script'), { src: `${address}page.js` }),
        ),
        await loaded(() =>
          Object.assign(document.createElement('img'), { src: `${address}icon.svg` }),
        ),
        await new Promise((resolve) => {
          const events = new EventSource(`${address}events`)
          events.onmessage = () => resolve('heard')
          events.onerror = () => resolve('refused')
        }),
      ]
    }, preview.address)
    expect(got).toEqual(Array(5).fill('refused'))
    await other.close()
    foreign.close()
  })

  test('on a phone what is said of a line that is tapped is seen, and nothing is wider than the screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.evaluate(() => document.querySelector('main')!.scrollIntoView({ block: 'end' }))
    await page.locator('main .line[aria-label*="美中关系全国委员会和"]').first().click()
    const seen = await page.evaluate(() => {
      const { top, bottom } = document.querySelector('.selection')!.getBoundingClientRect()
      const zooms = document.querySelector('.tools')!.getBoundingClientRect()
      return {
        isWhole: top >= 0 && bottom <= innerHeight + 1,
        hasZooms: zooms.top >= 0 && zooms.bottom <= innerHeight,
        width: document.documentElement.scrollWidth,
      }
    })
    expect(seen).toEqual({ isWhole: true, hasZooms: true, width: 390 })
    await page.setViewportSize({ width: 1400, height: 900 })
  })

  test('the language that was chosen last is kept, unless another is asked for at the start', async () => {
    const language = (): Promise<string> => page.evaluate(() => document.documentElement.lang)
    await page.locator('header button[data-key="language"]').click()
    const chosen = await language()
    await page.reload()
    await stage(page, 'proved')
    expect(await language()).toBe(chosen)
    const asked = chosen === 'en' ? 'zh' : 'en'
    // As a start with `--lang` tells it.
    const state = {
      ...(await stateAt(preview.address, 'proved')),
      language: asked,
      isLanguageAsked: true,
    }
    const body = `event: state\ndata: ${JSON.stringify(state)}\n\n`
    await page.route('**/events*', (route) =>
      route.fulfill({ contentType: 'text/event-stream', body }),
    )
    await page.reload()
    await stage(page, 'proved')
    expect((await language()).startsWith(asked)).toBe(true)
    await page.locator('header button[data-key="language"]').click()
    expect(await language()).not.toMatch(asked)
    await page.unroute('**/events*')
  })

  test('nothing went wrong in the page', () => {
    expect(opened.faults).toEqual([])
  })
})

describe.skipIf(!hasChromium)('hostile memos', () => {
  const hostile = {
    'a script as text':
      '# <备忘录>\n\n`<script>alert(1)</script>` 与 `"><img src=x onerror=alert(1)>`。\n\n## 能源\n\n### 建议：\n\n- 继续。\n',
    'a script as a title':
      '---\ntitle: "</title><script>alert(1)</script>"\n---\n\n正文。\n\n## </style><script>alert(1)</script>\n\n### 建议：\n\n- 继续。\n',
    'bidi in titles':
      '# \u202e备忘录\u202c abc\n\n正文 \u2067abc\u2069。\n\n## 能源\u200f\n\n### 建议：\n\n- 继续。\n',
    'names of objects':
      '---\ndomains:\n  constructor: 能源\n---\n\n# __proto__\n\n正文。\n\n## 能源\n\n### 建议：\n\n- 继续。 <!-- unit id=tostring -->\n',
    'titles as file names':
      '---\ntitle: "../../<b>%2e%2e"\nfilenames: title\n---\n\n正文。\n\n## 能源 "x" \'y\'\n\n### 建议：\n\n- 继续。\n',
    'a link that is a program':
      '# 备忘录\n\n[按](javascript:alert(1)) [按](data:text/html,x)\n\n## 能源\n\n### 建议：\n\n- 继续。\n',
    'bytes that are no text': '\u0000\u0001# 备忘录\n',
    nothing: '',
  } as const

  test.each(Object.entries(hostile))('%s', async (_, text) => {
    const chromium = await startBrowser()
    const attacked = await startPreview(text)
    try {
      const { page, faults } = await openPage(chromium, attacked.address)
      const asked: string[] = []
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push('dialog')))
      page.on('request', (request) => asked.push(request.url()))
      await page.waitForFunction(() =>
        ['proved', 'failed'].includes(document.body.dataset['stage'] ?? ''),
      )
      for (const button of await page.locator('nav button:enabled, aside button').all())
        await button.click()
      const state = await page.evaluate(() => ({
        scripts: document.scripts.length,
        foreign: document.querySelectorAll(
          'main img, nav img, aside img, header img, iframe, style',
        ).length,
        links: [...document.links]
          .map(({ protocol }) => protocol)
          .filter((each) => !/^(?:http|vscode):$/.test(each)),
        controls: /[\u202a-\u202e\u2066-\u2069]/.test(document.title),
      }))
      expect(state).toEqual({ scripts: 1, foreign: 0, links: [], controls: false })
      expect(asked.filter((url) => !url.startsWith(attacked.address))).toEqual([])
      expect(faults).toEqual([])
    } finally {
      await chromium.close()
      await attacked.end()
    }
  })
})
