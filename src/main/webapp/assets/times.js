// How times are written for people.

/**
 * @param {number} seconds
 * @returns {string} such as 0:07, 12:30 or 1:02:03
 */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/**
 * @param {number} seconds
 * @returns {string} such as 0:07.3
 */
export function preciseClock(seconds) {
  const tenths = Math.max(0, Math.round(seconds * 10));
  return `${clock(Math.floor(tenths / 10))}.${tenths % 10}`;
}

/**
 * Shows a running clock until it is stopped.
 *
 * @param {HTMLElement} place
 * @returns {() => void} stops it
 */
export function runningClock(place) {
  const begin = performance.now();
  const show = () => {
    place.textContent = clock((performance.now() - begin) / 1000);
  };
  show();
  const timer = setInterval(show, 250);
  return () => clearInterval(timer);
}
