/** On so many rows at most is a step taken at once. */
export const mostAtOnce = 200
