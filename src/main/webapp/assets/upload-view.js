// Where recordings are chosen, dropped or pasted, and how far they are.

import { runningClock } from './times.js';
import { Upload } from './upload.js';

const byId = (id) => document.getElementById(id);

function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Takes files and shows their way. */
export class UploadView {
  #upload = null;
  #stopClock = () => {};

  /** @param {(file: File) => void} onFile called with what somebody gave, if there is none on its way */
  constructor(onFile) {
    const give = (files) => {
      const open = !byId('work').hidden && !byId('choose').disabled;
      if (open && files?.length > 0 && this.#upload === null) {
        onFile(files[0]);
      }
    };
    byId('choose').addEventListener('click', () => byId('chosen').click());
    byId('chosen').addEventListener('change', () => {
      give(byId('chosen').files);
      byId('chosen').value = '';
    });
    byId('upload-cancel').addEventListener('click', () => this.#upload?.cancel());
    document.addEventListener('paste', ({ clipboardData }) => give(clipboardData?.files));
    this.#takeDrops(give);
  }

  #takeDrops(give) {
    const over = (is) => byId('drop').classList.toggle('over', is);
    const brings = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
    document.addEventListener('dragover', (event) => {
      if (brings(event)) {
        event.preventDefault();
        over(true);
      }
    });
    document.addEventListener('dragleave', () => over(false));
    document.addEventListener('drop', (event) => {
      over(false);
      if (brings(event)) {
        event.preventDefault();
        give(event.dataTransfer.files);
      }
    });
  }

  /**
   * @param {File} file
   * @param {{token: string, wishes: object}} options
   * @returns {Promise<import('./transcript.js').Transcript>}
   */
  async send(file, options) {
    this.#show('sending', `Sending ${file.name} (${size(file.size)}).`);
    this.#upload = new Upload(file, options, {
      sent: (part) => { byId('upload-sent').value = part; },
      arrived: () => this.#show('recognising', `Recognising ${file.name}.`),
    });
    try {
      return await this.#upload.transcript;
    } finally {
      this.#upload = null;
      this.#show('idle', '');
    }
  }

  /** Gives up what is being sent or recognised, if anything is. */
  cancel() {
    this.#upload?.cancel();
  }

  #show(state, text) {
    this.#stopClock();
    document.body.dataset.upload = state;
    byId('upload-state').textContent = text;
    byId('drop').hidden = state !== 'idle';
    byId('upload-progress').hidden = state === 'idle';
    byId('upload-sent').hidden = state !== 'sending';
    byId('start').disabled = state !== 'idle';
    if (state === 'idle') {
      return;
    }
    byId('upload-sent').value = 0;
    this.#stopClock = runningClock(byId('upload-clock'));
    if (state === 'sending') {
      byId('upload-cancel').focus();
    }
  }
}
