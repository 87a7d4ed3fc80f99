// Finds what a reader would see overlap or stick out; gives a list of lines, none for a page in order.
() => {
  const faults = [];
  const words = (e) => `${e.tagName.toLowerCase()} "${(e.textContent || '').trim().slice(0, 40)}"`;
  const shared = (a, b) => [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
  const overlap = (a, b, x, y) => { const [w, h] = shared(a, b); return w > x && h > y; };
  const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
  // Blocks beside one another.
  for (const parent of document.querySelectorAll('body, body *:not(svg, svg *)')) {
    const blocks = [...parent.children].filter((e) => shown(e) && !(e instanceof SVGElement)
      && !/^(inline|contents|none)/.test(getComputedStyle(e).display) && !/absolute|fixed/.test(getComputedStyle(e).position));
    for (const [i, one] of blocks.entries()) for (const other of blocks.slice(i + 1)) {
      if (overlap(one.getBoundingClientRect(), other.getBoundingClientRect(), 1, 1)) faults.push(`${words(one)} over ${words(other)}`);
    }
  }
  // Lines of text that leave the page, unless a region scrolls them.
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const held = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !shown(held) || held.closest('svg, .scroll, script, style, .skip')) continue;
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    for (const line of range.getClientRects()) {
      if (line.left < 0 || line.right > document.documentElement.clientWidth + 0.5) faults.push(`${words(held)} leaves the page`);
    }
  }
  // Labels inside a picture: apart from one another, and inside it.
  for (const svg of document.querySelectorAll('figure svg')) {
    const frame = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll('text')].filter((t) => t.textContent.trim());
    const box = (t) => {
      // A line box is taller than its letters: a fifth is taken off above and below.
      const r = t.getBoundingClientRect(), lines = Math.max(1, t.querySelectorAll('tspan').length), trim = (r.height / lines) * 0.2;
      return { left: r.left, right: r.right, top: r.top + trim, bottom: r.bottom - trim };
    };
    const boxes = labels.map(box);
    labels.forEach((label, i) => {
      const b = boxes[i];
      if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1) {
        faults.push(`${svg.closest('figure').id}: ${words(label)} leaves the picture`);
      }
      for (let k = i + 1; k < labels.length; k += 1) {
        if (overlap(b, boxes[k], 1, 1)) faults.push(`${svg.closest('figure').id}: ${words(label)} over ${words(labels[k])}`);
      }
    });
  }
  return faults;
}
