export const figuresAddresses = {
  listFigures: 'GET /api/figures',
  getFigure: 'GET /api/figures/:figure',
  listCounted: 'GET /api/figures/:figure/records',
} as const
