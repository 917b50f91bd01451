import { AddinFunctions } from '../../../../src/workbench/office-host/addinFunctions';
import type { HostMessage } from '../../../../src/workbench/office-host/hostEvents';

const cell = { sheet: 'Sheet1', address: 'B2' };

interface RuntimeFacingService {
  _SetOsfControlContainerReadyForCustomFunctions(): void;
  SetInvocationArrayResults(results: unknown): void;
}

function start() {
  const sent: HostMessage[][] = [];
  const functions = new AddinFunctions({
    functions: [
      { id: 'ADD', name: 'ADD', description: 'Adds.', parameters: [{ name: 'a', type: 'number' }, { name: 'b', type: 'number', optional: true }] },
      { id: 'WHERE', name: 'WHERE', parameters: [], options: { requiresAddress: true, cancelable: true } },
    ],
    namespace: 'ROI',
    send: (messages) => sent.push([...messages]),
    argumentsTooLarge: 'Too much.',
  });
  return { functions, sent, service: functions.service as unknown as RuntimeFacingService };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const bodies = (messages: readonly HostMessage[] | undefined) => messages?.map(([, , , body]) => JSON.parse(body) as unknown);

describe('AddinFunctions', () => {
  it('waits for the runtime, then sends the calls of one turn together', async () => {
    const { functions, sent, service } = start();
    const early = functions.invoke('roi.add', [1, 2], cell);
    await turn();
    expect(sent).toEqual([]);
    service._SetOsfControlContainerReadyForCustomFunctions();
    await turn();
    void functions.invoke('ROI.ADD', [3], cell);
    void functions.invoke('ROI.WHERE', [], cell);
    await turn();
    expect(sent.map((messages) => bodies(messages))).toEqual([
      [[1, 'ADD', [1, 2], null, 0, null]],
      [
        [2, 'ADD', [3, null], null, 0, null],
        [3, 'WHERE', [], 'Sheet1!B2', 1, null],
      ],
    ]);
    service.SetInvocationArrayResults([[1, true, 3]]);
    await expect(early).resolves.toEqual({ ok: true, value: 3 });
  });

  it('answers #NAME? for a function nobody declared, without a call', async () => {
    const { functions, sent, service } = start();
    service._SetOsfControlContainerReadyForCustomFunctions();
    await expect(functions.invoke('ROI.NOPE', [], cell)).resolves.toEqual({ ok: false, error: '#NAME?' });
    expect(sent).toEqual([]);
  });

  it('asks again what a reloaded add-in left unanswered, and only that', async () => {
    const { functions, sent, service } = start();
    service._SetOsfControlContainerReadyForCustomFunctions();
    void functions.invoke('ROI.ADD', [1], cell);
    const open = functions.invoke('ROI.ADD', [2], cell);
    await turn();
    service.SetInvocationArrayResults([[1, true, 1]]);
    functions.reset();
    service._SetOsfControlContainerReadyForCustomFunctions();
    await turn();
    expect(bodies(sent[1])).toEqual([[2, 'ADD', [2, null], null, 0, null]]);
    service.SetInvocationArrayResults([[2, true, 2]]);
    await expect(open).resolves.toEqual({ ok: true, value: 2 });
  });

  it('says so when the arguments are more than a request may carry', async () => {
    const { functions } = start();
    await expect(functions.invoke('ROI.ADD', [1, 'x'], cell)).resolves.toEqual({ ok: false, error: '#VALUE!' });
    const large = new AddinFunctions({
      functions: [{ id: 'SUM', name: 'SUM', parameters: [{ name: 'm', type: 'any', dimensionality: 'matrix' }] }],
      namespace: 'ROI',
      send: () => undefined,
      argumentsTooLarge: 'Too much.',
    });
    const rows = Array.from({ length: 60_000 }, () => new Array<string>(10).fill('ten chars.'));
    await expect(large.invoke('ROI.SUM', [rows], cell)).resolves.toEqual({ ok: false, error: '#VALUE!', message: 'Too much.' });
  });

  it('waits until the add-in has bound its functions, and forgets an announcement from before a reload', async () => {
    const sent: HostMessage[][] = [];
    const bindings: (() => void)[] = [];
    let announced = 0;
    const functions = new AddinFunctions({
      functions: [{ id: 'ADD', name: 'ADD', parameters: [] }],
      namespace: 'ROI',
      send: (messages) => sent.push([...messages]),
      bound: () => new Promise((resolve) => bindings.push(resolve)),
      onReady: () => (announced += 1),
    });
    const service = functions.service as unknown as RuntimeFacingService;
    void functions.invoke('ROI.ADD', [], cell);
    service._SetOsfControlContainerReadyForCustomFunctions();
    functions.reset();
    bindings[0]?.();
    await turn();
    expect([sent.length, announced]).toEqual([0, 0]);
    service._SetOsfControlContainerReadyForCustomFunctions();
    bindings[1]?.();
    await turn();
    expect([bodies(sent[0]), announced]).toEqual([[[1, 'ADD', [], null, 0, null]], 1]);
  });

  it('lists the functions under their full names', () => {
    expect(start().functions.functions[0]).toEqual({
      name: 'ROI.ADD',
      description: 'Adds.',
      parameters: [
        { name: 'a', description: '', optional: false, matrix: false },
        { name: 'b', description: '', optional: true, matrix: false },
      ],
    });
  });

  it('cancels what is under way', async () => {
    const { functions, sent, service } = start();
    service._SetOsfControlContainerReadyForCustomFunctions();
    const open = functions.invoke('ROI.WHERE', [], cell);
    await turn();
    functions.cancelAll();
    await expect(open).resolves.toEqual({ ok: false, error: '#N/A' });
    expect(sent[1]).toEqual([[1, 1001, '', '{"invocationId":1}', 'cancel1']]);
  });
});
