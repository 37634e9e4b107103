/** The browser that judges the page: the Chromium of the system, which is never downloaded. */
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'
export const hasChromium = existsSync(executablePath)
if (!hasChromium)
  console.warn(
    `The page of the preview is not tested: there is no ${executablePath} (apt-get install chromium)`,
  )

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox'] })

export type Opened = {
  readonly page: Page
  /** What went wrong in the page: nothing, in any test. */
  readonly faults: string[]
}

/** A page of the preview, with what the browser complains about. */
export async function openPage(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options })
  page.setDefaultTimeout(300_000)
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (said) => (said.type() === 'error' ? faults.push(said.text()) : undefined))
  await page.goto(address)
  return { page, faults }
}

/** Waits until the pages show a PDF, another than `before`, and gives its hash. */
export async function shownPdf(page: Page, before = ''): Promise<string> {
  const handle = await page.waitForFunction(
    (old) => {
      const drawn = document.querySelector('main')?.dataset['drawn'] ?? ''
      return drawn !== '' && drawn !== old ? drawn : null
    },
    before,
    // A look in every frame would hold up what is measured.
    { polling: 50 },
  )
  return (await handle.jsonValue())!
}

/** Waits for a stage of the text: `proved`, `failed`. */
export const stage = (page: Page, wanted: string): Promise<unknown> =>
  page.waitForFunction((name) => document.body.dataset['stage'] === name, wanted)
