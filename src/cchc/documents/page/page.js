"use strict";
{
  const DRAWN = 200;
  const holder = document.getElementById("du-lieu");
  const data = holder ? JSON.parse(holder.textContent) : { texts: [], tables: {} };
  const known = document.querySelector("svg");  // a bar of the rows that are drawn
  const compare = new Intl.Collator("vi", { numeric: true }).compare;
  const bare = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  const made = (name, attributes, ...content) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, value);
    node.append(...content);
    return node;
  };

  // In the data a cell is the number of its text, a list of pieces, or an object with these or with a bar; a piece is the
  // number of its text, or a list: text, link, looks.
  const pieces = (cell) => (Array.isArray(cell) ? cell : cell.bar ? [] : (cell.pieces ?? [cell]));
  const text = (cell) => pieces(cell).map((piece) => data.texts[piece[0] ?? piece]).join("");
  const drawnPiece = (piece) => {
    if (!Array.isArray(piece)) return data.texts[piece];
    const looks = [...piece[2]].reduce((inner, name) => made(name, {}, inner), data.texts[piece[0]]);
    return data.texts[piece[1]] ? made("a", { href: `#${data.texts[piece[1]]}` }, looks) : looks;
  };
  const drawnBar = ([whole, achieved]) => {
    const bar = known.cloneNode(true);
    for (const node of [bar, ...bar.children]) node.setAttribute("width", node.matches(".achieved") ? achieved : whole);
    return bar;
  };
  const drawnRow = (row, kinds) => made("tr", { id: row.id, class: row.heads ? "heads" : undefined },
    ...(row.cells ?? row).map((cell, at) => made(at ? "td" : "th",
      { scope: at ? undefined : row.heads ? "colgroup" : "row", class: kinds[at], rowspan: cell.rows, colspan: cell.columns },
      ...(cell.bar ? [drawnBar(cell.bar)] : []), ...pieces(cell).map(drawnPiece))));

  const keys = {
    number: (text) => parseFloat(text.replace(",", ".")),
    day: (text) => Number(text.split("/").reverse().map((part) => part.padStart(2, "0")).join("") || NaN),
  };
  const order = (column, kind, sign) => {
    const key = (row) => (keys[kind] ?? String)(row.texts[column]);
    const blank = (value) => value === "" || Number.isNaN(value);
    return (one, other) => {
      const [a, b] = [key(one), key(other)];
      if (blank(a) || blank(b)) return blank(a) - blank(b);
      return sign * (keys[kind] ? a - b : compare(a, b));
    };
  };

  const start = (table) => {
    const [body, heads] = [table.tBodies[0], [...table.tHead.rows[0].cells]];
    const kinds = heads.map((head) => head.className || undefined);
    const coded = data.tables[table.id];
    const rows = coded
      ? coded.map((row) => ({ row, texts: (row.cells ?? row).map(text) }))
      : [...body.rows].map((node) => ({ node, texts: [...node.cells].map((cell) => cell.textContent) }));
    for (const row of rows) row.sought = bare(row.texts.join(" "));
    const [tools, more] = [".tools", ".more"].map((each) => document.querySelector(`${each}[data-for="${table.id}"]`));
    const [input, told] = [tools?.querySelector("input"), tools?.querySelector("output")];
    const button = made("button", { type: "button" }, "Xem thêm");
    const first = coded ? DRAWN : rows.length;
    let [shown, sort] = [first, () => 0];
    const draw = () => {
      const words = bare(input?.value ?? "").split(/\s+/);
      const found = rows.filter((row) => words.every((word) => row.sought.includes(word))).sort(sort);
      const now = found.slice(0, shown);
      body.replaceChildren(...now.map((row) => (row.node ??= drawnRow(row.row, kinds))));
      const isPart = found.length < rows.length;
      if (table.tFoot) table.tFoot.hidden = isPart;
      if (told) told.value = isPart ? `${found.length}/${rows.length} dòng` : "";
      more?.replaceChildren(`Hiện ${now.length}/${found.length} dòng. `, ...(now.length < found.length ? [button] : []));
    };
    button.addEventListener("click", () => { shown += DRAWN; draw(); });
    tools?.removeAttribute("hidden");
    input?.addEventListener("input", () => { shown = first; draw(); });
    for (const [column, head] of table.hasAttribute("data-sort") ? heads.entries() : []) {
      if (head.dataset.kind === "bar") continue;
      const sorter = made("button", { type: "button" }, ...head.childNodes);
      head.append(sorter);
      sorter.addEventListener("click", () => {
        const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
        sort = order(column, head.dataset.kind, sign);
        draw();
      });
    }
    if (coded) draw();
    return (id) => { if (coded?.some((row) => row.id === id)) { shown = rows.length; draw(); } };
  };

  const reveals = [...document.querySelectorAll("table")].map(start);
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id && !document.getElementById(id)) for (const each of reveals) each(id);
    document.getElementById(id)?.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
}
