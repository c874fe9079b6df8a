// Goes back to the application once every other one has been told, or after a moment.
const link = document.querySelector('a[data-after-frames]');
const frames = [...document.querySelectorAll('iframe')];
const patienceMs = 3000;
let open = frames.length;
const leave = () => location.replace(link.href);
const done = () => {
  open -= 1;
  if (open <= 0) leave();
};
for (const frame of frames) frame.addEventListener('load', done);
if (frames.length === 0) leave();
else setTimeout(leave, patienceMs);
