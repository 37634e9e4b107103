/** The server of a preview: whom it answers, what it gives, and where it listens. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memopress } from '../cli.ts'
import {
  ask,
  drawnWith,
  heard,
  memo,
  startIn,
  startPreview,
  stateAt,
  type Preview,
  type Told,
} from './preview.ts'

let preview: Preview
beforeAll(async () => {
  preview = await startPreview(memo('第一稿。'))
})
afterAll(() => preview.end())

test.each([
  ['that of the memo', [], 'zh'],
  ['that which is asked for', ['--lang', 'en'], 'en'],
])('the language of the page: %s', async (_, args, language) => {
  const own = await startPreview(memo('第一稿。'), ...args)
  const state = await stateAt(own.address, 'proved')
  expect(state.language).toBe(language)
  expect(state.isLanguageAsked).toBe(args.length > 0)
  await own.end()
})

describe('whom it answers', () => {
  const own = (): string => new URL(preview.address).host
  test.each([
    ['its own page', {}, 200],
    ['its own page, as browsers say it', { 'sec-fetch-site': 'same-origin' }, 200],
    ['an address that was typed', { 'sec-fetch-site': 'none' }, 200],
    [
      'a link that was followed',
      {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
      200,
    ],
    ['localhost', { host: 'localhost:7700' }, 200],
    ['a foreign name for this machine', { host: 'evil.example' }, 403],
    ['a foreign name with the port', { host: 'evil.example:7700' }, 403],
    ['a name that begins as ours', { host: '127.0.0.1.evil.example' }, 403],
    ['another machine', { host: '192.168.1.5:7700' }, 403],
    ['a foreign page', { origin: 'https://evil.example' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }, 403],
    [
      'a picture in a foreign page',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      403,
    ],
    ['a script of another port', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'a frame in a foreign page',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      403,
    ],
  ])('%s', async (_, headers, status) => {
    for (const path of ['', 'page.js', 'set.zip', 'files/memo.json']) {
      const answer = await ask(preview.address, path, {
        headers: headers as Record<string, string>,
      })
      if (status === 403 || path === '') expect([path, answer.status]).toEqual([path, status])
    }
  })

  test('what writes is asked by its own page only', async () => {
    const out = join(preview.folder, 'out')
    for (const headers of [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'none' }])
      expect((await ask(preview.address, 'build', { method: 'POST', headers })).status).toBe(403)
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expect((await ask(preview.address, 'build', { method })).status).toBe(405)
    expect(existsSync(out)).toBe(false)
    const origin = `http://${own()}`
    const answer = await ask(preview.address, 'build', { method: 'POST', headers: { origin } })
    expect(JSON.parse(answer.body.toString())).toMatchObject({ messages: [] })
    expect(readdirSync(out)).toContain('memo.pdf')
    expect(memopress(preview.folder, ['verify']).status).toBe(0)
    rmSync(out, { recursive: true })
  })
})

/** A post as the page itself sends it. */
const post = async (path: string, body: string | Uint8Array = '') => {
  const origin = `http://${new URL(preview.address).host}`
  const answer = await ask(preview.address, path, { method: 'POST', headers: { origin }, body })
  const text = answer.body.toString()
  const { said } = (text.startsWith('{') ? JSON.parse(text) : {}) as {
    said?: readonly { en: string }[]
  }
  return { status: answer.status, said }
}

