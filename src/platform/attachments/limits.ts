const mib = 1024 * 1024

export const mostPhotoBytes = 12 * mib
export const mostVoiceBytes = 4 * mib
export const mostPdfBytes = 20 * mib
/** The most that any kind may weigh; nothing beyond is read. */
export const mostBytes = Math.max(mostPhotoBytes, mostVoiceBytes, mostPdfBytes)

/** A minute, and what a recorder takes to stop. */
export const mostVoiceSeconds = 62
