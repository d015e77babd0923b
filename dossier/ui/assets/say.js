// A line that screen readers hear when it changes: the element stays, only its words are others. What is to be shown is brought
// into view once; it may come after the line.
export default function ({ data: { words, show }, parentElement }) {
  const line = parentElement.querySelector('[role=status]');
  if (line.textContent !== words) line.textContent = words;
  if (line.dataset.shown === show) return;
  line.dataset.shown = show;
  const bring = (left) => {
    const there = document.getElementById(show);
    if (there) there.scrollIntoView({ block: 'center' });
    else if (left) requestAnimationFrame(() => bring(left - 1));
  };
  if (show) bring(300);
}