describe('what is brought to it', () => {
  const posts = [
    'review/take',
    'review/choose',
    'review/write',
    'review/close',
    'pictures/take',
    'pictures/save',
    'pictures/close',
    'compare/with',
    'compare/take',
    'compare/editions',
  ]
  const drawing = (width: number): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"><rect width="9" height="9"/></svg>`

  test('by its own page only, by POST only', async () => {
    for (const path of posts) {
      for (const headers of [
        {},
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'same-site' },
      ])
        expect((await ask(preview.address, path, { method: 'POST', headers })).status).toBe(403)
      expect((await ask(preview.address, path)).status).toBe(404)
      expect((await ask(preview.address, path, { method: 'PUT' })).status).toBe(405)
    }
    for (const path of ['review', 'review/constructor', '__proto__', 'pictures/../build'])
      expect((await post(path)).status).toBe(405)
  })

  test('not more than it may be, and nothing that it does not know', async () => {
    expect((await post('pictures/take?name=a.png', Buffer.alloc(21 * 1024 * 1024))).status).toBe(
      413,
    )
    expect((await post('review/write', 'x'.repeat(65))).status).toBe(413)
    for (const body of [
      '',
      '{}',
      '[[1]]',
      '[["0.0", {"take": "all"}]]',
      '[["0.0", {"take": "edit"}]]',
    ])
      expect([body, (await post('review/choose', body)).status]).toEqual([body, 400])
    expect(
      (await post('review/choose', '[["__proto__", {"take": "accept"}], ["9.9", null]]')).status,
    ).toBe(200)
    expect((await post('review/take?name=a.docx', 'no zip')).said![0]!.en).toMatch(/Word/)
    expect((await post('review/write', 'x')).said![0]!.en).toMatch(/nothing to write/)
    expect((await post('pictures/save', 'x')).said![0]!.en).toMatch(/nothing to write/)
  })

  test('a picture is written when that is asked for, under a plain name beside the memo, over no other', async () => {
    const source = join(preview.folder, 'source')
    const names = [
      '../../etc/passwd.svg',
      '..\\..\\x.svg',
      '图 1.SVG',
      'con.svg',
      '.svg',
      'a\u0000b.svg',
    ]
    for (const [at, name] of names.entries()) {
      const taken = await post(`pictures/take?name=${encodeURIComponent(name)}`, drawing(20 + at))
      expect(taken.status).toBe(200)
    }
    expect(readdirSync(source)).toEqual(['memo.md'])
    const pictures = await told()
    expect(pictures.map(({ path }) => path)).toEqual([
      'pictures/passwd.svg',
      'pictures/x.svg',
      'pictures/图-1.svg',
      'pictures/picture.svg',
      'pictures/a-b.svg',
    ])
    for (const { id } of pictures) await post('pictures/save', id)
    expect(readdirSync(join(source, 'pictures')).sort()).toEqual([
      'a-b.svg',
      'passwd.svg',
      'picture.svg',
      'x.svg',
      '图-1.svg',
    ])
    expect((await post('pictures/save', pictures[0]!.id)).said![0]!.en).toMatch(/there already/)
    // A folder that leads elsewhere.
    rmSync(join(source, 'pictures'), { recursive: true })
    symlinkSync(tmpdir(), join(source, 'pictures'))
    expect((await post('pictures/save', pictures[0]!.id)).said![0]!.en).toMatch(/leads out/)
    rmSync(join(source, 'pictures'))
    expect((await post('pictures/take?name=a.png', 'GIF89a')).said![0]!.en).toMatch(/GIF/)
    await post('pictures/close')
    expect(await told()).toEqual([])
  })

  test('another edition: a revision or a file that was sent, never one of the disk', async () => {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        cwd: preview.folder,
      })
    const none = async (name: string) => (await post('compare/with', name)).said![0]!.en
    expect(await none('HEAD')).toMatch(/no git repository/)
    git('init', '-q')
    git('add', 'source')
    git('commit', '-qm', '<b>')
    writeFileSync(preview.source, memo('第二稿。'))
    for (const name of [
      'source/memo.md',
      '/etc/passwd',
      '--help',
      'HEAD:source/memo.md',
      'HEAD..HEAD',
      'HEAD --output=x',
    ])
      expect(await none(name)).toMatch(/no such revision/)
    expect(await none('HEAD')).toBe('The memo is compared with HEAD.')
    const drawn = (id: string) =>
      heard(
        preview.address,
        (each): each is Extract<Told, { name: 'drawn' }> =>
          each.name === 'drawn' && each.data.id === id,
        id,
      )
    const textOf = async (id: string) => (await drawn(id)).data.boxes.map(({ text }) => text).join()
    expect(await textOf('redline ')).toMatch(/第一.*第二/)
    expect(await textOf('old brief ')).not.toContain('第二')
    // An edition with an error is named with it, and hides nothing of the memo.
    const broken = memo('第一稿。\n\n![图](none.png)')
    await post('compare/take?name=old.md', broken)
    const { comparison: why } = await heard(
      preview.address,
      (each): each is Extract<Told, { name: 'state' }> =>
        each.name === 'state' && (each.data.comparison?.faults.length ?? 0) > 0,
    ).then(({ data }) => data)
    expect([why?.name, why?.faults.map(({ path, rule }) => `${path} ${rule}`)]).toEqual([
      'old.md',
      ['old.md image-missing'],
    ])
    await post('compare/with')
    const { documents, comparison } = await stateAt(preview.address, 'proved', '第二稿')
    expect([documents.some(({ of }) => of === 'old'), comparison]).toEqual([false, null])
    writeFileSync(preview.source, memo('第一稿。'))
    rmSync(join(preview.folder, '.git'), { recursive: true })
    // What follows asks for the set of the memo as it is now.
    await stateAt(preview.address, 'proved', '第一稿')
  })

  const told = async () =>
    (
      await heard(
        preview.address,
        (each): each is Extract<Told, { name: 'pictures' }> => each.name === 'pictures',
      )
    ).data
})

