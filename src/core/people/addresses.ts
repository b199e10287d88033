export const peopleAddresses = {
  listPeople: 'GET /api/people',
  registerPerson: 'POST /api/people',
  getMe: 'GET /api/people/me',
  mendMe: 'PUT /api/people/me',
  findCoworkers: 'GET /api/people/coworkers',
  listSkills: 'GET /api/people/skills',
  addSkill: 'POST /api/people/skills',
  getPerson: 'GET /api/people/:personId',
  mendPerson: 'PUT /api/people/:personId',
  changePhone: 'PUT /api/people/:personId/phone',
  openPhone: 'POST /api/people/:personId/phone/openings',
  nameSkills: 'PUT /api/people/:personId/skills',
} as const
