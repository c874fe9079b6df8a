// Puts a Copy button beside each value that is meant for another program.
for (const value of document.querySelectorAll('code[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy ${value.dataset.copy}`);
  const copy = async () => {
    await navigator.clipboard.writeText(value.textContent);
    button.textContent = 'Copied';
  };
  button.addEventListener('click', () => void copy());
  value.after(' ', button);
}
