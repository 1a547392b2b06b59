// The form works without this; it keeps people from sending twice, and tells the page around the frame how tall it is.
(() => {
  'use strict';
  const form = document.querySelector('form');
  form?.addEventListener('submit', () => setTimeout(() => { form.querySelector('button').disabled = true; }));
  addEventListener('pageshow', () => { const button = form?.querySelector('button'); if (button) button.disabled = false; });
  document.querySelector('[aria-invalid="true"]')?.focus();
  if (parent !== window) {
    new ResizeObserver(() => { const box = document.querySelector('.sheet').getBoundingClientRect(); parent.postMessage({ jauap: 'height', height: Math.ceil(box.bottom + scrollY + 4) }, '*'); }).observe(document.body);
  }
})();
