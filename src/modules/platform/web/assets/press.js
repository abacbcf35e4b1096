// A form that answers for somebody goes out only when a person presses its button. The browser marks such a press as trusted; a
// program that posts the form, or makes a click of its own, is not. Without this script the person types the word.
for (const field of document.querySelectorAll('[data-press]')) {
  const form = field.closest('form');
  field.hidden = true;
  form.querySelector('button[type="submit"]').addEventListener('click', (event) => {
    if (event.isTrusted) field.querySelector('input').value = field.dataset.press;
  });
}
