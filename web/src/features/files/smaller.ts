// A photograph fresh from a phone may be larger than what is taken: it is made smaller here first.
const LARGE = 8_000_000;
const LONGEST_SIDE = 2_400;

export async function smaller(file: File): Promise<File> {
  if (file.size <= LARGE || !file.type.startsWith("image/")) return file;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return drawn ? new File([drawn], file.name, { type: "image/jpeg" }) : file;
}
