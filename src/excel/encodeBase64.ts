/** `btoa` takes text of one byte per character; a call takes only so many arguments, hence the slices. */
export function encodeBase64(bytes: Uint8Array): string {
  const SLICE = 0x8000;
  let text = '';
  for (let start = 0; start < bytes.length; start += SLICE) text += String.fromCharCode(...bytes.subarray(start, start + SLICE));
  return btoa(text);
}
