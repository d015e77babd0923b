// The line to Python: what it resolved from the address comes in, picks and moves to other pages go out.
export default function ({ data, setTriggerValue }) {
  bus.send = setTriggerValue;
  bus.answer(data);
}
