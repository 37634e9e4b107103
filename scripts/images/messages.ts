/** Messages about images; each text follows the name of the image. */
import type { Message, Report } from '../message.ts'

type Finding = Omit<Message, 'path' | 'level' | 'place'> & { readonly level?: Message['level'] }

const million = (pixels: number): string => (pixels / 1e6).toFixed(1).replace(/\.0$/, '')
const mega = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')

/** Findings about an image file, as data. */
export const imageMessages = {
  path: (): Finding => ({
    rule: 'image-path',
    en: 'A picture must be below the folder of the memo, with / between folders: copy it there',
    zh: '路径不可用，应为备忘录所在文件夹之下的文件，以 / 分隔：请把图片复制到该处',
  }),
  missing: (): Finding => ({
    rule: 'image-missing',
    en: 'There is no such file below the folder of the memo: check its name, capitals included',
    zh: '没有这个文件，应在备忘录所在文件夹之下：请核对文件名（含大小写）',
  }),
  unreadable: (code: string): Finding => ({
    rule: 'image-unreadable',
    en: `The file cannot be read (${code}): check its permissions`,
    zh: `文件无法读取（${code}）：请检查权限`,
  }),
  notFile: (): Finding => ({
    rule: 'image-path',
    en: 'This is a folder or a device, not a file: name a PNG, JPEG or SVG file',
    zh: '不是普通文件：请指定 PNG、JPEG 或 SVG 文件',
  }),
  tooLarge: (bytes: number, max: number): Finding => ({
    rule: 'image-too-large',
    en: `The file has ${mega(bytes)} MB, and ${mega(max)} MB at most are read: save a smaller copy`,
    zh: `文件有 ${mega(bytes)} MB，最多 ${mega(max)} MB：请另存为较小的文件`,
  }),
  tooManyPixels: (width: number, height: number, max: number): Finding => ({
    rule: 'image-too-large',
    en: `The picture has ${width} × ${height} pixels, and ${million(max)} million at most are read: save a smaller copy`,
    zh: `图片为 ${width} × ${height} 像素，最多 ${max / 10_000} 万像素：请另存为较小的图片`,
  }),
  unknownFormat: (name: string | null): Finding => ({
    rule: 'image-format',
    en: `Unexpected ${name ?? 'file that is no image'}, expected PNG, JPEG or SVG: save it as one of these`,
    zh: `${name ? `格式为 ${name}` : '不是图片'}，应为 PNG、JPEG 或 SVG：请另存为其中一种`,
  }),
  otherExtension: (name: string): Finding => ({
    rule: 'image-extension',
    level: 'query',
    en: `The file is a ${name}, and its name says otherwise: rename it`,
    zh: `文件内容是 ${name}，与扩展名不符：请改名`,
  }),
  corrupt: (name: string): Finding => ({
    rule: 'image-corrupt',
    en: `The ${name} is damaged or cut off: save or copy it again`,
    zh: `${name} 文件损坏或不完整：请重新保存或复制`,
  }),
  jpegColors: (): Finding => ({
    rule: 'image-format',
    en: 'The JPEG is in CMYK, and pages are in RGB: save it as RGB',
    zh: '这是 CMYK 模式的 JPEG，应为 RGB 或灰度：请另存为 RGB',
  }),
  jpegCoding: (): Finding => ({
    rule: 'image-format',
    en: 'This kind of JPEG (lossless, arithmetic or 12 bit) is not read: save it again as baseline or progressive',
    zh: 'JPEG 编码方式不常见（无损、算术编码或 12 位），应为基线或渐进式：请重新保存',
  }),
  turned: (extension: 'jpg' | 'png'): Finding => ({
    rule: 'image-turned',
    en: `The picture is stored turned or mirrored, with a note to viewers how to show it that not all of them obey; expected it stored upright: export a copy from an image editor, or run \`magick picture.${extension} -auto-orient upright.${extension}\``,
    zh: `图片存储时被旋转或镜像，仅以标记提示显示方向，而并非所有软件都识别；应按正向存储：请从图片编辑器另行导出，或运行 \`magick picture.${extension} -auto-orient upright.${extension}\``,
  }),
  svgSyntax: (line: number): Finding => ({
    rule: 'image-corrupt',
    en: `The SVG is not well-formed at its line ${line}, expected XML in UTF-8: export it again`,
    zh: `SVG 第 ${line} 行不是合格的 XML（应为 UTF-8）：请重新导出`,
  }),
  svgActive: (what: string, line: number): Finding => ({
    rule: 'image-active',
    en: `${what} at line ${line} of the SVG would run or load something: remove it, or export without it`,
    zh: `SVG 第 ${line} 行出现 ${what}，图片不得执行或引用外部内容：请删除或重新导出`,
  }),
  svgUnsupported: (what: string, line: number): Finding => ({
    rule: 'image-format',
    en: `${what} at line ${line} of the SVG is not drawn, only shapes, gradients, clips and text are: export without effects, or as PNG`,
    zh: `SVG 第 ${line} 行出现 ${what}，仅支持图形、渐变、剪切与文字：请去除效果后导出，或导出为 PNG`,
  }),
  svgTooComplex: (): Finding => ({
    rule: 'image-too-large',
    en: 'The SVG has too many elements, copies or layers, expected a drawing: simplify it, or export it as PNG',
    zh: 'SVG 的元素、副本或图层过多：请简化，或导出为 PNG',
  }),
  svgUnreadable: (reason: string): Finding => ({
    rule: 'image-corrupt',
    en: `The SVG cannot be drawn (${reason}), expected a picture with a size: export it again`,
    zh: `SVG 无法绘制（${reason}），应为有尺寸的图片：请重新导出`,
  }),
  svgGlyph: (name: string): Finding => ({
    rule: 'missing-glyph',
    en: `No font has the character ${name} of the text in the SVG, expected one that can be printed: replace it, or convert the text to paths`,
    zh: `SVG 文字中的字符 ${name} 在所有字体中都没有：请替换，或将文字转为路径`,
  }),
  fontChanged: (name: string): Finding => ({
    rule: 'font-changed',
    en: `The font file ${name} was replaced while the SVG was drawn, expected one that stays as it is: build again`,
    zh: `绘制 SVG 时字体文件 ${name} 被替换，应保持不变：请重新生成`,
  }),
} as const

/** A report whose messages name the image first and stand at its figure. */
export const reportOn =
  (src: string, place: Message['place'], report: Report): Report =>
  (message) =>
    report({
      ...message,
      ...(place ? { place } : {}),
      en: `Image ${shorten(src)}: ${message.en}`,
      zh: `图片 ${shorten(src)}：${message.zh}`,
    })

const shorten = (path: string): string => {
  const characters = [...path]
  return characters.length > 60 ? `…${characters.slice(-59).join('')}` : path
}
