// The hits of the search on the Article page: which of how many is shown, the way to the next and to the one before, by buttons or
// by Enter, and the sentence that the address names. The hit that is shown is brought into view; to step gives it the focus.
/** @param {Given} given */
export default function ({ parentElement: root }) {
  const part = (root.dossierPart ??= {});
  if (part.bound) return part.off;
  part.bound = true;
  part.at = -1;
  part.fresh = true; // the page has just been opened
  /** @param {string} name */
  const find = (name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const bar = find('.d-hits');
  const field = () => document.querySelector('.st-key-q input');
  const body = () => document.querySelector('.d-leaf[data-part=edition] .d-leafbody');
  const marks = () => [...(body()?.querySelectorAll('mark') ?? [])];
  const chosen = () => new URLSearchParams(location.search).get('sentence') ?? '';
  const sentence = () => (chosen() ? document.getElementById(chosen()) : null);

  /** @param {HTMLElement} place */
  const reveal = (place) => {
    const at = place.getBoundingClientRect();
    const under = bar.closest('.st-key-articlefind')?.getBoundingClientRect().bottom ?? 0;
    if (at.top < under || at.bottom > innerHeight) place.scrollIntoView({ block: 'center' });
  };
  /** @param {boolean} spoken */
  const show = (spoken) => {
    const all = marks();
    bar.hidden = !all.length;
    for (const [i, mark] of all.entries()) {
      mark.tabIndex = -1;
      if (i === part.at) mark.setAttribute('aria-current', 'true');
      else mark.removeAttribute('aria-current');
    }
    find('.d-hitcount').textContent = all.length ? `${part.at + 1} of ${all.length}` : '';
    const line = all[part.at]?.closest('p, h2, h3, h4')?.textContent?.trim() ?? '';
    find('[role=status]').textContent = spoken && line ? `${part.at + 1} of ${all.length}: ${line}` : '';
  };
  // The text is another one: the search has changed, or the page has just come.
  const read = () => {
    const all = marks();
    const line = sentence();
    for (const one of document.querySelectorAll('.d-edition .is-picked')) one.classList.remove('is-picked');
    line?.classList.add('is-picked');
    const within = part.fresh && line ? all.findIndex((mark) => line.contains(mark)) : -1;
    const under = bar.closest('.st-key-articlefind')?.getBoundingClientRect().bottom ?? 0;
    const seen = all.findIndex((mark) => mark.getBoundingClientRect().top >= under);
    part.at = within >= 0 ? within : Math.max(0, seen);
    show(!part.fresh);
    const place = all[part.at] ?? (part.fresh ? line : null);
    const goal = within < 0 && part.fresh && line ? line : place;
    if (goal) reveal(goal);
    if (goal && part.fresh && line && document.activeElement === document.body) {
      goal.tabIndex = -1;
      goal.focus({ preventScroll: true });
    }
    part.fresh = false;
  };
  /** @param {number} by */
  const step = (by) => {
    const all = marks();
    if (!all.length) return;
    part.at = (part.at + by + all.length) % all.length;
    show(true);
    reveal(all[part.at]);
    all[part.at].focus({ preventScroll: true });
  };
  /** @param {MouseEvent} event */
  const clicked = (event) => {
    const button = event.target?.closest?.('[data-step]');
    if (button) step(Number(button.dataset.step));
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    const on = document.activeElement;
    const hit = on?.matches('.d-edition mark');
    if ((!hit && on !== field()) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && hit) field()?.focus({ preventScroll: true });
    else return;
    if (hit) event.preventDefault();
  };
  const watch = new MutationObserver(read);
  const wait = () => {
    const text = body();
    if (!text) return void (part.due = requestAnimationFrame(wait));
    watch.observe(text, { childList: true });
    if (text.firstChild) read();
  };
  wait();
  bar.addEventListener('click', clicked);
  document.addEventListener('keydown', pressed);
  part.off = () => {
    bar.removeEventListener('click', clicked);
    document.removeEventListener('keydown', pressed);
    watch.disconnect();
    cancelAnimationFrame(part.due);
    part.bound = false;
  };
  return part.off;
}
