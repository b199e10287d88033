import { expect, test } from '@playwright/test'
import { unpressedButtons } from './button-census.ts'

test('every button on every page is pressed by a journey', async () => {
  const { seen, unpressed } = await unpressedButtons()
  console.log(`${seen} buttons, ${unpressed.length} of them never pressed`)
  expect(unpressed).toEqual([])
})