describe('what it gives', () => {
  test('nothing but its own files and the set', async () => {
    await stateAt(preview.address, 'proved')
    for (const path of [
      '../package.json',
      '..%2f..%2fetc/passwd',
      'files/../source/memo.md',
      'files/..%2fsource%2fmemo.md',
      'files/%2fetc%2fpasswd',
      'files/%',
      'files/',
      'source/memo.md',
      'pages/memo.pdf',
      'pages/__proto__.pdf',
      'constructor',
      '/',
      '//evil.example/',
    ])
      expect([path, (await ask(preview.address, path)).status]).toEqual([path, 404])
  })

  test('every answer forbids what is not of the server', async () => {
    for (const path of ['', 'page.js', 'nothing', 'set.zip']) {
      const { headers } = await ask(preview.address, path)
      const policy = headers['content-security-policy']
      expect(policy).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
      expect(policy).not.toMatch(/unsafe/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
    }
  })

  test('the files of the proved set, each and as a whole', async () => {
    const { files } = await stateAt(preview.address, 'proved')
    expect(files.map(({ path }) => path)).toContain('manifest.json')
    for (const { path, sha256, size } of files) {
      const { body, headers } = await ask(preview.address, `files/${path}`)
      expect(body.length).toBe(size)
      expect(createHash('sha256').update(body).digest('hex')).toBe(sha256)
      expect(headers['content-disposition']).toMatch(/^attachment; /)
    }
    const zip = unzipSync((await ask(preview.address, 'set.zip')).body)
    const folder = mkdtempSync(join(tmpdir(), 'memopress-zip-'))
    for (const [path, bytes] of Object.entries(zip)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(said.trim().split('\n').sort()).toEqual(files.map(({ path }) => `${path}: OK`).sort())
  })

  test('they are those that build makes', async () => {
    await stateAt(preview.address, 'proved')
    const zip = unzipSync((await ask(preview.address, 'set.zip')).body)
    const out = join(preview.folder, 'built')
    expect(memopress(preview.folder, ['build', '--out', 'built']).status).toBe(0)
    const built = readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()
    const { SHA256SUMS: _, ...files } = zip
    expect(memopress(preview.folder, ['verify', '--out', 'built']).status).toBe(0)
    expect(built).toEqual(expect.arrayContaining(Object.keys(files)))
    for (const [path, bytes] of Object.entries(files))
      expect([path, Buffer.from(bytes).equals(readFileSync(join(out, path)))]).toEqual([path, true])
    rmSync(out, { recursive: true })
  })
})

describe('where it listens', () => {
  test('a port that is taken: the next one', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.on('listening', resolve))
    const { port } = other.address() as { port: number }
    const folder = mkdtempSync(join(tmpdir(), 'memopress-preview-'))
    mkdirSync(join(folder, 'source'))
    writeFileSync(join(folder, 'source/memo.md'), memo('正文。'))
    const second = await startIn(folder, '--port', String(port))
    expect(Number(new URL(second.address).port)).toBeGreaterThan(port)
    await second.end()
    other.close()
  })

  test('where other machines reach it, the address has a token, without which nothing is given', async () => {
    const open = await startPreview(memo('正文。'), '--host', '0.0.0.0')
    const { port, pathname } = new URL(open.address)
    expect(pathname).toMatch(/^\/[0-9a-f]{32}\/$/)
    const bare = `http://127.0.0.1:${port}/`
    for (const path of ['', 'page.js', 'events', 'set.zip', `${'0'.repeat(32)}/`])
      expect([path, (await ask(bare, path)).status]).toEqual([path, 403])
    expect((await ask(open.address, '')).status).toBe(200)
    expect((await ask(open.address, '', { headers: { host: '192.168.1.5:80' } })).status).toBe(200)
    expect((await ask(open.address, '', { headers: { host: 'evil.example' } })).status).toBe(403)
    expect(await ask(open.address.slice(0, -1), '')).toMatchObject({
      status: 308,
      headers: { location: pathname },
    })
    await open.end()
  })

  test.each([
    [['--port', 'x'], /--port .*Unknown `x`/],
    [['--port', '70000'], /--port .*Unknown `70000`/],
    [['--host', 'no.such.host.invalid'], /--host .*Unknown `no\.such\.host\.invalid`/],
    [['--host', '203.0.113.7'], /--host .*Unknown `203\.0\.113\.7`/],
  ])('%j is told, with 2', (args, said) => {
    const { status, stderr } = memopress(preview.folder, ['preview', '--no-open', ...args])
    expect(stderr).toMatch(said)
    expect(status).toBe(2)
  })

  test('no memo there is told, with 1', () => {
    const { status, stderr } = memopress(preview.folder, ['preview', 'none.md', '--no-open'])
    expect(stderr).toMatch(/none\.md {2}error: There is no such memo/)
    expect(status).toBe(1)
  })

  test('a browser that cannot be opened is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'memopress-preview-'))
    mkdirSync(join(folder, 'source'))
    writeFileSync(join(folder, 'source/memo.md'), memo('正文。'))
    const path = process.env['PATH']
    process.env['PATH'] = folder
    const closed = await startIn(folder, '--open').finally(() => (process.env['PATH'] = path))
    while (closed.said.length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(closed.said).toEqual(['No browser could be opened: open the address above in one'])
    await closed.end()
  })

  test('two previews of one memo show the same, and write nothing', async () => {
    const second = await startIn(preview.folder)
    writeFileSync(preview.source, memo('两处同看。'))
    const both = await Promise.all(
      [preview, second].map(({ address }) => drawnWith(address, '两处同看')),
    )
    expect(both[0]!.pdf).toBe(both[1]!.pdf)
    expect(readdirSync(preview.folder)).toEqual(['source'])
    await second.end()
  })
})
