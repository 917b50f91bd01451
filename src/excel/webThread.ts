import type { ReplyMessage, ThreadChannel } from '../engine/thread/thread';

/** The workers' files lie beside the page, under its policy. */
type WorkerFile = 'simulation' | 'compile' | 'functions';

/** Starts a Web Worker that tells when it is lost: with an error, with an answer nobody can read, or without a word (`serveThread`). */
export function webThread<Q, R>(file: WorkerFile): ThreadChannel<Q, R> {
  const name = `roi-${file}-${crypto.randomUUID()}`;
  const worker = new Worker(`workers/${file}.js`, { name });
  return {
    post: (message) => worker.postMessage(message),
    onReply: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<ReplyMessage<R> | 'alive'>) => {
        if (data !== 'alive') listener(data);
      }),
    onLost: (listener) => {
      worker.addEventListener('error', ({ message }) => listener(message || `workers/${file}.js`));
      worker.addEventListener('messageerror', () => listener(`workers/${file}.js`));
      worker.addEventListener('message', ({ data }) => {
        if (data === 'alive') void navigator.locks.request(name, () => listener(`workers/${file}.js`));
      });
    },
    terminate: () => worker.terminate(),
  };
}
