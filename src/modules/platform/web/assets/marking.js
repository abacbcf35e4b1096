// Makes marking a year quicker: a tap on a week's dates goes on to its next answer, a button answers for a month, and undo
// takes back step by step. Without this script the page is a plain form that does the same in more taps.
const form = document.getElementById('marking');
const undoButton = form.querySelector('[data-undo]');
const status = form.querySelector('[data-unsaved]');
const weeks = [...form.querySelectorAll('[data-week]')];
const inputsOf = (week) => [...week.querySelectorAll('input')];
const answerOf = (week) => inputsOf(week).find((input) => input.checked)?.value ?? null;
const steps = [];
let known = weeks.map(answerOf);

function choose(week, answer) {
  for (const input of inputsOf(week)) input.checked = input.value === answer;
}

function noteStep() {
  const now = weeks.map(answerOf);
  if (now.every((answer, at) => answer === known[at])) return;
  steps.push(known);
  known = now;
  show();
}

function show() {
  undoButton.hidden = steps.length === 0;
  const changed = weeks.filter((week, at) => known[at] !== atLoad[at] || wasUnsaved[at]).length;
  status.textContent = changed === 0 ? '' : `${changed} ${changed === 1 ? 'week is' : 'weeks are'} not saved yet`;
}
const atLoad = known;
const wasUnsaved = weeks.map((week) => week.classList.contains('app-week--changed'));

const ORDER = ['Y', 'I', 'N'];
for (const week of weeks) {
  week.querySelector('legend').addEventListener('click', () => {
    choose(week, ORDER[(ORDER.indexOf(answerOf(week)) + 1) % ORDER.length]);
    noteStep();
  });
  week.addEventListener('change', noteStep);
}
for (const buttons of form.querySelectorAll('[data-month-buttons]')) {
  buttons.hidden = false;
  buttons.addEventListener('click', ({ target }) => {
    const answer = target.dataset.all;
    if (!answer) return;
    for (const week of target.closest('[data-month]').querySelectorAll('[data-week]')) choose(week, answer);
    noteStep();
  });
}
undoButton.addEventListener('click', () => {
  known = steps.pop();
  weeks.forEach((week, at) => choose(week, known[at]));
  show();
});
form.classList.add('app-marking--quick');
let isSent = false;
form.addEventListener('submit', () => (isSent = true));
document.defaultView.addEventListener('beforeunload', (event) => {
  if (!isSent && steps.length > 0) event.preventDefault();
});
