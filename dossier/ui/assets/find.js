// The Search page: its field has the focus when the page opens, ArrowDown goes on into the hits, and what the list offers (another
// spelling, all of a kind) is put into the field or chosen in the row of kinds, as if the reader had done it.
/** @param {Given} given */
export default function ({ parentElement: root }) {
  const part = (root.dossierPart ??= {});
  if (part.bound) return part.off;
  part.bound = true;
  const field = () => /** @type {HTMLInputElement | null} */ (document.querySelector('.st-key-find input'));
  const links = () => [...document.querySelectorAll('.d-found :is(a, button)')];
  /** @param {MouseEvent} event */
  const offered = (event) => {
    const button = event.target?.closest?.('.d-found :is([data-find], [data-list])');
    const box = field();
    if (!button || !box) return;
    if (button.dataset.list) {
      const kinds = [...document.querySelectorAll('.st-key-list_choice button')];
      return kinds.find((one) => one.textContent?.trim() === button.dataset.list)?.click();
    }
    // React hears of a value that was set by the element's own setter.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, button.dataset.find);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.focus();
  };
  /** @param {KeyboardEvent} event */
  const walked = (event) => {
    const step = Number(event.key === 'ArrowDown') - Number(event.key === 'ArrowUp');
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = links();
    const at = all.findIndex((one) => one === document.activeElement);
    if (at < 0 && (document.activeElement !== field() || step < 0)) return;
    event.preventDefault();
    (all[at + step] ?? (step < 0 ? field() : null))?.focus();
  };
  const wait = () => {
    const box = field();
    if (box) box.focus({ preventScroll: true });
    else part.due = requestAnimationFrame(wait);
  };
  wait();
  document.addEventListener('click', offered);
  document.addEventListener('keydown', walked);
  part.off = () => {
    document.removeEventListener('click', offered);
    document.removeEventListener('keydown', walked);
    cancelAnimationFrame(part.due);
    part.bound = false;
  };
  return part.off;
}
