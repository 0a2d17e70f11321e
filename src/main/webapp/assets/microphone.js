// The microphone as 16-bit PCM, 16 kHz, one channel.

export const RATE_HZ = 16000;

/** How long the sound's thread may take to hand over its rest. */
const FINISH_MILLIS = 1000;

/** `kind` is `insecure`, `denied`, `missing`, `taken` or `unable`. */
export class MicrophoneFailure extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

const KINDS = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
};

async function openTrack(noiseSuppression) {
  if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) {
    throw new MicrophoneFailure('insecure');
  }
  try {
    // why so: filters made for calls cost words, and engines even out the level by themselves
    const audio = {
      channelCount: 1,
      echoCancellation: false,
      noiseSuppression,
      autoGainControl: false,
    };
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    throw new MicrophoneFailure(KINDS[error.name] ?? 'taken');
  }
}

async function contextFor(stream, options) {
  const context = new AudioContext(options);
  try {
    await context.audioWorklet.addModule('assets/pcm-worklet.js');
    return { context, source: context.createMediaStreamSource(stream) };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Some browsers cannot read a microphone at another rate than its own; then the worklet resamples. */
async function anyContextFor(stream) {
  try {
    return await contextFor(stream, { sampleRate: RATE_HZ, latencyHint: 'interactive' });
  } catch {
    return contextFor(stream, { latencyHint: 'interactive' });
  }
}

/** An open microphone. */
export class Microphone {
  #stream;
  #context;
  #node;
  #finished;

  constructor(stream, context, node, listener) {
    this.#stream = stream;
    this.#context = context;
    this.#node = node;
    this.#finished = new Promise((done) => {
      node.port.onmessage = ({ data }) =>
        data.finished ? done() : listener.chunk(new Int16Array(data.pcm), data.level);
    });
    stream.getAudioTracks()[0].onended = () => listener.unplugged();
  }

  /**
   * @param {{noiseSuppression: boolean}} options
   * @param {{chunk: (samples: Int16Array, level: number) => void, unplugged: () => void}} listener
   *     `level` is the root mean square, 0 to 1
   * @throws {MicrophoneFailure}
   */
  static async open({ noiseSuppression }, listener) {
    const stream = await openTrack(noiseSuppression);
    try {
      const { context, source } = await anyContextFor(stream);
      const node = new AudioWorkletNode(context, 'earshot-pcm');
      const microphone = new Microphone(stream, context, node, listener);
      source.connect(node);
      // why: what leads nowhere is not computed everywhere; the node itself puts out silence
      node.connect(context.destination);
      await context.resume();
      return microphone;
    } catch {
      stream.getTracks().forEach((track) => track.stop());
      throw new MicrophoneFailure('unable');
    }
  }

  /** Nothing is heard until `resume`. */
  async pause() {
    this.#enable(false);
    await this.#context.suspend().catch(Microphone.#wasClosed);
  }

  async resume() {
    this.#enable(true);
    await this.#context.resume().catch(Microphone.#wasClosed);
  }

  #enable(enabled) {
    this.#stream.getTracks().forEach((track) => { track.enabled = enabled; });
  }

  /** Closing may come between, and is what counts then. */
  static #wasClosed() {}

  /** Hands over what it has heard, then closes. */
  async finish() {
    this.#node.port.postMessage('finish');
    await Promise.race([this.#finished, new Promise((done) => { setTimeout(done, FINISH_MILLIS); })]);
    this.close();
  }

  /** Closing twice is harmless. */
  close() {
    this.#node.port.onmessage = null;
    this.#stream.getTracks().forEach((track) => {
      track.onended = null;
      track.stop();
    });
    if (this.#context.state !== 'closed') {
      this.#context.close();
    }
  }
}
