// Puts the page together: account, live speech, recordings, and the transcript of either.

import { Account } from './account.js';
import { AccountForm } from './account-form.js';
import { copy, download } from './downloads.js';
import { Live } from './live.js';
import { LiveView } from './live-view.js';
import { messageOf } from './messages.js';
import { RATE_HZ } from './microphone.js';
import { Notices } from './notices.js';
import { Options } from './options.js';
import { Playback } from './playback.js';
import { watchReadiness } from './readiness.js';
import { Recording } from './recording.js';
import { RequestFailure } from './requests.js';
import { StreamFailure } from './stream.js';
import { preciseClock } from './times.js';
import { append, emptyTranscript, forget, keep, kept } from './transcript.js';
import { TranscriptView } from './transcript-view.js';
import { UploadCancelled } from './upload.js';
import { UploadView } from './upload-view.js';

const byId = (id) => document.getElementById(id);

const notices = new Notices(byId('notices'));
const account = new Account(() => accountChanged());
const form = new AccountForm(account, notices);
const view = new TranscriptView((seconds) => playback.seek(seconds));
const playback = new Playback(view, () =>
  notices.show('playback', 'This browser cannot play that kind of sound; the transcript is not concerned.'));
const options = new Options(() => live.configure({ hotWords: options.hotWords }));

/** What is on the screen: `recording` is there when it was spoken into this page. */
let shown = { name: '', transcript: emptyTranscript(), recording: null };

// ---- transcript

function showAbout() {
  const { name, transcript } = shown;
  const { model, language, duration, segments } = transcript;
  byId('transcript').hidden = name === '';
  byId('transcript-about').textContent = [
    name,
    model && `${model} (${language})`,
    duration > 0 && preciseClock(duration),
  ].filter(Boolean).join(' · ');
  byId('take-away').hidden = segments.length === 0;
  byId('taken').textContent = '';
  byId('warnings').replaceChildren(...transcript.warnings.map(({ message }) => {
    const item = document.createElement('li');
    item.textContent = message;
    return item;
  }));
}

function show(next) {
  shown = next;
  playback.empty();
  view.show(next.transcript);
  showAbout();
  if (next.transcript.segments.length > 0) {
    keep(next.name, next.transcript);
  } else {
    forget();
  }
}

function clear() {
  show({ name: '', transcript: emptyTranscript(), recording: null });
}

/** What another transcript pushes away can be had back. */
function replace(next) {
  const before = shown;
  show(next);
  if (before.transcript.segments.length > 0) {
    offerBack(before, `The transcript of ${before.name} was put away.`);
  }
}

/** What is being spoken needs the place until its end. */
function offerBack(before, text) {
  const bringBack = () => (live.state === 'idle'
    ? show(before)
    : offerBack(before, `Stop speaking first, then bring the transcript of ${before.name} back.`));
  notices.show('replaced', text, [{ label: 'Bring it back', run: bringBack }]);
}

// ---- live speech

const live = new Live({
  state: (state) => {
    liveView.show(state);
    if (state === 'idle') {
      view.partial('', '');
      listenAgain();
    }
  },
  heard: (level, seconds) => liveView.heard(level, seconds),
  started: ({ name, language }) => {
    notices.remove('live');
    Object.assign(shown.transcript, { model: name, language });
    showAbout();
  },
  partial: (stable, unstable) => view.partial(stable, unstable),
  final: (segment) => {
    append(shown.transcript, segment);
    view.append(segment);
    view.announce(segment.text);
    keep(shown.name, shown.transcript);
    showAbout();
  },
  lag: (seconds) => liveView.lag(seconds),
  warning: (message) => {
    shown.transcript.warnings.push({ code: 'live', message });
    showAbout();
  },
  failed: (failure) => liveFailed(failure),
});

const liveView = new LiveView({
  start: () => startLive(),
  pause: () => live.pause(),
  resume: () => live.resume(),
  goOn: () => goOn(),
  stop: () => live.stop(),
  muted: () => notices.show('muted',
    'Nothing is heard from the microphone. Is it muted, or is another one chosen in the browser?'),
});

function listenAgain() {
  const { recording } = shown;
  if (recording && !recording.isEmpty) {
    playback.load(recording.wav(), recording.firstSample / RATE_HZ);
    // why not just its end: times of segments are rounded, and none may lie behind the end
    shown.transcript.duration = Math.max(shown.transcript.duration, recording.endSample / RATE_HZ);
    showAbout();
  }
}

/** Speech goes on where the last one ended, unless a recording's transcript is on the screen. */
function startLive() {
  ['live', 'muted', 'playback'].forEach((subject) => notices.remove(subject));
  if (!shown.isLive) {
    replace({ name: 'Live speech', transcript: emptyTranscript(), recording: null, isLive: true });
  }
  shown.recording ??= new Recording(Math.ceil(shown.transcript.duration * RATE_HZ));
  playback.empty();
  live.start(account.token, {
    stream: options.wishes,
    noiseSuppression: options.noiseSuppression,
  }, shown.recording);
}

