import { client } from '../../../platform/web/client.ts'
import { figuresAddresses } from '../addresses.ts'
import type { figuresCalls } from '../contract.ts'

export const figures = client<typeof figuresCalls>(figuresAddresses)
