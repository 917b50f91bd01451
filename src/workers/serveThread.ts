import type { RequestMessage } from '../engine/thread/thread';

/**
 * Has a Web Worker answer messages, and shows that it lives: a browser does not tell a page that a worker has died, but it
 * gives back the locks that the worker held. So the worker takes a lock of its own name and keeps it.
 */
export function serveThread<Q>(answer: (message: RequestMessage<Q>) => void): void {
  addEventListener('message', ({ data }: MessageEvent<RequestMessage<Q>>) => answer(data));
  void navigator.locks?.request(self.name, () => {
    postMessage('alive');
    return new Promise(() => undefined);
  });
}