function goOn() {
  notices.remove('live');
  live.goOn(account.token);
}

async function liveFailed(failure) {
  if (live.state !== 'lost') {
    notices.show('live', messageOf(failure));
    return;
  }
  view.partial('', '');
  if (failure instanceof StreamFailure && failure.kind === 'refused' && !(await isKnown())) {
    return;
  }
  const seconds = live.heardSecondsWhenLost;
  const kept = seconds > 0
    ? ` What you said last, and what you say in the next ${seconds} s, is kept here and sent when you go on.`
    : ' What you said last is kept here and sent when you go on.';
  notices.show('live', `${messageOf(failure)} What was understood stays on the screen.${kept}`, [
    { label: 'Go on', run: () => goOn() },
    { label: 'Stop', run: () => live.stop() },
  ]);
}

/** Why a handshake failed is not told to pages, so they have to ask. */
async function isKnown() {
  try {
    return await account.check();
  } catch (unreachable) {
    notices.show('live', `${messageOf(unreachable)} What was understood stays on the screen.`, [
      { label: 'Go on', run: () => goOn() },
      { label: 'Stop', run: () => live.stop() },
    ]);
    return false;
  }
}

// ---- recordings

const uploads = new UploadView((file) => send(file));

async function send(file) {
  notices.remove('upload');
  try {
    const transcript = await uploads.send(file, { token: account.token, wishes: options.wishes });
    replace({ name: file.name, transcript: { ...emptyTranscript(), ...transcript }, recording: null });
    playback.load(file);
    byId('transcript').focus();
    if (transcript.segments.length === 0) {
      notices.show('upload', `In ${file.name} nothing was understood. Is the language right?`);
    }
  } catch (failure) {
    if (!(failure instanceof UploadCancelled)) {
      failed('upload', failure, () => send(file));
    }
  }
}

/** A request failed; whoever is not known any more logs in again, and nothing is lost. */
function failed(subject, failure, again) {
  if (failure instanceof RequestFailure && failure.status === 401) {
    account.expire();
    return;
  }
  const retriable = failure instanceof RequestFailure && [0, 503].includes(failure.status);
  notices.show(subject, messageOf(failure), retriable ? [{ label: 'Try again', run: again }] : []);
}

// ---- taking the transcript away

function fileName() {
  const day = new Date().toISOString().slice(0, 10);
  return shown.isLive ? `live-speech-${day}` : shown.name.replace(/\.[^.]*$/, '');
}

async function save(format) {
  notices.remove('save');
  try {
    await download(shown.transcript, format, fileName(), account.token);
    byId('taken').textContent = 'Saved.';
  } catch (failure) {
    failed('save', failure, () => save(format));
  }
}

async function copyText() {
  try {
    await copy(shown.transcript.segments.map(({ text }) => text).join('\n'));
    byId('taken').textContent = 'Copied.';
  } catch {
    byId('taken').textContent = 'The browser does not let this page copy: mark the text and copy it yourself.';
  }
}

byId('copy').addEventListener('click', () => copyText());
byId('clear').addEventListener('click', () => clear());
for (const button of document.querySelectorAll('[data-format]')) {
  button.addEventListener('click', () => save(button.dataset.format));
}

// ---- account

function accountChanged() {
  form.show();
  byId('work').hidden = !account.isLoggedIn;
  document.body.dataset.account = account.isLoggedIn ? 'known' : 'none';
  if (account.isLoggedIn) {
    notices.remove('expired');
    loadOptions();
    return;
  }
  if (account.isExpired) {
    // why not at once: an open stream goes on without a new login, and its words are not lost
    if (live.state === 'opening') {
      live.abandon();
    } else if (live.state !== 'lost') {
      live.stop();
    }
    notices.show('expired', 'Your login has expired. Log in again: nothing on this page is lost.');
  } else {
    live.abandon();
    uploads.cancel();
    notices.clear();
    clear();
  }
  byId('username').focus();
}

async function loadOptions() {
  try {
    await options.load(account.token);
  } catch (failure) {
    // why not 404: without the list everything goes on with the server's choice
    if (failure.status !== 404) {
      failed('options', failure, () => loadOptions());
    }
  }
}

// ---- start

for (const place of document.querySelectorAll('.origin')) {
  place.textContent = location.origin;
}
form.show();
byId('work').hidden = !account.isLoggedIn;
byId('account').hidden = account.isLoggedIn;
document.body.dataset.account = account.isLoggedIn ? 'known' : 'none';
const before = kept();
if (account.isLoggedIn && before) {
  show({ ...before, recording: null, isLive: before.name === 'Live speech' });
}
if (account.isLoggedIn) {
  loadOptions();
}
watchReadiness(byId('readiness'), () => {});
