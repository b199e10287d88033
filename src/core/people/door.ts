/** The orders of a list of doors: by grid, house and staircase, upwards or downwards. */
export const doorSorts = ['place', '-place'] as const
export type DoorSort = (typeof doorSorts)[number]
