import { bitFingerprint } from './bitFingerprint';

/** Of V8 (Node 20), SpiderMonkey 102 and JavaScriptCore 2.50: the three agree. A change here changes every user's results. */
const FINGERPRINT = '1467795975 4167726443 2090630818';

it('elementary functions, sampling tables and simulations have the bits of every JavaScript engine', () => {
  expect(bitFingerprint()).toBe(FINGERPRINT);
});
