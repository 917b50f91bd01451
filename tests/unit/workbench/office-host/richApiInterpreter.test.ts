import { HostCollection, HostObject } from '../../../../src/workbench/object-model/hostObject';
import { RichApiError } from '../../../../src/workbench/object-model/richApiError';
import { HostDiagnostics } from '../../../../src/workbench/office-host/hostDiagnostics';
import { RichApiInterpreter } from '../../../../src/workbench/office-host/richApiInterpreter';
import type { RichApiAction, RichApiObjectPath } from '../../../../src/workbench/office-host/richApiProtocol';

class Shelf extends HostObject {
  readonly typeName = 'Shelf';
  secret = 'internal';
  calls = 0;

  get Label(): string {
    return 'top';
  }

  get Books(): Books {
    return new Books();
  }

  GetOther(): Shelf | null {
    this.calls += 1;
    return null;
  }

  Count(): Promise<number> {
    return Promise.resolve(3);
  }

  Echo(value: unknown): unknown {
    return value instanceof HostObject ? value.typeName : value;
  }

  Break(): void {
    throw new Error('a defect');
  }

  Refuse(): void {
    throw new RichApiError('InvalidArgument', 'no', 'Shelf.refuse');
  }
}

class Books extends HostCollection<Book> {
  readonly typeName = 'Books';

  get Size(): number {
    return 2;
  }

  items(): readonly Book[] {
    return [new Book('a'), new Book('b')];
  }

  item(key: unknown): Book {
    const book = this.items().find((candidate) => candidate.Title === key);
    if (book === undefined) {
      throw new RichApiError('ItemNotFound', 'none', 'Books.getItem');
    }
    return book;
  }
}

class Book extends HostObject {
  readonly typeName = 'Book';

  constructor(readonly title: string) {
    super();
  }

  override identity(): string {
    return this.title;
  }

  get Title(): string {
    return this.title;
  }
}

const ROOT: RichApiObjectPath = { Id: 1, ObjectPathType: 1, Name: '' };

function start() {
  const root = new Shelf();
  const diagnostics = new HostDiagnostics();
  let transactions = 0;
  const interpreter = new RichApiInterpreter({
    root,
    services: { Librarian: new Shelf() },
    diagnostics,
    transaction: (work) => {
      transactions += 1;
      return work();
    },
  });
  const run = (actions: readonly Partial<RichApiAction>[], paths: readonly RichApiObjectPath[] = []) =>
    interpreter.execute({
      Actions: actions.map((action, index) => ({ Id: index + 1, ActionType: 1, Name: '', ObjectPathId: 1, ...action })),
      ObjectPaths: Object.fromEntries([ROOT, ...paths].map((path) => [path.Id, path])),
    });
  return { root, diagnostics, run, transactions: () => transactions };
}

