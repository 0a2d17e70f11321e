// Requests to this server, and why they fail.

/**
 * A request that was refused, or that got no answer.
 *
 * `status` is that of HTTP, or 0 without an answer; `detail` the server's own sentence, perhaps
 * empty; `retryAfterSeconds` what the server asks to wait, or null.
 */
export class RequestFailure extends Error {
  constructor(status, detail, retryAfterSeconds = null) {
    super(detail || `status ${status}`);
    this.status = status;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What a refused field wants, in the words of the accounts' protocol. */
const RULES = {
  required: () => 'is missing',
  empty: () => 'is empty',
  minlength: (least) => `needs at least ${least} characters`,
  maxlength: (most) => `may have at most ${most} characters`,
  regex: () => 'is not of the right form',
};

function ofInvalidFields(invalid) {
  return invalid
    .map(({ entry, rule, constraint }) => `${entry} ${RULES[rule]?.(constraint) ?? 'is wrong'}`)
    .join('; ');
}

/** The sentence in the body of a refusal; each protocol has its own shape. */
function detailOf(text) {
  try {
    const body = JSON.parse(text);
    if (Array.isArray(body.error?.invalid)) {
      return ofInvalidFields(body.error.invalid);
    }
    return body.detail ?? body.reasons?.[0] ?? body.message ?? body.exception ?? body.title ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {number} status
 * @param {string} text the body
 * @param {string | null} retryAfter the header
 * @returns {RequestFailure}
 */
export function refusal(status, text, retryAfter) {
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  return new RequestFailure(status, String(detailOf(text)), Number.isNaN(seconds) ? null : seconds);
}

/**
 * Sends a request and waits for a good answer.
 *
 * @param {string} path relative to the page
 * @param {{method?: string, token?: string, json?: object}} what
 * @returns {Promise<Response>}
 * @throws {RequestFailure}
 */
export async function request(path, { method = 'GET', token, json } = {}) {
  const headers = {};
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (json !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const body = json === undefined ? undefined : JSON.stringify(json);
  let response;
  try {
    response = await fetch(path, { method, headers, body, cache: 'no-store' });
  } catch {
    throw new RequestFailure(0, '');
  }
  if (!response.ok) {
    throw refusal(response.status, await response.text(), response.headers.get('Retry-After'));
  }
  return response;
}
