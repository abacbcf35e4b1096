// Puts a slider beside each weight; without this script the fields do the same.
for (const weight of document.querySelectorAll('[data-slider-end]')) {
  const field = weight.querySelector('input');
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.className = 'app-weight__slider';
  slider.min = '0';
  slider.max = weight.dataset.sliderEnd;
  slider.value = field.value;
  slider.setAttribute('aria-label', weight.querySelector('label').textContent.trim());
  slider.addEventListener('input', () => (field.value = slider.value));
  field.addEventListener('input', () => (slider.value = field.value));
  field.parentElement.after(slider);
}