describe('RichApiInterpreter', () => {
  it('answers queries with wire names, items and identities', async () => {
    const { run } = start();
    const books: RichApiObjectPath = { Id: 2, ObjectPathType: 4, Name: 'Books', ParentObjectPathId: 1 };
    const { Results } = await run(
      [
        { ActionType: 2, QueryInfo: { Select: ['label', 'books/title'] } },
        { ActionType: 2, ObjectPathId: 2, QueryInfo: { Select: ['title'], Skip: 1 } },
        { ActionType: 2, ObjectPathId: 2, QueryInfo: {} },
      ],
      [books],
    );
    const items = [
      { _Id: 'a', Title: 'a' },
      { _Id: 'b', Title: 'b' },
    ];
    expect(Results.map((result) => result.Value)).toEqual([{ Label: 'top', Books: { _Items: items } }, { _Items: [items[1]] }, { Size: 2, _Items: items }]);
  });

  it('evaluates a path once per batch and makes everything below a null object null', async () => {
    const { root, run } = start();
    const other: RichApiObjectPath = { Id: 2, ObjectPathType: 3, Name: 'GetOther', ParentObjectPathId: 1 };
    const below: RichApiObjectPath = { Id: 3, ObjectPathType: 4, Name: 'Books', ParentObjectPathId: 2 };
    const { Results, Error } = await run([{ ObjectPathId: 2 }, { ObjectPathId: 3 }, { ActionType: 2, ObjectPathId: 3 }], [other, below]);
    expect(Error).toBeUndefined();
    expect(Results.map((result) => result.Value)).toEqual([null, null, null]);
    expect(root.calls).toBe(1);
  });

  it('waits for what takes time, outside of the transaction, and carries on', async () => {
    const { run, transactions } = start();
    const { Results } = await run([
      { ActionType: 3, Name: 'Count' },
      { ActionType: 3, Name: 'Echo', ArgumentInfo: { Arguments: ['after'] } },
    ]);
    expect(Results.map((result) => result.Value)).toEqual([3, 'after']);
    expect(transactions()).toBe(2);
  });

  it('passes objects as arguments', async () => {
    const { run } = start();
    const books: RichApiObjectPath = { Id: 2, ObjectPathType: 4, Name: 'Books', ParentObjectPathId: 1 };
    const { Results } = await run([{ ActionType: 3, Name: 'Echo', ArgumentInfo: { Arguments: [2], ReferencedObjectPathIds: [2] } }], [books]);
    expect(Results[0]?.Value).toBe('Books');
  });

  it('keeps objects between batches until they are released', async () => {
    const { run } = start();
    const kept = await run([{ ActionType: 3, Name: '_KeepReference' }, {}]);
    const id = String(kept.Results[0]?.Value);
    expect(kept.Results[1]?.Value).toEqual({ _ReferenceId: id });
    const reference: RichApiObjectPath = { Id: 2, ObjectPathType: 6, Name: id };
    const again = await run([{ ActionType: 2, ObjectPathId: 2, QueryInfo: { Select: ['label'] } }], [reference]);
    expect(again.Results[0]?.Value).toEqual({ Label: 'top' });
    await run([{ ActionType: 3, Name: '_RemoveReference', ArgumentInfo: { Arguments: [id] } }]);
    const gone = await run([{ ObjectPathId: 2 }], [reference]);
    expect(gone.Error).toMatchObject({ Code: 'InvalidReference' });
  });

  it('counts trace actions as results too', async () => {
    const { run } = start();
    const { TraceIds, Results } = await run([{ ActionType: 5 }]);
    expect(TraceIds).toEqual([1]);
    expect(Results).toEqual([{ ActionId: 1, Value: null }]);
  });

  it.each<[string, Partial<RichApiAction>]>([
    ['Shelf.nothing', { ActionType: 3, Name: 'Nothing' }],
    ['Shelf.label (to be set)', { ActionType: 4, Name: 'Label', ArgumentInfo: { Arguments: ['x'] } }],
    ['Shelf.secret', { ActionType: 2, QueryInfo: { Select: ['secret'] } }],
    ['Shelf.identity', { ActionType: 3, Name: 'identity' }],
    ['Shelf.constructor', { ActionType: 3, Name: 'constructor' }],
    ['actions of type 9', { ActionType: 9 }],
  ])('fails with the name of what it lacks: %s', async (member, action) => {
    const { diagnostics, run } = start();
    const { Error } = await run([action]);
    expect(Error).toMatchObject({ Code: 'ApiNotFound', Message: `The workbench does not have ${member}.`, Location: member, ActionIndex: 0 });
    expect(diagnostics.missingMembers()).toEqual([member]);
  });

  it('names a service it lacks', async () => {
    const { diagnostics, run } = start();
    await run([{ ObjectPathId: 2 }, { ObjectPathId: 3 }], [
      { Id: 2, ObjectPathType: 2, Name: 'Librarian' },
      { Id: 3, ObjectPathType: 2, Name: 'Janitor' },
    ]);
    expect(diagnostics.missingMembers()).toEqual(['the service Janitor']);
  });

  it('stops at the first failure and says which action failed', async () => {
    const { run } = start();
    const { Results, Error } = await run([{}, { ActionType: 3, Name: 'Refuse' }, {}]);
    expect(Results).toHaveLength(1);
    expect(Error).toEqual({ Code: 'InvalidArgument', Message: 'no', HttpStatusCode: 400, Location: 'Shelf.refuse', ActionIndex: 1 });
  });

  it('keeps its own defects apart from what the add-in did wrong', async () => {
    const { diagnostics, run } = start();
    const { Error: failure } = await run([{ ActionType: 3, Name: 'Break' }]);
    expect(failure).toMatchObject({ Code: 'GeneralException', HttpStatusCode: 500 });
    expect(diagnostics.unexpectedErrors().map((error) => error.message)).toEqual(['a defect']);
  });
});
