// A line that screen readers hear when it changes: the element stays, only its words are others.
export default function ({ data, parentElement }) {
  const line = parentElement.querySelector('[role=status]');
  if (line.textContent !== data) line.textContent = data;
}
