const quality = 0.8

/**
 * Shrinks a photo to a JPEG of at most 1600 px, and to 1280 px where an old phone's canvas gives up. Drawing it anew also
 * turns it upright and drops where it was taken. Throws when the file is no picture that this browser can read.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => pictureOf(file))
  const shrunk = (await drawn(picture, 1600)) ?? (await drawn(picture, 1280))
  if (!shrunk) throw new Error('The canvas made no picture')
  return shrunk
}

function drawn(picture: ImageBitmap | HTMLImageElement, longest: number): Promise<Blob | null> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)

  // A transparent drawing would turn black as a JPEG.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}

/** Safari 14 has no `createImageBitmap`; its images turn themselves upright. */
function pictureOf(file: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image()
    picture.onload = () => resolve(picture)
    picture.onerror = () => reject(new Error('Not a picture that this browser can read'))
    picture.src = URL.createObjectURL(file)
  })
}
