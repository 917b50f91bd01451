import { FunctionActivity } from '../../../src/page/functionActivity';

test('functions are pending while one is at work, and until their results can stand in the cells', () => {
  let now = 10_000;
  const activity = new FunctionActivity(() => now);
  expect(activity.isPending()).toBe(false);
  activity.begin();
  activity.begin();
  now += 60_000;
  activity.end();
  expect(activity.isPending()).toBe(true);
  activity.end();
  now += 500;
  expect(activity.isPending()).toBe(true);
  now += 200;
  expect(activity.isPending()).toBe(false);
});
