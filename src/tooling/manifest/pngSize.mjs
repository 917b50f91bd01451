const SIGNATURE = '89504e470d0a1a0a';

/** Width and height of a PNG, read from its first chunk; null when the bytes are no PNG. */
export function pngSize(bytes) {
  if (bytes.length < 24 || bytes.subarray(0, 8).toString('hex') !== SIGNATURE) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
