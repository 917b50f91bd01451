/** The envelope in which office.js and its host exchange JSON through `postMessage`. */
export interface FrameMessage {
  readonly _messageType: 0 | 1;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
  /** 0 call, 1 register an event, 2 unregister. */
  readonly _actionType?: number;
  readonly _errorCode?: number;
  /** 0 answer, 1 event. */
  readonly _responseType?: 0 | 1;
  readonly _serializerVersion: 1;
}

const REQUEST = 0;
const RESPONSE = 1;
const REGISTER = 1;
const UNREGISTER = 2;
const FAILED = -2;

export interface FrameTransportOptions {
  readonly frame: HTMLIFrameElement;
  readonly conversationId: string;
  /** The only origin that is listened and spoken to. */
  readonly addinOrigin: string;
  /** Answers a call; a rejection is answered as a failure. */
  readonly onCall: (action: string, data: unknown) => Promise<unknown>;
  readonly onEventRegistered?: (event: string) => void;
}

/** Carries calls from the add-in's frame to the host, and events the other way. */
export class FrameTransport {
  /** Correlation of each event the frame listens to. */
  private readonly registrations = new Map<string, number>();
  private readonly listener = (event: MessageEvent<unknown>): void => this.receive(event);

  constructor(private readonly options: FrameTransportOptions) {
    window.addEventListener('message', this.listener);
  }

  close(): void {
    window.removeEventListener('message', this.listener);
  }

  /** A reloaded frame listens to nothing yet. */
  reset(): void {
    this.registrations.clear();
  }

  listensTo(event: string): boolean {
    return this.registrations.has(event);
  }

  /** False when the frame does not listen to the event. */
  fire(event: string, data: unknown): boolean {
    const correlationId = this.registrations.get(event);
    if (correlationId === undefined) {
      return false;
    }
    this.post({ ...this.envelope(event, correlationId, data), _errorCode: 0, _responseType: 1 });
    return true;
  }

  private receive(event: MessageEvent<unknown>): void {
    if (event.source !== this.options.frame.contentWindow || event.origin !== this.options.addinOrigin || typeof event.data !== 'string') {
      return;
    }
    const message = parse(event.data);
    const conversations = [this.options.conversationId, `${this.options.conversationId}_ntf`];
    if (message === null || message._messageType !== REQUEST || !conversations.includes(message._conversationId)) {
      return;
    }
    void this.handle(message).then(
      (data) => this.reply(message, 0, data ?? null),
      (reason: unknown) => this.reply(message, FAILED, reason instanceof Error ? reason.message : String(reason)),
    );
  }

  private async handle(message: FrameMessage): Promise<unknown> {
    if (message._actionType === REGISTER) {
      this.registrations.set(message._actionName, message._correlationId);
      this.options.onEventRegistered?.(message._actionName);
      return { Error: 0 };
    }
    if (message._actionType === UNREGISTER) {
      this.registrations.delete(message._actionName);
      return { Error: 0 };
    }
    return this.options.onCall(message._actionName, message._data);
  }

  private reply(request: FrameMessage, errorCode: number, data: unknown): void {
    this.post({ ...this.envelope(request._actionName, request._correlationId, data), _conversationId: request._conversationId, _errorCode: errorCode, _responseType: 0 });
  }

  private envelope(action: string, correlationId: number, data: unknown): FrameMessage {
    return {
      _messageType: RESPONSE,
      _actionName: action,
      _conversationId: this.options.conversationId,
      _correlationId: correlationId,
      _origin: window.location.origin,
      _data: data,
      _serializerVersion: 1,
    };
  }

  private post(message: FrameMessage): void {
    this.options.frame.contentWindow?.postMessage(JSON.stringify(message), this.options.addinOrigin);
  }
}

function parse(text: string): FrameMessage | null {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null && '_actionName' in message ? (message as FrameMessage) : null;
  } catch {
    return null;
  }
}
