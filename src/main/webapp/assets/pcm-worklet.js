// Runs on the thread of the sound: makes 16-bit PCM of the engines' rate, in chunks of 100 ms.

import { Resampler } from './resampler.js';

const RATE_HZ = 16000;
const CHUNK_SAMPLES = RATE_HZ / 10;

/**
 * Posts `{pcm: ArrayBuffer, level: number}`: little-endian 16-bit samples and their root mean
 * square, 0 to 1. Upon the message `finish` it posts the rest and `{finished: true}`.
 */
class PcmProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = new Resampler(sampleRate, RATE_HZ);
    this.chunk = new Float32Array(CHUNK_SAMPLES);
    this.length = 0;
    this.finished = false;
    this.port.onmessage = () => this.finish();
  }

  process([channels]) {
    if (channels.length > 0 && !this.finished) {
      this.take(this.resampler.accept(this.mono(channels)));
    }
    return !this.finished;
  }

  mono(channels) {
    if (channels.length === 1) {
      return channels[0];
    }
    return channels[0].map((_, i) =>
      channels.reduce((sum, channel) => sum + channel[i], 0) / channels.length);
  }

  take(samples) {
    for (const sample of samples) {
      this.chunk[this.length++] = sample;
      if (this.length === CHUNK_SAMPLES) {
        this.post();
      }
    }
  }

  post() {
    const pcm = new DataView(new ArrayBuffer(this.length * 2));
    let energy = 0;
    for (let i = 0; i < this.length; i++) {
      const sample = Math.max(-1, Math.min(1, this.chunk[i]));
      energy += sample * sample;
      pcm.setInt16(i * 2, Math.round(sample * 32767), true);
    }
    const level = Math.sqrt(energy / Math.max(1, this.length));
    this.length = 0;
    this.port.postMessage({ pcm: pcm.buffer, level }, [pcm.buffer]);
  }

  finish() {
    this.take(this.resampler.finish());
    if (this.length > 0) {
      this.post();
    }
    this.finished = true;
    this.port.postMessage({ finished: true });
  }
}

registerProcessor('earshot-pcm', PcmProcessor);
