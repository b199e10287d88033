/** What a family helper may do for somebody, by their consent. Pure. */
export const purposes = ['ask', 'follow', 'confirm', 'be-told'] as const
export type Purpose = (typeof purposes)[number]

/** How a consent was given: on one's own phone, or to staff, who wrote it down. */
export const consentWays = ['own-phone', 'paper', 'telephone'] as const
export type ConsentWay = (typeof consentWays)[number]
