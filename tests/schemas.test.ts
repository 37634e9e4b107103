/** The JSON Schemas that editors complete and check with: `npx vitest run tests/schemas.test.ts -u` writes them anew. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { frontMatterJsonSchema } from '../scripts/markdown/front-matter-schema.ts'
import { templateJsonSchema } from '../scripts/template/schema.ts'

const templates = join(import.meta.dirname, '../templates')
const json = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`

test('templates/memo.schema.json says what front matter may say', async () => {
  await expect(json(frontMatterJsonSchema())).toMatchFileSnapshot(
    join(templates, 'memo.schema.json'),
  )
})

test('templates/template.schema.json says what a template may say', async () => {
  await expect(json(templateJsonSchema())).toMatchFileSnapshot(
    join(templates, 'template.schema.json'),
  )
})
