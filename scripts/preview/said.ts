/** What a preview answers when its page asks for something. */
import type { Words } from '../message.ts'

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const said = {
  nothing: { en: 'There is nothing to write.', zh: '没有可写入的内容。' },
  changed: {
    en: 'The memo has been changed meanwhile, and nothing was written: look at the changes again.',
    zh: '备忘录在此期间已被改动，没有写入任何内容：请重新查看这些修改。',
  },
  twice: { en: 'This copy is here already.', zh: '这份文件已经打开。' },
  taken: (count: number): Words => ({
    en: `The copy has ${counted(count, 'change')}.`,
    zh: `这份文件有 ${count} 处修改。`,
  }),
  written: (count: number, file: string): Words => ({
    en: `${counted(count, 'change')} written to ${file}.`,
    zh: `已将 ${count} 处修改写入 ${file}。`,
  }),
  left: (count: number): Words => ({
    en: `${counted(count, 'change')} could not be written and stayed open.`,
    zh: `${count} 处修改未能写入，仍待处理。`,
  }),
  picture: (path: string): Words => ({
    en: `The picture can be printed; it would be saved as ${path}.`,
    zh: `图片可以使用，将存为 ${path}。`,
  }),
  saved: (path: string): Words => ({ en: `Saved: ${path}.`, zh: `已存为 ${path}。` }),
  nameTaken: (path: string): Words => ({
    en: `${path} is there already and stays as it is: give the picture another name.`,
    zh: `${path} 已存在，未作改动：请给图片换一个名称。`,
  }),
  outside: {
    en: 'The folder of pictures leads out of the folder of the memo: nothing was written.',
    zh: '图片文件夹指向备忘录文件夹之外：没有写入任何内容。',
  },
  compared: (edition: string): Words => ({
    en: `The memo is compared with ${edition}.`,
    zh: `正与 ${edition} 对比。`,
  }),
  tooLarge: { en: 'The file is too large.', zh: '文件过大。' },
} as const
