// Says whether the server is ready, and asks again until it is.

const RETRY_MILLIS = 2000;

/**
 * @param {HTMLElement} place
 * @param {() => void} onReady called once, when the server can serve
 */
export async function watchReadiness(place, onReady) {
  const show = (state, text) => {
    place.dataset.state = state;
    if (place.textContent !== text) {
      place.textContent = text;
    }
  };
  try {
    const response = await fetch('health/ready', { cache: 'no-store' });
    const { data } = (await response.json()).checks[0];
    if (response.ok) {
      show('up', `● Ready: model ${data.model} (${data.language}) on engine ${data.engine}.`);
      onReady();
      return;
    }
    show('down', `○ Not ready yet: ${data.reason} This page looks again by itself.`);
  } catch {
    show('down', '○ The server does not answer. This page looks again by itself.');
  }
  setTimeout(() => watchReadiness(place, onReady), RETRY_MILLIS);
}
