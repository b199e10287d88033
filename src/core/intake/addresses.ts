/** Where each call of the ways in lives. Codes travel in the body: addresses end up in the logs of proxies. */
export const intakeAddresses = {
  lookAtCard: 'POST /api/intake/card',
  askByCard: 'POST /api/intake/card/asks',
  lookAtBox: 'POST /api/intake/box',
  leaveNote: 'POST /api/intake/box/notes',
  lookUpReceipt: 'POST /api/intake/receipt',
  lookAtRound: 'POST /api/intake/round',
  answerByPoster: 'POST /api/intake/round/answers',

  listCardBuildings: 'GET /api/intake/buildings',
  listCards: 'GET /api/intake/buildings/:buildingId/cards',
  findCard: 'GET /api/intake/cards',
  printCards: 'POST /api/intake/buildings/:buildingId/cards',
  printBuildings: 'POST /api/intake/cards',
  replaceCard: 'POST /api/intake/cards/:cardId/replace',

  listBoxes: 'GET /api/intake/boxes',
  openBox: 'POST /api/intake/boxes',
  mendBox: 'PUT /api/intake/boxes/:boxId',
  closeBox: 'POST /api/intake/boxes/:boxId/close',
  typeNote: 'POST /api/intake/boxes/:boxId/notes',

  listRounds: 'GET /api/intake/rounds',
  askRound: 'POST /api/intake/rounds',
  getRound: 'GET /api/intake/rounds/:roundId',
  closeRound: 'POST /api/intake/rounds/:roundId/close',
  sayResult: 'POST /api/intake/rounds/:roundId/result',
  addHeading: 'POST /api/intake/rounds/:roundId/headings',
  listAnswers: 'GET /api/intake/rounds/:roundId/answers',
  typeAnswer: 'POST /api/intake/rounds/:roundId/answers',
  sortAnswer: 'POST /api/intake/answers/:answerId/heading',
  turnIntoNeed: 'POST /api/intake/answers/:answerId/need',

  listMyRounds: 'GET /api/intake/my-rounds',
  getMyRound: 'GET /api/intake/my-rounds/:roundId',
  answerRound: 'POST /api/intake/my-rounds/:roundId/answer',
} as const
