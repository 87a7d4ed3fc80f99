// The table of rows: what is ticked goes to the kernel and to the charts. Text from the record is set as text, never as markup.
const COLUMNS = [
  ["row", "Row"], ["what", "What it says"], ["figure", "Figure"], ["when", "Dated"],
  ["grade", "Grade"], ["said_by", "On whose word"], ["source_label", "Printed in"], ["disputes", "Disputes"],
];

function cell(name, row) {
  const td = document.createElement("td");
  td.className = name;
  if (name === "source_label" && row.href) {
    const a = document.createElement("a");
    Object.assign(a, { href: row.href, target: "_blank", rel: "noopener noreferrer", textContent: row[name] });
    td.append(a);
  } else td.textContent = row[name];
  return td;
}

function line(row, model) {
  const tr = document.createElement("tr");
  tr.dataset.row = row.row;
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", checked: model.get("ticked").includes(row.row) });
  box.setAttribute("aria-label", `Tick ${row.row}`);
  tr.classList.toggle("ticked", box.checked);
  box.addEventListener("change", () => {
    const others = model.get("ticked").filter((one) => one !== row.row);
    model.set("ticked", box.checked ? [...others, row.row] : others);
    model.save_changes();
  });
  const td = document.createElement("td");
  td.append(box);
  tr.append(td, ...COLUMNS.map(([name]) => cell(name, row)));
  return tr;
}

function render({ model, el }) {
  el.classList.add("returnwatch-rows");
  const said = document.createElement("p"), box = document.createElement("div"), table = document.createElement("table");
  said.setAttribute("role", "status");
  Object.assign(box, { tabIndex: 0, className: "scroll" });
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Rows of the selection");
  const head = table.createTHead().insertRow();
  head.append(...["", ...COLUMNS.map(([, title]) => title)].map((title) => {
    const th = document.createElement("th");
    Object.assign(th, { scope: "col", textContent: title });
    return th;
  }));
  const body = table.createTBody();
  box.append(table);
  el.append(said, box);
  const draw = () => {
    said.textContent = model.get("said");
    body.replaceChildren(...model.get("rows").map((row) => line(row, model)));
  };
  model.on("change:rows change:said", draw);
  model.on("change:ticked", () => body.querySelectorAll("tr").forEach((tr) => {
    const ticked = model.get("ticked").includes(tr.dataset.row);
    tr.classList.toggle("ticked", ticked);
    tr.querySelector("input").checked = ticked;
  }));
  draw();
}

export default { render };
