// Sends a recording and waits for its transcript.

import { refusal, RequestFailure } from './requests.js';

/** Somebody broke the upload off. */
export class UploadCancelled extends Error {}

/**
 * @typedef {object} UploadListener
 * @property {(part: number) => void} sent how much of the file, 0 to 1
 * @property {() => void} arrived all of it; recognising begins
 */

/** One recording on its way. */
export class Upload {
  #request = new XMLHttpRequest();

  /**
   * @param {File | Blob} file
   * @param {{token: string, wishes: {model?: string, language?: string, written?: boolean,
   *     hotWords?: object[]}}} options
   * @param {UploadListener} listener
   */
  constructor(file, { token, wishes }, listener) {
    const request = this.#request;
    // why not fetch: it does not tell how much was sent
    request.open('POST', 'api/v1/transcripts');
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => listener.sent(total > 0 ? loaded / total : 0);
    request.upload.onload = () => listener.arrived();
    /** @type {Promise<import('./transcript.js').Transcript>} */
    this.transcript = new Promise((done, fail) => {
      request.onload = () =>
        request.status === 200
          ? done(JSON.parse(request.responseText))
          : fail(refusal(request.status, request.responseText, request.getResponseHeader('Retry-After')));
      request.onerror = () => fail(new RequestFailure(0, ''));
      request.onabort = () => fail(new UploadCancelled());
    });
    request.send(Upload.#body(file, wishes));
  }

  cancel() {
    this.#request.abort();
  }

  /** The fields come first, so that the server knows them when the sound arrives. */
  static #body(file, { model, language, written, hotWords }) {
    const body = new FormData();
    if (model) {
      body.append('model', model);
    }
    if (language) {
      body.append('language', language);
    }
    if (hotWords) {
      body.append('hotWords', JSON.stringify(hotWords));
    }
    if (written) {
      body.append('written', 'true');
    }
    body.append('audio', file, file.name || 'recording');
    return body;
  }
}
