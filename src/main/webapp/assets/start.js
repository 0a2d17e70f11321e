// Shows whether the server is ready, and puts its real address into the examples.

const RETRY_MILLIS = 2000;

for (const place of document.querySelectorAll('.origin')) {
  place.textContent = location.origin;
}

function show(state, text) {
  const readiness = document.getElementById('readiness');
  readiness.dataset.state = state;
  readiness.textContent = text;
}

async function check() {
  try {
    const response = await fetch('health/ready', { cache: 'no-store' });
    const { data } = (await response.json()).checks[0];
    if (response.ok) {
      show('up', `● Ready: model ${data.model} (${data.language}) on engine ${data.engine}.`);
      return;
    }
    show('down', `○ Not ready yet: ${data.reason}`);
  } catch {
    show('down', '○ The server does not answer.');
  }
  setTimeout(check, RETRY_MILLIS);
}

check();
