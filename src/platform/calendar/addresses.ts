export const calendarAddresses = {
  getYear: 'GET /api/calendar/years/:year',
  enterYear: 'PUT /api/calendar/years/:year',
  removeYear: 'DELETE /api/calendar/years/:year',
  setDay: 'PUT /api/calendar/days/:date',
  removeDay: 'DELETE /api/calendar/days/:date',
  setWorkingHours: 'PUT /api/calendar/working-hours',
} as const
