/** Messages of `memopress open`. */
import { limits } from '../limits.ts'
import type { Message } from '../message.ts'

type Finding = Omit<Message, 'path' | 'level'>

/** The findings on a PDF. */
export const openMessages = (pdf: string) => {
  const on =
    <A extends readonly unknown[]>(finding: (...args: A) => Finding) =>
    (...args: A): Message => ({ level: 'error', path: pdf, ...finding(...args) })
  return {
    missing: on(() => ({
      rule: 'missing-pdf',
      en: 'There is no such file; give the path of a PDF that memopress built',
      zh: '找不到这个文件；请给出 memopress 生成的 PDF 的路径',
    })),
    tooLarge: on((size: number) => ({
      rule: 'too-large',
      en: `Unexpected ${size} bytes, expected at most ${limits.pdfBytes}: take the files out with another program`,
      zh: `文件有 ${size} 字节，上限为 ${limits.pdfBytes} 字节：请用其他程序取出附件`,
    })),
    notPdf: on(() => ({
      rule: 'not-pdf',
      en: 'The file cannot be read as a PDF; expected one that memopress built: get an undamaged copy without a password',
      zh: '无法作为 PDF 读取；应为 memopress 生成的 PDF：请取得完好且未加密的文件',
    })),
    noSource: on(() => ({
      rule: 'no-source',
      en: `The PDF carries no source of memopress; expected one built from a template with \`embed: true\``,
      zh: 'PDF 未附带 memopress 的源文件；应由设有 `embed: true` 的模板生成',
    })),
    tooPacked: on(() => ({
      rule: 'too-much-packed',
      en: `The PDF unpacks to more than ${limits.attachedBytes} bytes, the most that is expected: memopress did not build this`,
      zh: `PDF 解压后超过上限 ${limits.attachedBytes} 字节：这不是 memopress 生成的文件`,
    })),
    tooSlow: on(() => ({
      rule: 'too-slow',
      en: `The PDF took longer than ${limits.seconds.read} seconds to read and was given up: memopress did not build this`,
      zh: `读取 PDF 超过 ${limits.seconds.read} 秒，已停止：这不是 memopress 生成的文件`,
    })),
    tooMuch: on((files: number, bytes: number) => ({
      rule: 'too-much-attached',
      en: `Unexpected ${files} attached files of ${bytes} bytes, expected at most ${limits.attachments} of ${limits.attachedBytes}: memopress did not build this`,
      zh: `附件有 ${files} 个、共 ${bytes} 字节，上限为 ${limits.attachments} 个、${limits.attachedBytes} 字节：这不是 memopress 生成的文件`,
    })),
    badName: on((name: string) => ({
      rule: 'bad-attachment-name',
      en: `Unexpected attachment \`${name}\`, expected a path inside the folder that no other file has: memopress did not build this, and nothing was unpacked`,
      zh: `附件 \`${name}\` 的名称有误，应为文件夹内不重复的路径：这不是 memopress 生成的文件，未取出任何内容`,
    })),
    changedFile: on((name: string) => ({
      rule: 'changed-attachment',
      en: `The attachment \`${name}\` is not the one the PDF was built with; expected the files that its \`inputs.json\` lists, unchanged: get the PDF from whoever built it`,
      zh: `附件 \`${name}\` 与生成 PDF 时不同；应与其中 \`inputs.json\` 所列一致：请向生成者索取原文件`,
    })),
    notEmpty: on((folder: string) => ({
      rule: 'folder-not-empty',
      en: `${folder} is there already; expected a new or empty folder: give another with --out`,
      zh: `${folder} 已存在；应为新文件夹或空文件夹：请用 --out 另行指定`,
    })),
    otherVersion: on((name: string, wanted: string, here: string) => ({
      rule: 'other-version',
      en: `The PDF was built with ${name} ${wanted}, here is ${here}; expected the same: install memopress as it was then to prove the file`,
      zh: `PDF 由 ${name} ${wanted} 生成，此处为 ${here}；版本须相同：要验证文件，请安装当时的 memopress`,
    })),
    otherFont: on((name: string) => ({
      rule: 'other-font',
      en: `The font ${name} here is not the one the PDF was built with; expected the same file, which is not attached: put it into templates/fonts`,
      zh: `此处的字体 ${name} 与生成 PDF 时不同；须为同一文件（字体不随附）：请放入 templates/fonts`,
    })),
    noSuchDocument: on((template: string) => ({
      rule: 'no-such-document',
      en: `The attached memo and templates make no such document as \`${template}\`; expected that of the PDF: memopress did not build this`,
      zh: `所附的备忘录和模板不能生成 \`${template}\`；应能生成此 PDF：这不是 memopress 生成的文件`,
    })),
    differs: on((at: number, size: number, rebuilt: number) => ({
      rule: 'not-identical',
      en: `The PDF is not what its source makes: byte ${at} is the first to differ (${size} bytes here, ${rebuilt} rebuilt); it was changed after it was built, or packed by another version of Node.js`,
      zh: `PDF 与其源文件生成的结果不同：从第 ${at} 字节起（此文件 ${size} 字节，重新生成 ${rebuilt} 字节）；生成后被改动过，或由另一版本的 Node.js 压缩`,
    })),
  }
}
