// Keeps the page of a run fresh: each event of the run is the sign to fetch the page's own words again, so that they are
// written in one place. Without this script the page has a link that does the same.
const run = document.getElementById('run');
const events = new EventSource(run.dataset.events);
let isFetching = false;
let isStale = false;

async function refresh() {
  isStale = true;
  if (isFetching) return;
  isFetching = true;
  while (isStale) {
    isStale = false;
    const answer = await fetch(location.pathname, { credentials: 'same-origin' });
    if (!answer.ok) break;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('run');
    if (!fresh) break;
    show(fresh);
  }
  isFetching = false;
}

function show(fresh) {
  for (const part of run.querySelectorAll('[data-live]')) {
    const now = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    // A button that somebody is about to press stays under the finger.
    const isSame = now.textContent.trim() === part.textContent.trim();
    if (!isSame) part.replaceChildren(...now.childNodes);
  }
  run.querySelector('progress').value = fresh.querySelector('progress').value;
  if (!fresh.dataset.events) events.close();
}

events.addEventListener('run', () => void refresh());
events.addEventListener('error', () => void refresh());
