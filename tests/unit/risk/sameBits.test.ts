import { bitFingerprint } from './bitFingerprint';

/** Of V8 (Node 20), SpiderMonkey 102 and JavaScriptCore 2.50: the three agree. A change here changes every user's results. */
const FINGERPRINT = '1467795975 2953400998 69710785';

it('elementary functions, sampling tables and simulations have the bits of every JavaScript engine', () => {
  expect(bitFingerprint()).toBe(FINGERPRINT);
});
