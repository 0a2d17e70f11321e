// What went wrong, in words that say what to do.

import { MicrophoneFailure } from './microphone.js';
import { RequestFailure } from './requests.js';
import { StreamFailure } from './stream.js';

const MICROPHONE = {
  insecure:
    'Browsers open the microphone on secure pages only. Open this page by https, or by http://localhost'
    + ' on the machine itself. The administrator makes https with a proxy such as nginx or with the'
    + ' server\'s own listener: payara/nginx.conf and payara/https-commands.txt come with the server,'
    + ' and the recipe is the section TLS of docs/operations.md.',
  denied:
    'The browser may not use the microphone. Allow it for this page (the sign beside the address),'
    + ' then press Start again. A recording can be sent without.',
  missing: 'There is no microphone. Connect one and press Start again, or send a recording.',
  taken: 'The microphone does not open: another program may hold it. Close that one and press Start again.',
  unable: 'This browser cannot process sound in pages. Use a current one, or send a recording.',
};

const STREAM = {
  busy: 'The server has no room for one more speaker now. Try again in a moment.',
  backlog: 'The server cannot keep up with you, or you were silent too long.',
  engine: 'The engine failed on the server.',
  stopping: 'The server is being stopped or restarted.',
  lost: 'The connection to the server was lost.',
  unreachable: 'The server does not answer. Look whether it runs and whether you have a network.',
  refused: 'The server did not open the stream: your account may not speak live, or this page is not allowed.',
  wish: 'The server does not take these options.',
};

function wait(seconds) {
  return seconds === null ? 'Try again in a moment.' : `Try again in ${seconds} s.`;
}

/** By status; `detail` is the server's own sentence. */
const REQUEST = {
  0: () => 'The server does not answer. Look whether it runs and whether you have a network, then try again.',
  400: (failure) => `The server cannot use this: ${failure.detail || 'the request is wrong'}.`,
  401: (failure) => failure.detail || 'Log in again.',
  403: (failure) => `Not allowed: ${failure.detail || 'your account may not do this'}.`,
  404: () => 'This server does not offer that yet. It may be older than this page: reload.',
  413: (failure) => `Too large: ${failure.detail || 'the file is over a limit of this server'}. Send it in parts.`,
  415: ofFile,
  429: (failure) => `Too many attempts. ${wait(failure.retryAfterSeconds)}`,
  503: (failure) => `The server is busy or not ready. ${wait(failure.retryAfterSeconds)}`,
};

/** The server names the field that it cannot use; of a recording that is the sound itself. */
const UNREADABLE = /^audio: */;

function ofFile(failure) {
  const reason = failure.detail.replace(UNREADABLE, '').replace(/\.$/, '') || 'no sound was found in it';
  return `This file cannot be read: ${reason}. Save it as WAV, MP3, FLAC, Ogg or MP4 and send that.`;
}

function ofRequest(failure, attempt) {
  if (attempt === 'register' && failure.status === 403) {
    return 'Registering is not open from here. Ask the administrator for an account, then log in.';
  }
  if (failure.status === 400 && UNREADABLE.test(failure.detail)) {
    return ofFile(failure);
  }
  const text = REQUEST[failure.status] ?? (() => 'The server failed. Try again; its log has the reason.');
  return text(failure);
}

function ofStream(failure) {
  return failure.detail && failure.kind === 'wish'
    ? `${STREAM.wish} ${failure.detail}`
    : STREAM[failure.kind];
}

/**
 * @param {Error} failure
 * @param {string} attempt what was attempted, such as `register`
 * @returns {string}
 */
export function messageOf(failure, attempt = '') {
  if (failure instanceof MicrophoneFailure) {
    return MICROPHONE[failure.kind];
  }
  if (failure instanceof StreamFailure) {
    return ofStream(failure);
  }
  if (failure instanceof RequestFailure) {
    return ofRequest(failure, attempt);
  }
  return `Something is wrong with this page: ${failure.message}. Reload it.`;
}
