// The marks of live charts for those without a mouse: in a chart's region the arrow keys go from mark to mark, show each
// one's tooltip and say it; Enter goes to its row in the annex, Escape leaves.
// A mark that counts many rows names their table once: incidents/N001;N002.
const rowsOf = (datum) => {
  let table = '';
  return [datum.row || '', ...(datum.rows || '').split(';')].filter(Boolean).map((row) => {
    const at = row.indexOf('/');
    if (at >= 0) table = row.slice(0, at);
    return at >= 0 ? row : `${table}/${row}`;
  });
};
const datumOf = (node) => (node.__data__ && node.__data__.datum) || {};
const marksOf = (svg) => [...svg.querySelectorAll('path, text, rect')]
  .filter((node) => node.__data__ && node.__data__.tooltip && rowsOf(datumOf(node)).length);
const spoken = document.createElement('p');
spoken.className = 'spoken';
spoken.setAttribute('role', 'status');
document.body.append(spoken);

const words = (tooltip) => Object.entries(tooltip).map(([name, value]) => `${name} ${value}`).join(', ');

// A row may be drawn as a bar and a point: it is said once.
const once = (marks) => marks.filter((mark, at) => {
  const said = words(mark.__data__.tooltip);
  return marks.findIndex((other) => words(other.__data__.tooltip) === said) === at;
});

const walkable = (region, view, svg) => {
  let at = -1;
  const place = (mark) => {
    const box = mark.getBoundingClientRect();
    return { clientX: box.right, clientY: box.bottom, type: 'pointermove' };
  };
  const leave = () => {
    at = -1;
    svg.querySelectorAll('.at').forEach((mark) => mark.classList.remove('at'));
    view.tooltip().call(null, view, {}, null, null);
  };
  region.addEventListener('keydown', (event) => {
    const marks = once(marksOf(svg));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') leave();
    if (event.key === 'Enter' && marks[at]) {
      // Of many rows the annex has a few.
      const rows = rowsOf(datumOf(marks[at])).map((row) => `r-${row.replaceAll('/', '-')}`);
      location.hash = rows.find((id) => document.getElementById(id)) || region.id;
    }
    if (!step || !marks.length) return;
    event.preventDefault();
    svg.querySelectorAll('.at').forEach((mark) => mark.classList.remove('at'));
    at = (Math.max(at, step < 0 ? 0 : -1) + step + marks.length) % marks.length;
    const mark = marks[at];
    mark.classList.add('at');
    mark.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    view.tooltip().call(null, view, place(mark), mark.__data__, mark.__data__.tooltip);
    spoken.textContent = words(mark.__data__.tooltip);
  });
  region.addEventListener('blur', leave);
};
