// Takes a transcript away: to the clipboard, or as a file.

import { request } from './requests.js';

async function subtitles({ duration, segments }, format, token) {
  const answer = await request(`api/v1/subtitles?format=${format}`, {
    method: 'POST',
    token,
    json: { duration, segments },
  });
  return answer.blob();
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // why later: some browsers read it only after the click
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Saves it as a file.
 *
 * @param {import('./transcript.js').Transcript} transcript
 * @param {'txt' | 'srt' | 'vtt' | 'json'} format
 * @param {string} name of the file, without an ending
 * @param {string} token
 * @throws {import('./requests.js').RequestFailure}
 */
export async function download(transcript, format, name, token) {
  const blob = format === 'json'
    ? new Blob([`${JSON.stringify(transcript, null, 2)}\n`], { type: 'application/json' })
    : await subtitles(transcript, format, token);
  save(blob, `${name}.${format}`);
}

/**
 * @param {string} text
 * @throws when the browser does not allow it
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // why: on insecure pages there is no clipboard but this
    copyBySelection(text);
  }
}

function copyBySelection(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (!copied) {
    throw new Error('not allowed');
  }
}
