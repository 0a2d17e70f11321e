// Plays a sound to the server in the SEPIA protocol, and shows every message.

const RATE = 16000;
const SAMPLES_PER_FRAME = 1600;
// why: the server keeps a minute of sound that waits, and no more
const PAUSE_MILLIS = 25;

const pause = () => new Promise((done) => setTimeout(done, PAUSE_MILLIS));

const form = document.getElementById('test');
const messages = document.getElementById('messages');
// why: below /www/ on the protocol's own port, and below the context root elsewhere
const base = new URL('..', location.href);

function note(direction, text) {
  const line = document.createElement('li');
  line.textContent = `${direction} ${text}`;
  messages.append(line);
}

/** Mono samples of a sound, -1 to 1, at 16 kHz. */
async function decode(file) {
  const context = new OfflineAudioContext(1, 1, RATE);
  const sound = await context.decodeAudioData(await file.arrayBuffer());
  const mono = new OfflineAudioContext(1, sound.length, RATE);
  const source = new AudioBufferSourceNode(mono, { buffer: sound });
  source.connect(mono.destination);
  source.start();
  return (await mono.startRendering()).getChannelData(0);
}

function pcm(samples) {
  return Int16Array.from(samples, (s) => Math.max(-1, Math.min(1, s)) * 32767);
}

function play(samples, welcome) {
  const url = new URL('socket', base);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url);
  let ended = false;
  const send = (message) => {
    socket.send(JSON.stringify(message));
    note('→', JSON.stringify({ ...message, access_token: undefined }));
  };
  socket.addEventListener('open', () => send(welcome));
  socket.addEventListener('close', ({ code, reason }) => note('×', `${code} ${reason}`));
  socket.addEventListener('message', ({ data }) => {
    note('←', data);
    const message = JSON.parse(data);
    if (message.type === 'ping') {
      send({ type: 'pong', msg_id: message.msg_id });
    } else if (message.type === 'welcome') {
      stream(socket, pcm(samples)).then((byteLength) => {
        send({ type: 'audioend', msg_id: 2, data: { byteLength } });
        ended = true;
      });
    } else if (message.type === 'result') {
      show(message);
      if (message.isFinal && ended) {
        socket.close(1000);
      }
    }
  });
}

/** Sends a sound four times as fast as it was spoken; its length in bytes. */
async function stream(socket, sound) {
  for (let from = 0; from < sound.length && socket.readyState === WebSocket.OPEN; ) {
    socket.send(sound.slice(from, from + SAMPLES_PER_FRAME));
    from += SAMPLES_PER_FRAME;
    await pause();
  }
  return sound.byteLength;
}

function show({ isFinal, transcript }) {
  const final = document.getElementById('final');
  document.getElementById('partial').textContent = isFinal ? '' : transcript;
  if (isFinal) {
    final.textContent = `${final.textContent} ${transcript}`.trim();
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  messages.replaceChildren();
  document.getElementById('final').textContent = '';
  const fields = form.elements;
  try {
    play(await decode(fields.sound.files[0]), {
      type: 'welcome',
      msg_id: 1,
      client_id: fields.client.value,
      access_token: fields.token.value,
      data: {
        samplerate: RATE,
        model: fields.model.value,
        language: fields.language.value,
        alternatives: Number(fields.alternatives.value),
        continuous: fields.continuous.checked,
        words: fields.words.checked,
        optimizeFinalResult: fields.optimizeFinalResult.checked,
      },
    });
  } catch (failure) {
    note('×', `this browser cannot read the sound: ${failure.message}`);
  }
});

const { settings } = await (await fetch(new URL('settings', base))).json();
for (const model of settings.models) {
  form.elements.model.add(new Option(model, model));
}
