import type { Sharp } from 'sharp'
import type { UploadRefusal } from './refusals.ts'

const longestSide = 1600
const smallSide = 480
/** 64 million pixels: what a phone of today takes, and far from what would fill the memory. */
const mostPixels = 64_000_000

export interface Photo {
  bytes: Buffer
  small: Buffer
  width: number
  height: number
}

/**
 * A photo turned upright, at most 1600 px on its longer side, as JPEG without any metadata: no place, no camera, no time;
 * and once more at 480 px. The size in the header is checked before a pixel is read.
 */
export async function shrinkPhoto(received: Buffer): Promise<Photo | UploadRefusal> {
  const sharp = await loadSharp()
  try {
    const { width, height } = await sharp(received, { limitInputPixels: false }).metadata()
    if (width * height > mostPixels) return 'photo-too-large'

    const upright = sharp(received, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
    const large = await fit(upright, longestSide).jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true })
    const small = await fit(sharp(large.data), smallSide).jpeg({ quality: 72 }).toBuffer()
    return { bytes: large.data, small, width: large.info.width, height: large.info.height }
  } catch {
    return 'photo-broken'
  }
}

function fit(picture: Sharp, side: number): Sharp {
  return picture
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
}

async function loadSharp() {
  const { default: sharp } = await import('sharp')
  // Pictures are worked on one at a time and not kept: two cores and little memory are shared with everything else.
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}
