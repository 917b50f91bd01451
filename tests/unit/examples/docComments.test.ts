import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Result } from '../../../src/engine/core/result';
import * as units from '../../../src/engine/core/units';

/**
 * Runs the `@example` lines of doc comments: `expression // = value` must be equal, `// ≈ value` close to 9 digits.
 * Everything the file exports, and the units, are in scope; a Result is unwrapped.
 */
const engine = join(__dirname, '../../../src/engine');
const rooms = ['core', 'returns', 'customers'];
const EXAMPLE = /@example (.+?) \/\/ ([=≈]) (.+?)(?: \*\/)?$/gm;

interface Example {
  readonly file: string;
  readonly expression: string;
  readonly relation: string;
  readonly expected: unknown;
}

const examples: readonly Example[] = rooms.flatMap((room) =>
  readdirSync(join(engine, room))
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const path = join(engine, room, name);
      return [...readFileSync(path, 'utf8').matchAll(EXAMPLE)].map(([, expression, relation, expected]) => ({
        file: relative(engine, path),
        expression,
        relation,
        expected: JSON.parse(expected) as unknown,
      }));
    }),
);

function evaluate({ file, expression }: Example): unknown {
  const scope: Record<string, unknown> = { ...units, ...(jest.requireActual(join(engine, file)) as object) };
  const value: unknown = new Function(...Object.keys(scope), `return ${expression};`)(...Object.values(scope));
  return isResult(value) && value.ok ? value.value : value;
}

function isResult(value: unknown): value is Result<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

function close(value: unknown, expected: unknown): boolean {
  if (Array.isArray(value) && Array.isArray(expected)) {
    return value.length === expected.length && value.every((item, index) => close(item, expected[index]));
  }
  return typeof value === 'number' && typeof expected === 'number' && Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

describe('examples in doc comments are true', () => {
  test.each(examples)('$file: $expression', (example) => {
    const value = evaluate(example);
    if (example.relation === '=') expect(value).toEqual(example.expected);
    else expect([value, close(value, example.expected)]).toEqual([value, true]);
  });

  test('every example has the form that is run here', () => {
    const written = rooms.flatMap((room) =>
      readdirSync(join(engine, room))
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => readFileSync(join(engine, room, name), 'utf8').match(/@example/g) ?? []),
    );
    expect(examples).toHaveLength(written.length);
    expect(examples.length).toBeGreaterThan(10);
  });
});
