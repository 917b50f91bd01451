import { FrameTransport, type FrameMessage } from '../../src/workbench/office-host/frameTransport';

const ORIGIN = 'https://localhost:3000';

function start(onCall: (action: string, data: unknown) => Promise<unknown>) {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const posted: { message: FrameMessage; origin: string }[] = [];
  jest.spyOn(frame.contentWindow as Window, 'postMessage').mockImplementation(((text: string, origin: string) => {
    posted.push({ message: JSON.parse(text) as FrameMessage, origin });
  }) as typeof window.postMessage);
  const transport = new FrameTransport({ frame, conversationId: 'talk', addinOrigin: ORIGIN, onCall });
  const receive = (message: Partial<FrameMessage>, from: { origin?: string; source?: Window | null } = {}) => {
    const data = JSON.stringify({ _messageType: 0, _actionName: 'ask', _conversationId: 'talk', _correlationId: 7, _origin: ORIGIN, _data: 'x', _actionType: 0, _serializerVersion: 1, ...message });
    window.dispatchEvent(new MessageEvent('message', { data, origin: from.origin ?? ORIGIN, source: from.source === undefined ? frame.contentWindow : from.source }));
    return new Promise<void>((resolve) => setTimeout(resolve, 0));
  };
  return { transport, posted, receive };
}

describe('FrameTransport', () => {
  it('answers a call to the frame that asked, and to its origin only', async () => {
    const { posted, receive, transport } = start(async (action, data) => ({ action, data }));
    await receive({});
    expect(posted).toEqual([
      {
        origin: ORIGIN,
        message: expect.objectContaining({ _messageType: 1, _actionName: 'ask', _correlationId: 7, _data: { action: 'ask', data: 'x' }, _errorCode: 0, _responseType: 0 }) as unknown,
      },
    ]);
    transport.close();
  });

  it('answers a failure as one', async () => {
    const { posted, receive, transport } = start(() => Promise.reject(new Error('not here')));
    await receive({});
    expect(posted[0]?.message).toMatchObject({ _errorCode: -2, _data: 'not here' });
    transport.close();
  });

  it('listens to nobody else', async () => {
    const onCall = jest.fn(() => Promise.resolve(null));
    const { posted, receive, transport } = start(onCall);
    await receive({}, { origin: 'https://elsewhere' });
    await receive({}, { source: window });
    await receive({ _conversationId: 'another' });
    await receive({ _messageType: 1 });
    expect(onCall).not.toHaveBeenCalled();
    expect(posted).toEqual([]);
    transport.close();
  });

  it('fires events to those who registered, until they stop', async () => {
    const { posted, receive, transport } = start(async () => null);
    expect(transport.fire('changed', 1)).toBe(false);
    await receive({ _actionName: 'changed', _actionType: 1, _correlationId: 12 });
    expect(transport.fire('changed', { a: 1 })).toBe(true);
    expect(posted.at(-1)?.message).toMatchObject({ _actionName: 'changed', _correlationId: 12, _data: { a: 1 }, _responseType: 1 });
    await receive({ _actionName: 'changed', _actionType: 2 });
    expect(transport.fire('changed', 1)).toBe(false);
    transport.close();
  });
});
