// The client of the native stream, docs/protocols/stream.md.

/** What waits in the browser to be sent, in bytes: a minute of audio. Beyond, the network is too slow. */
const UNSENT_MAX_BYTES = 60 * 32000;

const START_SEQ = 1;

/**
 * Why a stream ended early. `kind` is `busy`, `backlog`, `engine`, `stopping`, `lost`, `refused`
 * (no handshake) or `wish` (options that the server does not take); `detail` is the server's reason.
 */
export class StreamFailure extends Error {
  constructor(kind, detail = '') {
    super(detail || kind);
    this.kind = kind;
    this.detail = detail;
  }
}

const KINDS = { 1001: 'stopping', 1008: 'backlog', 1011: 'engine', 1012: 'stopping', 1013: 'busy' };

/** Why a start was refused although there is nothing wrong with it, by the error's code. */
const REFUSALS = { busy: 'busy', unavailable: 'busy', backlog: 'backlog', engine: 'engine' };

/**
 * @typedef {object} Final times in seconds of the stream, confidences 0 to 1
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {number} [confidence]
 * @property {{word: string, start: number, end: number, confidence?: number}[]} words
 *
 * @typedef {object} StreamListener
 * @property {(model: {name: string, language: string, engine: string}) => void} started
 * @property {(stable: string, unstable: string) => void} partial
 * @property {(final: Final) => void} final
 * @property {(seconds: number) => void} lag
 * @property {(message: string) => void} warning
 * @property {() => void} done everything is recognised
 * @property {(failure: StreamFailure) => void} failed nothing follows
 */

/** One stream, from its start to its end. Audio may be sent once it has started. */
export class Stream {
  #socket;
  #listener;
  #opened = false;
  #ended = false;
  #reason = '';

  /**
   * @param {string} token
   * @param {object} wishes `model`, `language`, `written`, `hotWords` of the protocol
   * @param {StreamListener} listener
   */
  constructor(token, wishes, listener) {
    this.#listener = listener;
    const address = new URL('api/v1/stream', document.baseURI);
    address.protocol = address.protocol.replace('http', 'ws');
    this.#socket = new WebSocket(address, ['bearer', token]);
    this.#socket.onopen = () => {
      this.#opened = true;
      const format = { encoding: 'pcm_s16le', sampleRate: 16000 };
      this.#say({ type: 'start', seq: START_SEQ, format, alternatives: 1, ...wishes });
    };
    this.#socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    this.#socket.onclose = ({ code, reason }) => this.#closed(code, reason);
  }

  /** @param {Int16Array} samples */
  send(samples) {
    this.#socket.send(samples);
    if (this.#socket.bufferedAmount > UNSENT_MAX_BYTES) {
      this.#end(() => this.#listener.failed(new StreamFailure('lost')));
    }
  }

  /** @param {object} wishes holds from the next utterance on */
  configure(wishes) {
    this.#say({ type: 'configure', ...wishes });
  }

  /** Ends the utterance. */
  flush() {
    this.#say({ type: 'flush' });
  }

  /** What was sent is recognised to its end, then comes `done`. */
  finish() {
    this.#say({ type: 'finish' });
  }

  /** Nothing is heard of it any more. Closing twice is harmless. */
  close() {
    this.#end(() => {});
  }

  #say(message) {
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #hear(message) {
    if (this.#ended) {
      return;
    }
    switch (message.type) {
      case 'started':
        this.#listener.started(message.model);
        break;
      case 'partial':
        this.#listener.partial(message.stable, message.unstable);
        break;
      case 'final':
        this.#listener.final(message);
        break;
      case 'lag':
        this.#listener.lag(message.lag + this.#socket.bufferedAmount / 32000);
        break;
      case 'warning':
        this.#listener.warning(message.message);
        break;
      case 'error':
        this.#error(message);
        break;
      case 'done':
        this.#end(() => this.#listener.done());
        break;
      default: // configured, flushed, and what later servers may say
    }
  }

  #error({ code, message, to }) {
    this.#reason = message;
    if (to === START_SEQ) {
      const kind = REFUSALS[code] ?? 'wish';
      this.#end(() => this.#listener.failed(new StreamFailure(kind, message)));
    } else {
      this.#listener.warning(message);
    }
  }

  #closed(code, reason) {
    const kind = this.#opened ? (KINDS[code] ?? 'lost') : 'refused';
    this.#end(() => this.#listener.failed(new StreamFailure(kind, reason || this.#reason)));
  }

  #end(tell) {
    if (!this.#ended) {
      this.#ended = true;
      this.#socket.close();
      tell();
    }
  }
}
