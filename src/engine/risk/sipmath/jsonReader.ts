import { invalidArgument, type EngineError } from '../../core/error';

/** Carries an error out of nested reading; never leaves the reader of a file. */
export class JsonFault extends Error {
  constructor(readonly error: EngineError) {
    super(error.code);
  }
}

/** A value inside a JSON document, with its path for messages: `sips[0].arguments.lowerBound`. */
export class JsonNode {
  constructor(
    private readonly value: unknown,
    readonly path: string,
  ) {}

  get isMissing(): boolean {
    return this.value === undefined || this.value === null;
  }

  get raw(): unknown {
    return this.value;
  }

  field(name: string): JsonNode {
    const { value } = this;
    const owns = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!owns) this.refuse('sipNeedsObject');
    return new JsonNode(Object.hasOwn(value as object, name) ? (value as Record<string, unknown>)[name] : undefined, this.path === '' ? name : `${this.path}.${name}`);
  }

  items(): readonly JsonNode[] {
    const { value } = this;
    if (!Array.isArray(value)) this.refuse('sipNeedsList');
    return (value as unknown[]).map((item, index) => new JsonNode(item, `${this.path}[${index}]`));
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value.trim() === '') this.refuse('sipNeedsText');
    return this.value as string;
  }

  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value)) this.refuse('sipNeedsNumber');
    return this.value as number;
  }

  refuse(code: string, details: Readonly<Record<string, string | number>> = {}): never {
    const { value } = this;
    if (this.isMissing) throw new JsonFault(invalidArgument('sipMissing', { details: { path: this.path } }));
    const received = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : '…';
    throw new JsonFault(invalidArgument(code, { received, details: { path: this.path, ...details } }));
  }
}
