// Each static picture gives way to a live chart once that is drawn; where a chart fails, the picture stays.
const options = {
  mode: 'vega-lite', renderer: 'svg', actions: false, ast: true, defaultStyle: false,
  tooltip: { disableDefaultStyle: true, id: 'tooltip' },
};
const numbered = (id, node) => {
  // Vega numbers the ids of its clips for each chart anew: under the figure's name they stay apart.
  for (const one of node.querySelectorAll('[id]')) {
    const name = one.id;
    one.id = `${id}-live-${name}`;
    for (const user of node.querySelectorAll(`[clip-path="url(#${name})"]`)) user.setAttribute('clip-path', `url(#${one.id})`);
  }
};
const live = async (data) => {
  const { figure, form } = data.dataset;
  const place = document.getElementById(`${figure}-${form}`);
  const still = place.querySelector('svg');
  const stage = document.createElement('div');
  stage.className = 'stage';
  place.append(stage);
  try {
    const { view } = await vegaEmbed(stage, JSON.parse(data.textContent), options);
    const drawn = stage.querySelector('svg');
    if (!drawn) throw new Error('nothing drawn');
    numbered(place.id, drawn);
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', still.getAttribute('aria-label'));
    drawn.setAttribute('viewBox', still.getAttribute('viewBox'));
    for (const part of drawn.querySelectorAll('[role],[aria-label],[aria-roledescription]')) {
      for (const name of ['role', 'aria-label', 'aria-roledescription']) part.removeAttribute(name);
    }
    still.remove();
    stage.className = 'live';
    walkable(place, view, drawn);
    if (figure === 'fig-timeline') pickable(place, drawn, form);
  } catch (error) {
    stage.remove();
  }
};
// The form that the screen doesn't show is drawn when it does, on a phone that is turned.
const drawShown = async () => {
  await document.fonts.ready;
  for (const data of document.querySelectorAll('script[data-figure]:not([data-drawn])')) {
    if (!document.getElementById(`${data.dataset.figure}-${data.dataset.form}`).getClientRects().length) continue;
    data.dataset.drawn = '';
    await live(data);
  }
  document.documentElement.dataset.charts = 'live';
};
window.matchMedia('(max-width: 44rem)').addEventListener('change', drawShown);
drawShown();
