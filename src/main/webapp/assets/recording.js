// What was spoken into the microphone, kept for listening and for sending it again.

import { RATE_HZ } from './microphone.js';

/** The last hour stays: 115 MB. */
const KEPT_SAMPLES = 3600 * RATE_HZ;

const HEADER_BYTES = 44;

function header(dataBytes) {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES));
  const text = (at, name) => [...name].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE_HZ, true);
  view.setUint32(28, RATE_HZ * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);
  return view.buffer;
}

/** Chunks of samples in order. Samples are counted on the transcript's clock. */
export class Recording {
  #chunks = [];

  /** @param {number} firstSample the place of its first sample in the transcript */
  constructor(firstSample = 0) {
    this.firstSample = firstSample;
    this.endSample = firstSample;
  }

  /** @param {Int16Array} samples */
  add(samples) {
    this.#chunks.push({ start: this.endSample, samples });
    this.endSample += samples.length;
    while (this.endSample - this.firstSample > KEPT_SAMPLES) {
      this.firstSample += this.#chunks.shift().samples.length;
    }
  }

  get isEmpty() {
    return this.#chunks.length === 0;
  }

  /**
   * @param {number} sample
   * @returns {{start: number, samples: Int16Array}[]} the chunks from that place on
   */
  from(sample) {
    let index = this.#chunks.length;
    while (index > 0 && this.#chunks[index - 1].start >= sample) {
      index--;
    }
    return this.#chunks.slice(index);
  }

  /** @returns {Blob} a WAV file */
  wav() {
    const bytes = (this.endSample - this.firstSample) * 2;
    return new Blob([header(bytes), ...this.#chunks.map(({ samples }) => samples)], {
      type: 'audio/wav',
    });
  }
}
