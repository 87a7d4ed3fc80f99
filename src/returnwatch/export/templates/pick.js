// A stretch of the timeline, drawn across it with a mouse or chosen by year, picks its incidents: marks of others fade in
// every figure, and rows of others leave the tables behind the timeline and the map.
const PICKED = ['fig-timeline', 'fig-map'];

// A mark's incidents: one, or where marks were too many, all that a column or circle counts.
const incidentsOf = (mark) => rowsOf(datumOf(mark)).filter((row) => row.startsWith('incidents/'));

const showPicked = (picked) => {
  for (const mark of document.querySelectorAll('figure .live :is(path, text, line, rect)')) {
    const incidents = incidentsOf(mark);
    mark.classList.toggle('faded', Boolean(picked) && incidents.length > 0 && !incidents.some((row) => picked.has(row)));
  }
  for (const figure of PICKED) {
    for (const row of document.querySelectorAll(`#${figure} tbody tr`)) {
      const link = row.querySelector('a[href^="#r-incidents-"]');
      row.hidden = Boolean(picked && link) && !picked.has(`incidents/${link.hash.slice('#r-incidents-'.length)}`);
    }
  }
};

const yearsOf = (datum) => (datum.when.match(/\d{4}/g) || []).map(Number);

const chooser = (marks, shape) => {
  const years = marks.flatMap((mark) => yearsOf(mark.__data__.datum));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const form = document.createElement('form');
  form.className = `years ${shape}`;
  const select = (label, chosen) => {
    const box = document.createElement('select');
    for (let year = first; year <= last; year += 1) box.add(new Option(year, year, false, year === chosen));
    const holder = document.createElement('label');
    holder.append(`${label} `, box);
    form.append(holder);
    return box;
  };
  const from = select('From', first);
  const to = select('to', last);
  const all = document.createElement('button');
  all.type = 'button';
  all.textContent = 'Show all';
  const told = document.createElement('span');
  told.setAttribute('role', 'status');
  form.append(all, told);
  return { form, from, to, all, told, first, last };
};

const pickable = (region, svg, shape) => {
  const marks = marksOf(svg).filter((mark) => incidentsOf(mark).length);
  if (marks.length < 2) return;
  const among = (some) => new Set(some.flatMap(incidentsOf));
  const number = among(marks).size;
  const { form, from, to, all, told, first, last } = chooser(marks, shape);
  const pick = (inside) => {
    const picked = inside && among(marks.filter(inside));
    showPicked(picked);
    told.textContent = picked ? `${picked.size} of ${number} incidents shown` : '';
  };
  const byYear = () => {
    const [low, high] = [Number(from.value), Number(to.value)];
    pick((mark) => yearsOf(mark.__data__.datum).some((year) => year >= low && year <= high));
  };
  from.addEventListener('change', byYear);
  to.addEventListener('change', byYear);
  all.addEventListener('click', () => { from.value = first; to.value = last; pick(null); });
  region.after(form);

  const stretch = document.createElement('div');
  stretch.className = 'stretch';
  region.append(stretch);
  let start = null;
  const ends = (event) => [Math.min(start, event.clientX), Math.max(start, event.clientX)];
  region.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button) return;
    start = event.clientX;
    event.preventDefault();
    region.focus({ preventScroll: true });
    region.setPointerCapture(event.pointerId);
  });
  region.addEventListener('pointermove', (event) => {
    if (start === null) return;
    const [low, high] = ends(event);
    const left = region.getBoundingClientRect().left - region.scrollLeft;
    stretch.style.left = `${low - left}px`;
    stretch.style.width = `${high - low}px`;
    stretch.classList.add('drawn');
  });
  region.addEventListener('pointerup', (event) => {
    if (start === null) return;
    const [low, high] = ends(event);
    start = null;
    stretch.classList.remove('drawn');
    if (high - low < 5) { pick(null); return; }
    pick((mark) => {
      const box = mark.getBoundingClientRect();
      return box.right >= low && box.left <= high;
    });
  });
};
