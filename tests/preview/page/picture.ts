/** The picture of the preview in the README, taken anew: `tsx tests/preview/page/picture.ts`, after `npm run bundle`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../cli.ts'
import { startPreview } from '../preview.ts'
import { openPage, shownPdf, stage, startBrowser } from './browser.ts'

const preview = await startPreview(readFileSync(join(root, 'source/memo.md'), 'utf8'))
const browser = await startBrowser()
const { page } = await openPage(browser, preview.address, {
  viewport: { width: 1280, height: 760 },
})
await shownPdf(page)
await stage(page, 'proved')
await page.locator('.findings button', { hasText: ':63:' }).click()
// Pages that came into sight are drawn.
await page.waitForTimeout(2000)
await page.mouse.move(0, 0)
await page.screenshot({ path: join(root, '.github/images/preview.png') })
await browser.close()
await preview.end()
