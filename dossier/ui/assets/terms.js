// A word with a dotted line shows its sentence when it is pointed at, focused or tapped; Escape and leaving it end that.
export default function ({ data }) {
  const own = (window.dossierTerms ??= {});
  own.said = data;
  if (own.tip?.isConnected) return;
  const tip = document.createElement('div');
  own.tip = tip;
  tip.className = 'd-tip';
  tip.id = 'd-tip';
  tip.setAttribute('role', 'tooltip');
  tip.popover = 'manual';
  (document.querySelector('.stMain') ?? document.body).append(tip);
  if (own.bound) return;
  own.bound = true;

  let shown = null;
  let later = 0;
  const hide = () => {
    clearTimeout(later);
    shown?.removeAttribute('aria-describedby');
    shown = null;
    if (own.tip.matches(':popover-open')) own.tip.hidePopover();
  };
  const place = () => {
    const at = shown.getBoundingClientRect();
    const me = own.tip.getBoundingClientRect();
    if (at.bottom < 0 || at.top > innerHeight) return hide();
    const below = at.bottom + 6 + me.height < innerHeight || at.top < me.height + 6;
    own.tip.style.left = `${Math.max(8, Math.min(innerWidth - me.width - 8, at.left))}px`;
    own.tip.style.top = `${below ? at.bottom + 6 : at.top - me.height - 6}px`;
  };
  const show = (term) => {
    clearTimeout(later);
    if (term === shown) return;
    hide();
    if (!own.said[term.dataset.term]) return;
    shown = term;
    own.tip.textContent = own.said[term.dataset.term];
    term.setAttribute('aria-describedby', 'd-tip');
    own.tip.showPopover();
    place();
  };
  const termOf = (event) => event.target.closest?.('.d-term');
  const leave = () => {
    later = setTimeout(() => {
      if (document.activeElement !== shown) hide();
    }, 200); // so that the pointer may go over to the sentence
  };
  document.addEventListener('focusin', (event) => {
    const term = termOf(event);
    if (term) show(term);
    else if (shown) hide();
  });
  document.addEventListener('mouseover', (event) => {
    const term = termOf(event);
    if (term) show(term);
    else if (event.target === own.tip) clearTimeout(later);
    else if (shown) leave();
  });
  document.addEventListener('click', (event) => {
    const term = termOf(event);
    if (term) show(term);
    else if (shown && event.target !== own.tip) hide();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown) hide();
  });
  document.addEventListener('scroll', () => shown && place(), true);
}
