import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deadlineIn, late, nullIfLate } from '../scripts/build/deadline.ts'
import { home } from '../scripts/files.ts'
import type { Message } from '../scripts/message.ts'
import { readImages } from '../scripts/project/pictures.ts'
import { readResources } from '../scripts/project/resources.ts'

const endless = (): never => {
  for (;;);
}

test('work in time gives what it gives, and throws what it throws', () => {
  const deadline = deadlineIn(60)
  const fault = new Error('of its own')
  expect(deadline.run(() => 1)).toBe(1)
  expect(() =>
    deadline.run(() => {
      throw fault
    }),
  ).toThrow(fault)
})

test('work that would never end is stopped, and none is begun afterwards', () => {
  const deadline = deadlineIn(0.05)
  expect(() => deadline.run(endless)).toThrow(late)
  let begun = false
  expect(() => deadline.run(() => (begun = true))).toThrow(late)
  expect(begun).toBe(false)
  expect(deadline.signal.aborted).toBe(true)
})

test('work that waits is not begun late, but not stopped while it waits', async () => {
  const deadline = deadlineIn(60)
  await expect(deadline.run(async () => Promise.resolve(2))).resolves.toBe(2)
})

test('work elsewhere is stopped by the signal when time is up', async () => {
  const deadline = deadlineIn(0.05)
  const work = new Promise((_, reject) =>
    deadline.signal.addEventListener('abort', () => reject(deadline.signal.reason)),
  )
  await expect(deadline.wait(work)).rejects.toBe(late)
})

test('work elsewhere that is in time is waited for, and no timer is left', async () => {
  const deadline = deadlineIn(60)
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  await expect(deadline.wait(Promise.resolve(3))).resolves.toBe(3)
  expect(timers()).toBe(before)
  expect(deadline.signal.aborted).toBe(false)
})

test('time that is up between two works stops what goes on elsewhere', async () => {
  const deadline = deadlineIn(0.01)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(() => deadline.run(() => 1)).toThrow(late)
  expect(deadline.signal.reason).toBe(late)
})

test('only being late is caught', () => {
  expect(nullIfLate(late)).toBeNull()
  expect(() => nullIfLate(new Error('other'))).toThrow('other')
})

test('templates that take too long are given up', () => {
  const { value, messages } = readResources(home, home, 0)
  expect(value).toBeNull()
  expect(messages).toEqual([expect.objectContaining({ rule: 'too-slow', path: 'templates' })])
})

test('pictures that take too long are given up, at the first that is late', () => {
  const said: Omit<Message, 'level' | 'path'>[] = []
  const pictures = ['river.png', 'plan.svg'].map((src, i) => ({
    src,
    place: { line: i + 3, column: 1 },
  }))
  const images = readImages(pictures, join(import.meta.dirname, 'pdf/everything'), {
    fonts: new Map(),
    report: (message) => said.push(message),
    seconds: 0,
  })
  expect(images.size).toBe(0)
  expect(said).toEqual([
    expect.objectContaining({ rule: 'too-slow', place: { line: 3, column: 1 } }),
  ])
})
