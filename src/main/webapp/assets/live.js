// Live speech: microphone, recording and stream together.

import { Microphone, RATE_HZ } from './microphone.js';
import { Stream, StreamFailure } from './stream.js';

/** How much is sent again at most, when the speaker goes on after a loss; less than servers let wait. */
const AGAIN_SAMPLES = 40 * RATE_HZ;

/** So long is heard without a connection, for the case that the speaker goes on. */
const HEARD_WHEN_LOST_SAMPLES = 20 * RATE_HZ;

/** How long the server may take to recognise the rest. */
const FINISH_MILLIS = 90_000;

/**
 * @typedef {'idle' | 'opening' | 'listening' | 'paused' | 'lost' | 'finishing'} LiveState
 *
 * @typedef {object} LiveListener times in seconds of the transcript
 * @property {(state: LiveState) => void} state
 * @property {(level: number, seconds: number) => void} heard root mean square; how long the recording is
 * @property {(model: {name: string, language: string}) => void} started
 * @property {(stable: string, unstable: string) => void} partial
 * @property {(segment: import('./stream.js').Final) => void} final
 * @property {(seconds: number) => void} lag
 * @property {(message: string) => void} warning
 * @property {(failure: Error) => void} failed
 */

function shifted(final, seconds) {
  const shift = ({ start, end, ...rest }) => ({ ...rest, start: start + seconds, end: end + seconds });
  const { text, confidence, words } = final;
  const segment = shift({ start: final.start, end: final.end, text, words: words.map(shift) });
  return confidence === undefined ? segment : { ...segment, confidence };
}

/** One speaker. `recording` is the place where his speech is kept. */
export class Live {
  #listener;
  #state = 'idle';
  #recording = null;
  #microphone = null;
  #stream = null;
  #wishes = null;
  #token = null;
  #started = false;
  #sentSample = 0;
  #settledSample = 0;
  #lostSample = 0;
  #stopping = false;
  #pausedWhenLost = false;
  #timer = 0;
  #attempt = 0;

  /** @param {LiveListener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  /** @returns {LiveState} */
  get state() {
    return this.#state;
  }

  /**
   * @param {string} token
   * @param {{stream: object, noiseSuppression: boolean}} options
   * @param {import('./recording.js').Recording} recording speech is added to it
   */
  async start(token, options, recording) {
    const attempt = ++this.#attempt;
    this.#token = token;
    this.#wishes = options.stream;
    this.#recording = recording;
    this.#settledSample = recording.endSample;
    this.#stopping = false;
    this.#pausedWhenLost = false;
    this.#become('opening');
    try {
      const microphone = await Microphone.open(options, {
        chunk: (samples, level) => this.#heard(samples, level),
        unplugged: () => this.#unplugged(),
      });
      if (attempt !== this.#attempt) {
        microphone.close();
        return;
      }
      this.#microphone = microphone;
      this.#connect();
    } catch (failure) {
      if (attempt === this.#attempt) {
        this.#fail(failure);
      }
    }
  }

  async pause() {
    if (this.#state === 'listening') {
      this.#become('paused');
      await this.#microphone.pause();
      this.#stream?.flush();
    }
  }

  async resume() {
    if (this.#state === 'paused') {
      this.#become('listening');
      await this.#microphone.resume();
    }
  }

  /** After a loss: a new stream, which first hears again what had not become final. */
  async goOn(token) {
    if (this.#state === 'lost') {
      this.#token = token;
      this.#become(this.#stopping ? 'finishing' : 'opening');
      this.#connect();
      if (!this.#pausedWhenLost) {
        await this.#microphone?.resume();
      }
    }
  }

  /** Everything that was said is recognised, then it is idle. */
  async stop() {
    if (this.#state === 'opening' || this.#state === 'lost') {
      this.abandon();
      return;
    }
    if (this.#state !== 'listening' && this.#state !== 'paused') {
      return;
    }
    const paused = this.#state === 'paused';
    this.#become('finishing');
    const attempt = this.#attempt;
    await (paused ? this.#microphone.close() : this.#microphone.finish());
    if (attempt === this.#attempt) {
      this.#microphone = null;
      this.#stopping = true;
      this.#finishStream();
    }
  }

  /** Nothing more is recognised. */
  abandon() {
    this.#attempt++;
    clearTimeout(this.#timer);
    this.#stream?.close();
    this.#stream = null;
    this.#microphone?.close();
    this.#microphone = null;
    if (this.#state !== 'idle') {
      this.#become('idle');
    }
  }

  /** @param {object} wishes of the protocol, for what follows */
  configure(wishes) {
    this.#wishes = { ...this.#wishes, ...wishes };
    this.#stream?.configure(wishes);
  }

  #become(state) {
    this.#state = state;
    this.#listener.state(state);
  }

  #connect() {
    const { endSample } = this.#recording;
    const from = Math.max(this.#settledSample, endSample - AGAIN_SAMPLES);
    const begin = this.#recording.from(from)[0]?.start ?? endSample;
    this.#sentSample = begin;
    this.#started = false;
    const offset = begin / RATE_HZ;
    const stream = new Stream(this.#token, this.#wishes, {
      ...this.#listener,
      started: (model) => this.#streamStarted(model),
      final: (final) => this.#final(shifted(final, offset)),
      done: () => this.abandon(),
      failed: (failure) => this.#fail(failure),
    });
    this.#stream = stream;
  }

  #streamStarted(model) {
    this.#started = true;
    this.#listener.started(model);
    if (this.#state === 'opening') {
      this.#become(this.#pausedWhenLost ? 'paused' : 'listening');
    }
    this.#sendWhatThereIs();
    if (this.#stopping) {
      this.#finishStream();
    }
  }

  #finishStream() {
    if (this.#started && this.#stream) {
      this.#timer = setTimeout(() => this.#fail(new StreamFailure('lost')), FINISH_MILLIS);
      this.#sendWhatThereIs();
      this.#stream?.finish();
    }
  }

  #final(segment) {
    this.#settledSample = Math.round(segment.end * RATE_HZ);
    this.#listener.final(segment);
  }

  #heard(samples, level) {
    this.#recording.add(samples);
    const { endSample } = this.#recording;
    this.#listener.heard(level, endSample / RATE_HZ);
    if (this.#state === 'lost' && endSample - this.#lostSample >= HEARD_WHEN_LOST_SAMPLES) {
      this.#microphone.pause();
    }
    this.#sendWhatThereIs();
  }

  #sendWhatThereIs() {
    if (!this.#started || !this.#stream) {
      return;
    }
    for (const { start, samples } of this.#recording.from(this.#sentSample)) {
      this.#sentSample = start + samples.length;
      this.#stream?.send(samples);
    }
  }

  #unplugged() {
    this.#listener.warning('The microphone was taken away.');
    this.stop();
  }

  /** What can be continued waits for the speaker; everything else is over. */
  #fail(failure) {
    clearTimeout(this.#timer);
    this.#stream?.close();
    this.#stream = null;
    if (failure instanceof StreamFailure && failure.kind !== 'wish') {
      this.#lostSample = this.#recording.endSample;
      this.#pausedWhenLost = this.#state === 'paused';
      this.#become('lost');
    } else {
      this.abandon();
    }
    this.#listener.failed(failure);
  }

  /** @returns {number} for how many seconds the speaker is still heard after a loss */
  get heardSecondsWhenLost() {
    return this.#microphone === null || this.#pausedWhenLost ? 0 : HEARD_WHEN_LOST_SAMPLES / RATE_HZ;
  }
}
