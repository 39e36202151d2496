// The picture: zoom and move it, and keep the headings of stages in view.

const [width, height] = [svg.width, svg.height].map((side) => side.baseVal.value);
const READABLE = 0.75; // below this size words are hard to read
let scale = 1;

// Zoom, and keep in its place what is at a point of the view.
function zoom(wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) {
  const factor = Math.min(Math.max(wanted, 0.1), 4) / scale;
  const [frame, drawn] = [view.getBoundingClientRect(), svg.getBoundingClientRect()];
  scale *= factor;
  place(x - (x - drawn.left + frame.left) * factor, y - (y - drawn.top + frame.top) * factor);
}

// Put the picture somewhere in the view: by scrolling where it is larger, and with a margin where it is smaller.
function place(left, top) {
  const inside = (wanted, spare) => `${Math.min(Math.max(wanted, 0), Math.max(spare, 0))}px`;
  svg.style.width = `${width * scale}px`;
  svg.style.marginLeft = inside(left, view.clientWidth - width * scale);
  svg.style.marginTop = inside(top, view.clientHeight - height * scale);
  view.scrollTo(-left, -top);
  pin();
  byId("scale").textContent = `${Math.round(scale * 100)}\u202f%`;
}

function fit() {
  zoom(4); // so that the view is as high as it may be
  scale = Math.max(Math.min(view.clientWidth / width, view.clientHeight / height, 1), 0.1);
  place((view.clientWidth - width * scale) / 2, (view.clientHeight - height * scale) / 2);
}
const [larger, smaller] = [1.25, 0.8].map((factor) => () => zoom(scale * factor));

function reveal(part) {
  const [card, frame] = [part.getBoundingClientRect(), view.getBoundingClientRect()];
  const shift = (from, to) => (card[from] < frame[from] ? card[from] - frame[from] - 16 : Math.max(card[to] - frame[to] + 16, 0));
  view.scrollBy(shift("left", "right"), shift("top", "bottom"));
}

let drag = null;
view.addEventListener("pointerdown", (event) => {
  drag = event.pointerType === "mouse" && event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
});
view.addEventListener("pointermove", (event) => {
  const [x, y] = [drag?.x - event.clientX, drag?.y - event.clientY];
  if (!event.buttons || !(drag?.moved || Math.hypot(x, y) > 4)) return; // a hand that shakes is no drag
  view.scrollBy(x, y);
  drag = { x: event.clientX, y: event.clientY, moved: true };
});
function wheel(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const { left, top } = view.getBoundingClientRect();
  zoom(scale * Math.exp(-event.deltaY / 500), event.clientX - left, event.clientY - top);
}
view.addEventListener("wheel", wheel, { passive: false });

function centre(part) {
  const [card, frame] = [part.getBoundingClientRect(), view.getBoundingClientRect()];
  const shift = (from, side) => card[from] + card[side] / 2 - frame[from] - frame[side] / 2;
  view.scrollBy(shift("left", "width"), shift("top", "height"));
}

// ---- headings stay in view

const pinned = [];

// A heading on a ground of the colour of its column, which hides what it is moved over.
function makePinned(stage) {
  const [heading, column] = ["heading", "stage"].map((part) => svg.getElementById(`${prefix}${part}-${stage.id}`));
  if (!heading) return;
  const [panel, words] = [column.querySelector("rect"), heading.getBBox()];
  const ground = panel.cloneNode();
  const [side, length] = isDown ? ["x", "width"] : ["y", "height"];
  const used = words[side] - panel[side].baseVal.value + words[length] + 6;
  ground.setAttribute(length, used);
  ground.setAttribute("class", "ground");
  heading.prepend(ground);
  svg.append(heading);
  pinned.push({ heading, first: panel[side].baseVal.value, room: panel[length].baseVal.value - used });
}

function pin() {
  const [frame, drawn] = [view.getBoundingClientRect(), svg.getBoundingClientRect()];
  const { x, y, width: inUnits } = svg.viewBox.baseVal;
  const unit = inUnits / drawn.width;
  const edge = isDown ? (frame.left - drawn.left) * unit + x : (frame.top - drawn.top) * unit + y;
  for (const { heading, first, room } of pinned) {
    const shift = Math.min(Math.max(edge - first, 0), Math.max(room, 0));
    heading.setAttribute("transform", isDown ? `translate(${shift} 0)` : `translate(0 ${shift})`);
    heading.classList.toggle("pinned", shift > 0);
  }
}
view.addEventListener("scroll", () => requestAnimationFrame(pin), { passive: true });
window.addEventListener("resize", pin);
