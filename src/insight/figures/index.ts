export { type FigureKey, figureKeys, isPeriod, type Period, type Scope } from './figure.ts'
export { figureLink } from './link.ts'
export { readFigure, readParts } from './read.ts'
export { dayWords, figureWords, periodWords } from './words.zh.ts'
