import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/**
 * A certificate for localhost that lives as long as the server: Office.js wants https even here.
 * `keyHash` is what Chrome and Edge take in --ignore-certificate-errors-spki-list to trust exactly this key.
 */
export async function localhostCertificate() {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    days: 30,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }] }],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: made.private, cert: made.cert, keyHash: createHash('sha256').update(publicKey).digest('base64') };
}
